import HanCore
import HanICU

/// ICU's words, as tokens.
///
/// The iterator reads UTF-16, so text is handed to it in pieces of some lines, each transcoded
/// with the UTF-8 offset of every unit.
struct ICUWords: Sendable {
  private let pool: BreakIteratorPool

  init() throws(ICUError) { pool = try BreakIteratorPool(locale: "zh") }

  /// How many UTF-16 units a piece has at least, when there is that much; a line is never cut.
  private static let pieceSize = 4096

  /// - Complexity: O(*n*).
  func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.utf8.count / 4)
    pool.withIterator { iterator in
      var piece = Piece()
      var offset = 0
      for scalar in text.unicodeScalars {
        piece.append(scalar, at: offset)
        offset += UTF8.width(scalar)
        if scalar == "\n", piece.units.count >= Self.pieceSize {
          piece.cut(with: iterator, end: offset, into: &tokens)
        }
      }
      piece.cut(with: iterator, end: offset, into: &tokens)
    }
    return tokens
  }

  /// A stretch of text as the iterator wants it.
  private struct Piece {
    var units: [UInt16] = []
    /// The UTF-8 offset of each unit.
    var offsets: [Int32] = []
    /// The kind of a token that begins at each unit.
    private var kinds: [TokenKind] = []
    private var boundaries: [Int32] = []
    private var start = 0

    mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
      if units.isEmpty { start = offset }
      let kind = TokenKind(startingWith: scalar)
      for unit in scalar.utf16 {
        units.append(unit)
        offsets.append(Int32(offset - start))
        kinds.append(kind)
      }
    }

    mutating func cut(with iterator: BreakIterator, end: Int, into tokens: inout [Token]) {
      guard !units.isEmpty else { return }
      iterator.boundaries(in: units, into: &boundaries)
      var first = 0
      for boundary in boundaries {
        let last = Int(boundary)
        let upper = last < units.count ? start + Int(offsets[last]) : end
        let span = TextSpan(start + Int(offsets[first]), upper)
        tokens.append(Token(span: span, kind: kinds[first]))
        first = last
      }
      units.removeAll(keepingCapacity: true)
      offsets.removeAll(keepingCapacity: true)
      kinds.removeAll(keepingCapacity: true)
    }
  }
}
