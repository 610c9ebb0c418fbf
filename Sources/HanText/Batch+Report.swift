import HanCore
import HanExtraction
public import HanReports
import HanStatistics

extension Batch {
  /// How much a report lists.
  public struct ReportLimits: Sendable {
    /// Keywords of the batch.
    public var keywords = 100
    /// Keywords of each document.
    public var documentKeywords = 10

    /// The usual limits: 100 keywords, 10 a document.
    public init() {}
  }

  /// The report of the batch, with all its terms.
  ///
  /// - Parameters:
  ///   - failures: Documents that could not be analysed.
  ///   - isPartial: Whether the run was interrupted.
  public func report(
    limits: ReportLimits = ReportLimits(), failures: [Report.Failure] = [], isPartial: Bool = false
  ) -> Report {
    let ranker = ranker
    // What stays in memory cannot fail.
    let dispersions = try? TermDispersions(postings)
    let terms = terms.terms().map { term in
      var term = term
      term.dispersion = dispersions?[term.term]?.value(of: .juillandD)
      return term
    }
    let documents = analyses.enumerated().map { position, analysis in
      var summary = Report.DocumentSummary(
        analysis,
        keywords: ranker.keywords(from: analysis.keywords, limit: limits.documentKeywords)[...],
        slogans: ranker.slogans(from: analysis.sloganCandidates),
        limit: limits.documentKeywords, ranker: ranker)
      summary.duplicateOf = duplicates[position].map { analyses[$0.position].id }
      return summary
    }
    var report = Report(
      documents: documents, keywords: keywords(limit: limits.keywords), slogans: slogans(),
      terms: terms, tokens: self.terms.tokens, distinctTerms: terms.count, failures: failures,
      isPartial: isPartial, version: HanTextVersion.current)
    report.stopTerms = configuration.stopTerms
    report.page.unit = configuration.offsets
    report.page.folding = ScriptFolding.shared
    for analysis in analyses { report.page.timeline.add(analysis.date) }
    report.page.timeline.finish()
    return report
  }
}

extension Configuration {
  /// The stop words as terms.
  var stopTerms: Set<Term> {
    var stops: Set<Term> = []
    keywords.stopWords.forEach { stops.insert($0) }
    return stops
  }
}

extension Report.DocumentSummary {
  /// A document's line in a report; its articles have as many keywords as it has at most.
  init(
    _ analysis: DocumentAnalysis, keywords: ArraySlice<Keyword>, slogans: [Slogan], limit: Int,
    ranker: CorpusRanker
  ) {
    self.init(
      id: analysis.id, title: analysis.title, date: analysis.date, source: analysis.source,
      encoding: analysis.encoding, script: analysis.script.rawValue,
      characters: analysis.characters, tokens: analysis.tokens,
      keywords: keywords.map { Report.LocatedTerm($0) },
      slogans: slogans.map { Report.LocatedSlogan($0) },
      entities: analysis.entities.map { Report.LocatedEntities($0) { $0.range } })
    digest = analysis.digest
    articles = analysis.articles.map { article in
      Report.ArticleSummary(
        title: article.title, date: article.date, source: article.source,
        keywords: ranker.keywords(from: article.keywords, limit: limit)
          .map { Report.LocatedTerm($0) },
        slogans: ranker.slogans(from: article.sloganCandidates).map { Report.LocatedSlogan($0) })
    }
  }
}

extension Report.LocatedTerm {
  /// A keyword with its ranges.
  package init(_ keyword: Keyword) {
    self.init(
      term: keyword.term, canonical: keyword.canonical, score: keyword.score,
      count: keyword.count, ranges: keyword.occurrences.map(\.range), evidence: keyword.evidence)
  }
}

extension Report.LocatedSlogan {
  /// A slogan with its ranges.
  package init(_ slogan: Slogan) {
    self.init(
      text: slogan.text, canonical: slogan.canonical, type: slogan.type,
      template: slogan.template, members: slogan.members.map(\.text),
      memberRanges: slogan.members.map(\.span.range), evidence: slogan.evidence,
      score: slogan.score, ranges: slogan.occurrences.map(\.range))
    canonicalTemplate = slogan.canonicalTemplate
    canonicalMembers = slogan.members.map(\.canonical)
  }
}
