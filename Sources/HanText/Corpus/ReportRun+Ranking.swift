internal import Dispatch
import HanCore
import HanExtraction
import HanReports
internal import Synchronization

extension ReportRun {
  /// Some documents, ranked and written.
  struct Ranked: Sendable {
    var summaries: [Report.DocumentSummary]
    var fragments: [ReportBlock]
    var keywords: [[Keyword]]
    var slogans: [[Slogan]]
    /// The page of the documents, if they have one.
    var page = ""
  }

  /// Ranks the documents some blocks at a time, and calls `body` with each block in order.
  func forEachRanked(
    _ ranker: CorpusRanker, _ writers: [any ReportWriter], _ page: PageSettings,
    _ body: (_ start: Int, Ranked) throws -> Void
  ) throws {
    let starts = page.blocks
    let tasks = max(1, min(jobs, starts.count))
    for first in stride(from: 0, to: starts.count, by: tasks) {
      let count = min(tasks, starts.count - first)
      let results = Mutex([Result<Ranked, any Error>?](repeating: nil, count: count))
      DispatchQueue.concurrentPerform(iterations: count) { task in
        let ranked = Result { try rank(first + task, ranker, writers, page) }
        results.withLock { $0[task] = ranked }
      }
      for (task, result) in results.withLock({ $0 }).enumerated() {
        guard let result else { continue }
        try body(starts[first + task], result.get())
      }
    }
  }

  /// Ranks the documents of a block, and writes what each format has of them.
  private func rank(
    _ number: Int, _ ranker: CorpusRanker, _ writers: [any ReportWriter], _ page: PageSettings
  ) throws -> Ranked {
    let start = page.blocks[number]
    let end = number + 1 < page.blocks.count ? page.blocks[number + 1] : corpus.count
    var ranked = Ranked(summaries: [], fragments: [], keywords: [], slogans: [])
    for position in start..<end {
      let analysis = try corpus.analysis(at: position)
      // Fewer keywords are the first of more, so one ranking does for both.
      let keywords = ranker.keywords(
        from: analysis.keywords, limit: max(keywordsPerDocument, limits.documentKeywords))
      let slogans = ranker.slogans(from: analysis.sloganCandidates)
      var summary = Report.DocumentSummary(
        analysis, keywords: keywords.prefix(limits.documentKeywords), slogans: slogans,
        limit: limits.documentKeywords, ranker: ranker)
      if let original = corpus.original(of: position) {
        summary.duplicateOf = try corpus.analysis(at: original).id
      }
      summary.damage = damage[position] ?? []
      summary.reword(wording)
      if page.embedding != .none { summary.text = try corpus.text(at: position) }
      ranked.summaries.append(summary)
      ranked.keywords.append(Array(keywords.prefix(keywordsPerDocument)))
      ranked.slogans.append(slogans)
    }
    if page.hasDocumentPages {
      ranked.page = ReportPages.page(
        of: ranked.summaries, from: start, number: number, settings: page)
    }
    if page.embedding == .passages {
      for (index, summary) in ranked.summaries.enumerated() {
        let spans = summary.keywords.flatMap(\.ranges) + summary.slogans.flatMap(\.ranges)
        ranked.summaries[index].text = summary.text?.passages(around: spans, unit: page.unit)
      }
    }
    ranked.fragments = writers.map {
      $0.block(ranked.summaries, from: start, number: number, of: corpus.count)
    }
    for index in ranked.summaries.indices { ranked.summaries[index].text = nil }
    return ranked
  }
}
