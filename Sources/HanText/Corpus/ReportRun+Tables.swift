import HanCore
import HanExtraction
import HanReports
import HanStatistics

extension ReportRun {
  /// What is known of all documents together.
  func overview(_ sums: KeywordSums, _ ranker: CorpusRanker) throws -> Report {
    let keywords = try sums.best(limits.keywords, of: corpus, by: ranker) {
      ranker.keywords(from: $0.keywords, limit: keywordsPerDocument)
    } where: { _ in
      true
    }
    var report = Report(
      documents: [], keywords: keywords, slogans: [], terms: [],
      tokens: corpus.counts.tokens, distinctTerms: 0, failures: failures, isPartial: isPartial,
      version: HanTextVersion.current)
    report.stopTerms = configuration.stopTerms
    report.fingerprint = corpus.counts.fingerprint.text
    report.damaged = try damage.sorted { $0.key < $1.key }.map { position, kinds in
      Report.DamagedDocument(id: try corpus.keywordAnalysis(at: position).id, damage: kinds)
    }
    return report
  }

  /// Adds where in the batch keywords stand.
  func addSpreads(to report: inout Report) throws {
    let places = Dictionary(
      report.keywords.enumerated().map { (PhraseHash.hash($1.canonical), $0) },
      uniquingKeysWith: { first, _ in first })
    let periods = report.page.timeline.counts.count
    report.page.spreads = report.keywords.map { _ in KeywordSpread(periods: periods) }
    for position in 0..<corpus.count where corpus.original(of: position) == nil {
      let analysis = try corpus.keywordAnalysis(at: position)
      let period = report.page.timeline.place(of: analysis.date)
      for hash in Set(analysis.keywords.hashes) {
        guard let place = places[hash] else { continue }
        report.page.spreads[place].add(position, of: corpus.count, period: period)
      }
    }
  }

  /// Adds the documents that the keywords and slogans of the report refer to.
  func addReferences(
    to report: inout Report, _ references: DocumentReferences
  ) throws {
    var wanted: Set<Int> = []
    for keyword in report.keywords { wanted.formUnion(keyword.positions) }
    for slogan in report.slogans {
      wanted.formUnion(slogan.positions)
      if let history = slogan.history { wanted.insert(history.first.position) }
    }
    report.references = try wanted.sorted().map { try references[$0] }
  }

  /// Writes all slogans in each format, and adds those that pages list.
  func addSlogans(
    to report: inout Report, _ slogans: SloganSums, _ ranker: CorpusRanker,
    _ references: DocumentReferences, _ drafts: [ReportDraft]
  ) throws {
    report.distinctSlogans = slogans.count
    report.sloganTypes = slogans.types
    var index = 0
    try slogans.forEach(nil, by: ranker, timeline: report.page.timeline) {
      let reference = try references[$0]
      return (reference.id, reference.date)
    } _: { slogan in
      if index < Report.maximumListedSlogans { report.slogans.append(slogan) }
      var shown = slogan
      shown.reword(wording)
      for draft in drafts {
        try draft.slogans.append(draft.writer.slogan(shown, index: index))
      }
      index += 1
    }
  }

  /// The groups of documents compared, if that is asked for and it is known where terms occur.
  func groupComparison() throws -> GroupComparison? {
    guard let group, let postings = corpus.counts.postings, !postings.isIncomplete else {
      return nil
    }
    var names: [String] = []
    for position in 0..<corpus.count where corpus.original(of: position) == nil {
      names.append(group(try corpus.analysis(at: position)))
    }
    return try GroupComparison(names, postings)
  }

  /// Writes all terms in each format, and adds those that pages list.
  ///
  /// - Returns: What is known of the terms whose hashes are `kept`, and the hashes of those that the
  ///   page lists; see `PostingTable/hash(of:)`.
  func addTerms(
    to report: inout Report, _ drafts: [ReportDraft], keeping kept: Set<UInt64>
  ) throws -> (known: [UInt64: GroupComparison.KnownTerm], hashes: [UInt64]) {
    var known: [UInt64: GroupComparison.KnownTerm] = [:]
    var hashes: [UInt64] = []
    var index = 0
    var listed = 0
    var failure: (any Error)?
    report.distinctTerms = try corpus.counts.forEachTerm { term in
      guard failure == nil else { return }
      let weakness = report.weakness(of: term)
      // Pages list the first ones that carry a meaning of their own.
      if listed < Report.maximumListedTerms {
        report.terms.append(term)
        if weakness.isEmpty { listed += 1 }
      }
      var shown = term
      shown.form = Term(wording(term.form.text, term.term.text))
      if index < Report.maximumPageRows || !kept.isEmpty {
        let hash = PostingTable.hash(of: term.term)
        if index < Report.maximumPageRows { hashes.append(hash) }
        if kept.contains(hash) {
          known[hash] = GroupComparison.KnownTerm(
            term: shown.form.text, canonical: term.term.text, weakness: weakness)
        }
      }
      do {
        for draft in drafts {
          try draft.terms.append(draft.writer.term(shown, index: index, weakness: weakness))
        }
      } catch {
        failure = error
      }
      index += 1
    }
    if let failure { throw failure }
    return (known, hashes)
  }

  /// Adds how the terms of the page went over time, and which occur together.
  ///
  /// - Parameters:
  ///   - hashes: The hashes of the terms that the page lists.
  ///   - dates: When documents were published.
  func addOccurrences(
    to report: inout Report, _ hashes: [UInt64], _ dates: DocumentDates
  ) throws {
    guard let postings = corpus.counts.postings, !postings.isIncomplete else { return }
    let timeline = report.page.timeline
    var periods: [Int?] = []
    for position in 0..<corpus.count where corpus.original(of: position) == nil {
      periods.append(timeline.place(of: dates.date(of: position)))
    }
    // Keywords come first, as far as they are words.
    var seen: Set<UInt64> = []
    var candidates: [(term: String, hash: UInt64)] = []
    let words =
      report.keywords.map { ($0.term, $0.canonical) }
      + report.terms.filter { report.weakness(of: $0).isEmpty }.map { ($0.form.text, $0.term.text) }
    for (term, canonical) in words where canonical.unicodeScalars.count > 1 {
      let hash = PostingTable.hash(of: Term(canonical))
      guard candidates.count < 3 * TermNetwork.maximumNodes, seen.insert(hash).inserted else {
        continue
      }
      candidates.append((wording(term, canonical), hash))
    }
    let occurrences = try TermOccurrences(
      postings, trends: timeline.counts.count > 1 ? hashes : [], network: seen, periods: periods,
      periodCount: timeline.counts.count)
    if timeline.counts.count > 1 { report.page.trends = occurrences.trends }
    report.page.network = occurrences.network(candidates)
  }
}
