internal import Dispatch
import HanCore
import HanExtraction
package import HanReports
import HanStatistics
internal import Synchronization

/// Where the files of a report go.
package protocol ReportOutput {
  /// Begins a file.
  mutating func begin(_ name: String) throws
  /// Appends to the file that was begun last.
  mutating func write(_ text: String) throws
  /// Ends the file.
  mutating func end() throws
}

/// The second pass of a report: ranks the documents of a corpus, writes each as it comes, and the
/// files once all are known.
///
/// Memory: some documents for each job, and what keywords and slogans add up to.
package struct ReportRun: Sendable {
  /// What is analysed.
  package let corpus: Corpus
  /// How it was analysed.
  package let configuration: Configuration
  /// How much is listed.
  package var limits = Batch.ReportLimits()
  /// Documents that could not be analysed.
  package var failures: [Report.Failure] = []
  /// Whether the run was interrupted.
  package var isPartial = false
  /// How many documents are ranked at once.
  package var jobs = 1
  /// The wording to show, from the source's and the canonical one.
  package var wording: @Sendable (_ source: String, _ canonical: String) -> String = { source, _ in
    source
  }

  /// How many documents are ranked by one task.
  private static let chunk = 32

  /// A report on a corpus.
  package init(_ corpus: Corpus, configuration: Configuration) {
    self.corpus = corpus
    self.configuration = configuration
  }

  /// A document, ranked and written.
  private struct Ranked: Sendable {
    var summary: Report.DocumentSummary
    var fragments: [String]
    var keywords: [Keyword]
    var slogans: [Slogan]
  }

  /// What a format has of all terms and of all documents, until its file can be written.
  private struct Body {
    let terms = ScratchFile()
    let documents = ScratchFile()
  }

  /// Writes the report.
  ///
  /// - Parameter advance: Called after each document.
  /// - Returns: The report without its documents, with the terms that pages list.
  /// - Throws: `CountsError` when temporary data cannot be kept; what `output` throws.
  @discardableResult
  package func write(
    to output: inout some ReportOutput, advance: () -> Void = {}
  ) throws -> Report {
    let ranker = try corpus.ranker()
    let formats = ReportFormat.allCases
    let writers = formats.map(\.writer)
    let bodies = formats.map { _ in Body() }
    var sums = KeywordSums()
    var slogans = SloganSums()
    var totals = Report.Totals()
    try forEachRanked(ranker, writers) { position, ranked in
      totals.add(ranked.summary)
      if corpus.original(of: position) == nil {
        let reference = Report.DocumentReference(
          position: position, id: ranked.summary.id, title: ranked.summary.title,
          date: ranked.summary.date, script: ranked.summary.script)
        sums.add(ranked.keywords, of: position)
        slogans.add(ranked.slogans, of: reference)
      }
      for (body, fragment) in zip(bodies, ranked.fragments) {
        try Self.append(fragment, to: body.documents)
      }
      advance()
    }
    var report = try overview(sums, slogans, ranker)
    report.totals = totals
    try addTerms(to: &report, Array(zip(writers, bodies)))
    report.reword(wording)
    for ((format, writer), body) in zip(zip(formats, writers), bodies) {
      try output.begin(format.fileName)
      for piece in writer.pieces(of: report) {
        switch piece {
        case .text(let text): try output.write(text)
        case .terms: try Self.copy(body.terms, to: &output)
        case .documents: try Self.copy(body.documents, to: &output)
        }
      }
      try output.end()
    }
    return report
  }

  /// What is known of all documents together.
  private func overview(
    _ sums: KeywordSums, _ slogans: SloganSums, _ ranker: CorpusRanker
  ) throws -> Report {
    let keywords = try sums.best(limits.keywords, of: corpus, by: ranker) {
      ranker.keywords(from: $0.keywords, limit: keywordsPerDocument)
    } where: { _ in
      true
    }
    var report = Report(
      documents: [], keywords: keywords, slogans: slogans.best(nil, by: ranker), terms: [],
      tokens: corpus.counts.tokens, distinctTerms: 0, failures: failures, isPartial: isPartial,
      version: HanTextVersion.current)
    report.stopTerms = configuration.stopTerms
    report.references = try references(of: report)
    return report
  }

  /// The documents that keywords and slogans refer to.
  private func references(of report: Report) throws -> [Report.DocumentReference] {
    var wanted: Set<String> = []
    for keyword in report.keywords { wanted.formUnion(keyword.documents) }
    for slogan in report.slogans { wanted.formUnion(slogan.documents) }
    var result: [Report.DocumentReference] = []
    for position in 0..<corpus.count where !wanted.isEmpty {
      let analysis = try corpus.analysis(at: position)
      if wanted.remove(analysis.id) != nil { result.append(analysis.reference(at: position)) }
    }
    return result
  }

  /// Writes all terms in each format, and adds those that pages list.
  private func addTerms(
    to report: inout Report, _ outputs: [(writer: any ReportWriter, body: Body)]
  ) throws {
    var index = 0
    var listed = 0
    var failure: (any Error)?
    report.distinctTerms = try corpus.counts.forEachTerm { term in
      guard failure == nil else { return }
      // Pages list the first ones that carry a meaning of their own.
      if listed < Report.maximumListedTerms {
        report.terms.append(term)
        if report.weakness(of: term).isEmpty { listed += 1 }
      }
      var shown = term
      shown.form = Term(wording(term.form.text, term.term.text))
      do {
        for output in outputs {
          try Self.append(
            output.writer.term(shown, index: index, of: report), to: output.body.terms)
        }
      } catch {
        failure = error
      }
      index += 1
    }
    if let failure { throw failure }
  }

  private static func append(_ text: String, to file: ScratchFile) throws(CountsError) {
    guard !text.isEmpty else { return }
    do throws(ScratchError) { try file.append(text.utf8) } catch { throw .scratch(error) }
  }

  private static func copy(_ file: ScratchFile, to output: inout some ReportOutput) throws {
    var place = 0
    while place < file.count {
      // Cut where a character begins: the end of a piece is found by looking back.
      var bytes = try file.read(place..<min(file.count, place + 1 << 20))
      if place + bytes.count < file.count {
        let end = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        bytes.removeSubrange(end...)
      }
      place += bytes.count
      try output.write(String(decoding: bytes, as: UTF8.self))
    }
  }

  // MARK: Ranking in parallel

  /// Ranks the documents some at a time, and calls `body` with each in order.
  private func forEachRanked(
    _ ranker: CorpusRanker, _ writers: [any ReportWriter], _ body: (Int, Ranked) throws -> Void
  ) throws {
    let tasks = max(1, jobs)
    for start in stride(from: 0, to: corpus.count, by: Self.chunk * tasks) {
      let results = Mutex([Result<[Ranked], any Error>?](repeating: nil, count: tasks))
      DispatchQueue.concurrentPerform(iterations: tasks) { task in
        let lower = min(corpus.count, start + task * Self.chunk)
        let positions = lower..<min(corpus.count, lower + Self.chunk)
        let ranked = Result { try rank(positions, ranker, writers) }
        results.withLock { $0[task] = ranked }
      }
      var position = start
      for result in results.withLock({ $0 }) {
        for ranked in try result?.get() ?? [] {
          try body(position, ranked)
          position += 1
        }
      }
    }
  }

  private func rank(
    _ positions: Range<Int>, _ ranker: CorpusRanker, _ writers: [any ReportWriter]
  ) throws -> [Ranked] {
    try positions.map { position in
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
      summary.reword(wording)
      return Ranked(
        summary: summary,
        fragments: writers.map { $0.document(summary, position: position, of: corpus.count) },
        keywords: Array(keywords.prefix(keywordsPerDocument)), slogans: slogans)
    }
  }
}
