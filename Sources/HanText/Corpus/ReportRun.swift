package import HanReports

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
  /// The size that the page must not exceed, in bytes.
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

  /// Writes the report.
  ///
  /// - Parameter advance: Called after each document.
  /// - Returns: The report without its documents, with the terms that pages list.
  /// - Throws: `CountsError` when temporary data cannot be kept; `PageSizeError` when the page cannot
  ///   be as small as it must; what `output` throws.
  @discardableResult
  package func write(
    to output: inout some ReportOutput, advance: () -> Void = {}
  ) throws -> Report {
    let ranker = try corpus.ranker()
    var page = settings()
    let drafts = ReportDraft.all(page)
    var pages = RecordSpool()
    var sums = KeywordSums()
    var slogans = SloganSums()
    var references = DocumentReferences()
    var totals = Report.Totals()
    try forEachRanked(ranker, drafts.map(\.writer), page) { start, ranked in
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
      for (draft, fragment) in zip(drafts, ranked.fragments) {
        try draft.documents.append(fragment.documents)
        try draft.rows.append(fragment.rows)
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
    try addSlogans(to: &report, slogans, ranker, references, drafts)
    let comparison = try groupComparison()
    let terms = try addTerms(to: &report, drafts, keeping: comparison?.wanted ?? [])
    report.groups = comparison?.groups(terms.known) ?? []
    try addOccurrences(to: &report, terms.hashes, slogans.dates)
    try addReferences(to: &report, references)
    if let earlier { report.changes = try changes(since: earlier, in: report, drafts) }
    report.reword(wording)
    for draft in drafts where draft.format == .html { try fit(&report, draft) }
    output.expect(drafts.count + pages.count)
    for draft in drafts {
      try output.begin(draft.format.fileName)
      for piece in draft.writer.pieces(of: report) {
        try draft.write(piece, report.page) { try output.write($0) }
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
}
