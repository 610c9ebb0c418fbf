import HanReports

extension ReportRun {
  /// Leaves out of the page what it has no room for: results and texts of the last documents first,
  /// then trends, terms, slogans and rows of documents, of each the last ones.
  ///
  /// - Throws: ``PageSizeError`` when it cannot be made to fit.
  func fit(_ report: inout Report, _ draft: ReportDraft) throws {
    // What is packed takes no more than this.
    func mostOf(_ piece: ReportPiece) -> Int {
      switch piece {
      case .text(let text): text.utf8.count
      case .slogans: draft.slogans.file.count
      case .terms: draft.terms.file.count
      case .documents: draft.documents.file.count
      case .rows: draft.rows.file.count
      case .packed(let pieces): pieces.reduce(64) { $0 + mostOf($1) } * 7 / 5
      }
    }
    if draft.writer.pieces(of: report).reduce(0, { $0 + mostOf($1) }) <= pageSize { return }
    let count = report.totals.documents
    var cut = PageCut(
      texts: count, documents: count, slogans: min(report.distinctSlogans, Report.maximumPageRows),
      terms: min(report.distinctTerms, Report.maximumPageRows))
    var size = try size(&report, draft, nil)
    if size + draft.documents.file.count <= pageSize {
      report.page.cut = nil
      return
    }
    // Notes on what is missing take room as well.
    let limit = pageSize - 2_000
    while size > limit {
      let (least, share) = (1_000, 0.9 * Double(limit) / Double(size))
      if cut.hasTrends {
        cut.hasTrends = false
      } else if cut.terms > least || cut.slogans > least {
        cut.terms = min(cut.terms, max(least, cut.terms / 2))
        cut.slogans = min(cut.slogans, max(least, cut.slogans / 2))
      } else if cut.documents > 0 {
        let fewer = Int(Double(cut.documents) * min(0.9, max(0, share)))
        cut.documents = report.page.documents(inBlocks: report.page.blockCount(of: fewer) - 1)
      } else if cut.terms + cut.slogans > 0 {
        (cut.terms, cut.slogans) = (cut.terms / 4, cut.slogans / 4)
      } else {
        throw PageSizeError(needed: size)
      }
      cut.texts = min(cut.texts, cut.documents)
      size = try self.size(&report, draft, cut)
    }
    let blocks = draft.documents.count(within: limit - size)
    cut.texts = min(cut.documents, report.page.documents(inBlocks: blocks))
    report.page.cut = cut
  }

  /// The size of the page without the blocks of documents.
  private func size(
    _ report: inout Report, _ draft: ReportDraft, _ cut: PageCut?
  ) throws -> Int {
    report.page.cut = cut
    var size = 0
    for piece in draft.writer.pieces(of: report) {
      if case .documents = piece { continue }
      try draft.write(piece, report.page) { size += $0.utf8.count }
    }
    return size
  }
}
