public import HanReports
import HanCore
public import HanExtraction
import HanStatistics

extension Batch {
  /// How much a report lists.
  public struct ReportLimits: Sendable {
    /// Keywords of the batch.
    public var keywords = 100
    /// Keywords of each document.
    public var documentKeywords = 10
    /// Terms of the batch.
    public var terms = 500

    /// The usual limits: 100 keywords, 10 a document, 500 terms.
    public init() {}
  }

  /// The report of the batch.
  ///
  /// - Parameters:
  ///   - failures: Documents that could not be analysed.
  ///   - isPartial: Whether the run was interrupted.
  public func report(
    limits: ReportLimits = ReportLimits(), failures: [Report.Failure] = [], isPartial: Bool = false
  ) -> Report {
    Report(
      documents: analyses.enumerated().map { position, analysis in
        var summary = summary(of: analysis, limits: limits)
        summary.duplicateOf = duplicates[position].map { analyses[$0.position].id }
        return summary
      },
      keywords: keywords(limit: limits.keywords), slogans: slogans(),
      terms: terms.terms(limit: limits.terms), tokens: terms.tokens,
      distinctTerms: terms.termCount, failures: failures, isPartial: isPartial,
      version: HanTextVersion.current)
  }

  private func summary(
    of analysis: Analysis, limits: ReportLimits
  ) -> Report.DocumentSummary {
    Report.DocumentSummary(
      id: analysis.id, title: analysis.title, date: analysis.date, source: analysis.source,
      encoding: analysis.encoding, script: analysis.script.rawValue,
      characters: analysis.characters, tokens: analysis.terms.tokens,
      keywords: keywords(of: analysis, limit: limits.documentKeywords)
        .map { Report.LocatedTerm($0, in: analysis) },
      slogans: slogans(of: analysis).map { Report.LocatedSlogan($0, in: analysis) },
      entities: analysis.entities.map { entities in
        Report.LocatedEntities(entities) { analysis.offsets.range($0) }
      })
  }
}

extension Report.LocatedTerm {
  /// A keyword with its ranges in the analysis's unit.
  public init(_ keyword: Keyword, in analysis: Analysis) {
    self.init(
      term: keyword.term, canonical: keyword.canonical, score: keyword.score,
      count: keyword.count, ranges: keyword.occurrences.map { analysis.offsets.range($0) },
      evidence: keyword.evidence)
  }
}

extension Report.LocatedSlogan {
  /// A slogan with its ranges in the analysis's unit.
  public init(_ slogan: Slogan, in analysis: Analysis) {
    self.init(
      text: slogan.text, canonical: slogan.canonical, type: slogan.type,
      template: slogan.template, members: slogan.members.map(\.canonical),
      memberRanges: slogan.members.map { analysis.offsets.range($0.span) },
      evidence: slogan.evidence, score: slogan.score,
      ranges: slogan.occurrences.map { analysis.offsets.range($0) })
  }
}
