import HanCore
import HanReports
import HanStatistics

/// What a format has of all slogans, terms and documents, in temporary files until its file can be
/// written.
final class ReportDraft {
  /// Text in a temporary file, piece by piece.
  struct Part {
    let file = ScratchFile()
    /// Where each piece ends, if that is kept.
    private var ends: [Int]?

    fileprivate init(keepsEnds: Bool) { ends = keepsEnds ? [] : nil }

    /// Appends a piece.
    mutating func append(_ text: String) throws(CountsError) {
      if !text.isEmpty {
        do throws(ScratchError) { try file.append(text.utf8) } catch { throw .scratch(error) }
      }
      ends?.append(file.count)
    }

    /// Where the first pieces end, if that was kept.
    ///
    /// - Parameter count: How many.
    func end(of count: Int) -> Int {
      guard let ends, count < ends.count else { return file.count }
      return count > 0 ? ends[count - 1] : 0
    }

    /// How many pieces fit into so many bytes, from the first one on.
    func count(within size: Int) -> Int { ends?.prefix { $0 <= size }.count ?? 0 }

    /// Hands on what it has, some of it at a time.
    ///
    /// - Parameter end: Where to stop.
    func copy(to end: Int? = nil, _ output: (String) throws -> Void) throws {
      let end = end ?? file.count
      var place = 0
      while place < end {
        // Cut where a character begins: the end of a piece is found by looking back.
        var bytes = try file.read(place..<min(end, place + 1 << 20))
        if place + bytes.count < end {
          let cut = bytes.lastIndex { $0 & 0xC0 != 0x80 } ?? bytes.count
          bytes.removeSubrange(cut...)
        }
        place += bytes.count
        try output(String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  let format: ReportFormat
  let writer: any ReportWriter
  var slogans: Part
  var terms: Part
  /// Of each block of documents a piece, as ``rows`` have.
  var documents: Part
  var rows: Part

  private init(_ format: ReportFormat, _ page: PageSettings) {
    self.format = format
    writer = format.writer(page)
    // The page alone may have to be cut.
    let keepsEnds = format == .html
    slogans = Part(keepsEnds: keepsEnds)
    terms = Part(keepsEnds: keepsEnds)
    documents = Part(keepsEnds: keepsEnds)
    rows = Part(keepsEnds: keepsEnds)
  }

  /// The drafts of all formats.
  static func all(_ page: PageSettings) -> [ReportDraft] {
    ReportFormat.allCases.map { ReportDraft($0, page) }
  }

  /// Writes a part of the file.
  ///
  /// - Parameter page: What pages have room for.
  func write(
    _ piece: ReportPiece, _ page: PageSettings, to output: (String) throws -> Void
  ) throws {
    let cut = format == .html ? page.cut : nil
    switch piece {
    case .text(let text): try output(text)
    case .slogans: try slogans.copy(to: cut.map { slogans.end(of: $0.slogans) }, output)
    case .terms: try terms.copy(to: cut.map { terms.end(of: $0.terms) }, output)
    case .documents:
      try documents.copy(to: cut.map { documents.end(of: page.blockCount(of: $0.texts)) }, output)
    case .rows:
      try rows.copy(to: cut.map { rows.end(of: page.blockCount(of: $0.documents)) }, output)
    case .packed(let pieces):
      var packed = PackedText()
      for piece in pieces {
        try write(piece, page) { try output(packed.add($0)) }
      }
      try output(packed.finish())
    }
  }
}
