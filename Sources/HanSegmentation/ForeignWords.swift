import HanCore

/// Words of scripts that neither a shape nor the model finds the words of: kana, Hangul, bopomofo,
/// Yi; and Thai, Lao, Khmer and Burmese, which write no spaces. ICU's rules and dictionaries cut them.
enum ForeignWords {
  /// ICU, opened when such text is met first; `nil` when its data is missing, and the model decides.
  private static let icu = try? ICUWords()

  /// Whether a letter in a gap between shapes may be one of these scripts.
  ///
  /// - Parameter offset: Where it begins.
  @inline(__always)
  static func mayBegin(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset + 2 < bytes.count else { return false }
    let second = bytes[offset + 1]
    switch bytes[offset] {
    case 0xE1, 0xEA...0xED: return true
    case 0xE3: return 0x81...0x87 ~= second
    case 0xEF: return 0xBD...0xBE ~= second
    case 0xF0: return second < 0xA0
    default: return false
    }
  }

  /// Whether a word has letters of a script that writes no spaces.
  static func needsDictionary(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var previous: UInt8 = 0
    for byte in word {
      switch (previous, byte) {
      // Thai and Lao; Burmese, Khmer and New Tai Lue; extensions of Burmese.
      case (0xE0, 0xB8...0xBB), (0xE1, 0x80...0x82), (0xE1, 0x9E...0x9F), (0xE1, 0xA6...0xA7),
        (0xEA, 0xA7), (0xEA, 0xA9):
        return true
      default: previous = byte
      }
    }
    return false
  }

  /// The words of a text that ICU cuts, in order.
  ///
  /// - Parameter bytes: Valid UTF-8.
  /// - Complexity: O(*n*).
  static func spans(in bytes: UnsafeBufferPointer<UInt8>) -> [TextSpan] {
    guard let icu else { return [] }
    var result: [TextSpan] = []
    func cut(_ start: Int, _ end: Int) {
      guard start < end else { return }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      for token in icu.tokens(of: text) { result.append(token.span.shifted(by: start)) }
    }
    var gap = 0
    TokenPatterns.scan(bytes) { start, end, kind in
      runs(in: bytes, gap, start, cut)
      gap = end
      if kind == .latin, needsDictionary(bytes[start..<end]) { cut(start, end) }
    }
    runs(in: bytes, gap, bytes.count, cut)
    return result
  }

  /// Calls `body` with the runs of letters that are no Chinese characters, with the marks on them.
  private static func runs(
    in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ body: (Int, Int) -> Void
  ) {
    var offset = start
    var run: Int?
    for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars {
      // Nearly all are Chinese characters, whose category need not be looked up.
      if scalar.isHan {
        if let first = run { body(first, offset) }
        run = nil
      } else if run == nil {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: break
        default: run = offset
        }
      }
      offset += UTF8.width(scalar)
    }
    if let run { body(run, end) }
  }
}
