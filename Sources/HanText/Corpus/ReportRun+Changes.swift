import HanCore
import HanReports

extension ReportRun {
  /// What changed since an earlier report: its tables are compared with those of this one.
  func changes(
    since earlier: EarlierReport, in report: Report, _ drafts: [ReportDraft]
  ) throws -> ReportChanges {
    func push(
      _ format: ReportFormat, into table: inout EntryTable,
      _ part: (ReportDraft) -> ReportDraft.Part
    ) throws {
      guard let draft = drafts.first(where: { $0.format == format }) else { return }
      for case .text(let heading) in draft.writer.pieces(of: report) { table.push(heading.utf8) }
      try part(draft).copy { table.push($0.utf8) }
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
}
