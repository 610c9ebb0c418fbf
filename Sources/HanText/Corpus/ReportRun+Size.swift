import HanReports

extension ReportRun {
  /// Leaves out of the page what it has no room for: results and texts of the last documents; trends,
  /// terms and slogans where those take more than half of the page; then rows of documents.
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
    // Notes on what is missing take room as well, and half of the page is for documents.
    let limit = pageSize - 2_000
    let most = max(limit / 2, limit - draft.documents.file.count)
    while size > most, shorten(&cut) { size = try self.size(&report, draft, cut) }
    while size > limit {
      guard cut.documents > 0 || cut.terms + cut.slogans > 0 else {
        throw PageSizeError(needed: size)
      }
      if cut.documents > 0 {
        let share = min(0.9, 0.9 * Double(limit) / Double(size))
        let blocks = report.page.blockCount(of: Int(Double(cut.documents) * share))
        cut.documents = report.page.documents(inBlocks: blocks - 1)
      } else {
        (cut.terms, cut.slogans) = (cut.terms / 4, cut.slogans / 4)
      }
      size = try self.size(&report, draft, cut)
    }
    let blocks = draft.documents.count(within: limit - size)
    cut.texts = min(cut.documents, report.page.documents(inBlocks: blocks))
    report.page.cut = cut
  }

  /// Leaves out trends, else half of the terms and slogans, but for the first thousand.
  ///
  /// - Returns: Whether there was anything.
  private func shorten(_ cut: inout PageCut) -> Bool {
    let least = 1_000
    if cut.hasTrends {
      cut.hasTrends = false
    } else if cut.terms > least || cut.slogans > least {
      cut.terms = min(cut.terms, max(least, cut.terms / 2))
      cut.slogans = min(cut.slogans, max(least, cut.slogans / 2))
    } else {
      return false
    }
    return true
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
