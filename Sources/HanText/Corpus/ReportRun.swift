internal import Dispatch
import HanCore
import HanExtraction
package import HanReports
import HanStatistics
internal import Synchronization

/// Where the files of a report go.
package protocol ReportOutput {
  /// Tells how many files follow.
  mutating func expect(_ count: Int)
  /// Begins a file; its name may begin with the folder it goes into.
  mutating func begin(_ name: String) throws
  /// Appends to the file that was begun last.
  mutating func write(_ text: String) throws
  /// Ends the file.
  mutating func end() throws
}

extension ReportOutput {
  package mutating func expect(_: Int) {}
}

/// The second pass of a report: ranks the documents of a corpus, writes each as it comes, and the
/// files once all are known.
///
/// Memory: a block of documents for each job, and what keywords and slogans add up to.
package struct ReportRun: Sendable {
  /// What is analysed.
  package let corpus: Corpus
  /// How it was analysed.
  package let configuration: Configuration
  /// How much is listed.
  package var limits = Batch.ReportLimits()
  /// Documents that could not be analysed.
  package var failures: [Report.Failure] = []
  /// What looks like a wrong decoding, by the positions of documents.
  package var damage: [Int: [String]] = [:]
  /// Whether the run was interrupted.
  package var isPartial = false
  /// A report to compare with.
  package var earlier: EarlierReport?
  /// How many blocks of documents are ranked at once.
  package var jobs = 1
  /// What the page has of texts.
  package var embedding = TextEmbedding.auto
  /// The size of the page that texts are to fit into, in bytes.
  package var pageSize = 20_000_000
  /// The language of the page's own words.
  package var language = ReportLanguage.both
  /// The name of a document's group, if groups are to be compared.
  package var group: (@Sendable (DocumentAnalysis) -> String)?
  /// The wording to show, from the source's and the canonical one.
  package var wording: @Sendable (_ source: String, _ canonical: String) -> String = { source, _ in
    source
  }

  /// A report on a corpus.
  package init(_ corpus: Corpus, configuration: Configuration) {
    self.corpus = corpus
    self.configuration = configuration
  }

  /// Some documents, ranked and written.
  private struct Ranked: Sendable {
    var summaries: [Report.DocumentSummary]
    var fragments: [ReportBlock]
    var keywords: [[Keyword]]
    var slogans: [[Slogan]]
    /// The page of the documents, if they have one.
    var page = ""
  }

  /// What a format has of all slogans, terms and documents, until its file can be written.
  private struct Body {
    let slogans = ScratchFile()
    let terms = ScratchFile()
    let documents = ScratchFile()
    let rows = ScratchFile()
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
    var page = settings()
    let writers = formats.map { $0.writer(page) }
    let bodies = formats.map { _ in Body() }
    var pages = RecordSpool()
    var sums = KeywordSums()
    var slogans = SloganSums()
    var references = DocumentReferences()
    var totals = Report.Totals()
    try forEachRanked(ranker, writers, page) { start, ranked in
      for (index, summary) in ranked.summaries.enumerated() {
        let position = start + index
        totals.add(summary)
        page.timeline.add(summary.date)
        try references.append(
          Report.DocumentReference(
            position: position, id: summary.id, title: summary.title, date: summary.date,
            script: summary.script))
        if corpus.original(of: position) == nil {
          sums.add(ranked.keywords[index], of: position)
          try slogans.add(ranked.slogans[index], of: position, date: summary.date)
        }
        advance()
      }
      for (body, fragment) in zip(bodies, ranked.fragments) {
        try Self.append(fragment.documents, to: body.documents)
        try Self.append(fragment.rows, to: body.rows)
      }
      if page.hasDocumentPages {
        try pages.append(ranked.page.utf8)
      }
    }
    page.timeline.finish()
    var report = try overview(sums, ranker)
    report.totals = totals
    report.page = page
    try addSpreads(to: &report)
    let outputs = Array(zip(writers, bodies))
    try addSlogans(to: &report, slogans, ranker, references, outputs)
    let comparison = try groupComparison()
    let known = try addTerms(to: &report, outputs, keeping: comparison?.wanted ?? [])
    report.groups = comparison?.groups(known) ?? []
    try addReferences(to: &report, references)
    if let earlier {
      report.changes = try changes(since: earlier, in: report, formats, outputs)
    }
    report.reword(wording)
    output.expect(formats.count + pages.count)
    for ((format, writer), body) in zip(zip(formats, writers), bodies) {
      try output.begin(format.fileName)
      for piece in writer.pieces(of: report) {
        try Self.write(piece, of: body) { try output.write($0) }
      }
      try output.end()
    }
    for number in 0..<pages.count {
      try output.begin(ReportPages.name(number))
      try output.write(String(decoding: try pages[number], as: UTF8.self))
      try output.end()
    }
    return report
  }

  /// What changed since an earlier report: its tables are compared with those of this one.
  private func changes(
    since earlier: EarlierReport, in report: Report,
    _ formats: [ReportFormat], _ outputs: [(writer: any ReportWriter, body: Body)]
  ) throws -> ReportChanges {
    func push(
      _ format: ReportFormat, into table: inout EntryTable, _ file: (Body) -> ScratchFile
    ) throws {
      guard let place = formats.firstIndex(of: format) else { return }
      let (writer, body) = outputs[place]
      for case .text(let heading) in writer.pieces(of: report) { table.push(heading.utf8) }
      try Self.copy(file(body)) { table.push($0.utf8) }
    }
    var terms = EntryTable.terms
    try push(.termsCSV, into: &terms) { $0.terms }
    var slogans = EntryTable.slogans
    try push(.slogansCSV, into: &slogans) { $0.slogans }
    let totals = ReportChanges.Totals(
      documents: report.totals.documents - report.totals.repeats, tokens: report.tokens,
      fingerprint: report.fingerprint)
    return earlier.changes(to: totals, terms: terms, slogans: slogans)
  }

  private static func write(
    _ piece: ReportPiece, of body: Body, to output: (String) throws -> Void
  ) throws {
    switch piece {
    case .text(let text): try output(text)
    case .slogans: try copy(body.slogans, to: output)
    case .terms: try copy(body.terms, to: output)
    case .documents: try copy(body.documents, to: output)
    case .rows: try copy(body.rows, to: output)
    case .packed(let pieces):
      var packed = PackedText()
      for piece in pieces {
        try write(piece, of: body) { try output(packed.add($0)) }
      }
      try output(packed.finish())
    }
  }

  // MARK: Texts and blocks

  /// What pages show beside the report, as far as it is known before documents are ranked.
  private func settings() -> PageSettings {
    var page = PageSettings()
    page.language = language
    page.embedding = effectiveEmbedding
    page.hasDocumentPages = embedding == .auto && page.embedding == .passages
    page.unit = configuration.offsets
    page.folding = ScriptFolding.shared
    page.blocks = blockStarts()
    return page
  }

  /// What the page has of texts: of what may be chosen, what fits.
  private var effectiveEmbedding: TextEmbedding {
    guard configuration.keepsTexts else { return .none }
    guard embedding == .auto else { return embedding }
    // Texts that are packed together, and with more effort, are smaller than those packed one by
    // one; base64 adds a third. A third of the page is for results.
    return corpus.textSize * 4 / 3 <= pageSize * 2 / 3 ? .all : .passages
  }

  /// So many bytes of packed texts are in a block at most, unless it has a single document.
  private static let blockBytes = 1 << 19

  /// The first document of each block.
  private func blockStarts() -> [Int] {
    var starts: [Int] = []
    var (documents, bytes) = (0, 0)
    for position in 0..<corpus.count {
      let size = corpus.textSize(at: position)
      if starts.isEmpty || documents == PageSettings.blockSize || bytes + size > Self.blockBytes {
        starts.append(position)
        (documents, bytes) = (0, 0)
      }
      documents += 1
      bytes += size
    }
    return starts
  }

  /// What is known of all documents together.
  private func overview(_ sums: KeywordSums, _ ranker: CorpusRanker) throws -> Report {
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
  private func addSpreads(to report: inout Report) throws {
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
  private func addReferences(
    to report: inout Report, _ references: DocumentReferences
  ) throws {
    var wanted: Set<Int> = []
    for keyword in report.keywords { wanted.formUnion(keyword.positions) }
    for slogan in report.slogans { wanted.formUnion(slogan.positions) }
    report.references = try wanted.sorted().map { try references[$0] }
  }

  /// Writes all slogans in each format, and adds those that pages list.
  private func addSlogans(
    to report: inout Report, _ slogans: SloganSums, _ ranker: CorpusRanker,
    _ references: DocumentReferences, _ outputs: [(writer: any ReportWriter, body: Body)]
  ) throws {
    report.distinctSlogans = slogans.count
    report.sloganTypes = slogans.types
    var index = 0
    try slogans.forEach(nil, by: ranker) {
      try references[$0].id
    } _: { slogan in
      if index < Report.maximumListedSlogans { report.slogans.append(slogan) }
      var shown = slogan
      shown.reword(wording)
      for output in outputs {
        try Self.append(output.writer.slogan(shown, index: index), to: output.body.slogans)
      }
      index += 1
    }
  }

  /// The groups of documents compared, if that is asked for and it is known where terms occur.
  private func groupComparison() throws -> GroupComparison? {
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
  /// - Returns: What is known of the terms whose hashes are `kept`.
  private func addTerms(
    to report: inout Report, _ outputs: [(writer: any ReportWriter, body: Body)],
    keeping kept: Set<UInt64>
  ) throws -> [UInt64: GroupComparison.KnownTerm] {
    var known: [UInt64: GroupComparison.KnownTerm] = [:]
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
      if !kept.isEmpty {
        let hash = PostingTable.hash(of: term.term)
        if kept.contains(hash) {
          known[hash] = GroupComparison.KnownTerm(
            term: shown.form.text, canonical: term.term.text, weakness: report.weakness(of: term))
        }
      }
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
    return known
  }

  private static func append(_ text: String, to file: ScratchFile) throws(CountsError) {
    guard !text.isEmpty else { return }
    do throws(ScratchError) { try file.append(text.utf8) } catch { throw .scratch(error) }
  }

  private static func copy(
    _ file: ScratchFile, to output: (String) throws -> Void
  ) throws {
    var place = 0
    while place < file.count {
      // Cut where a character begins: the end of a piece is found by looking back.
      var bytes = try file.read(place..<min(file.count, place + 1 << 20))
      if place + bytes.count < file.count {
        let end = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
        bytes.removeSubrange(end...)
      }
      place += bytes.count
      try output(String(decoding: bytes, as: UTF8.self))
    }
  }

  // MARK: Ranking in parallel

  /// Ranks the documents some blocks at a time, and calls `body` with each block in order.
  private func forEachRanked(
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
