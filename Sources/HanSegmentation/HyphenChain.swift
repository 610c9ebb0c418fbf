import HanCore
import HanLexicon

/// Tells what a hyphen before a number is, as the shapes of a text come in order: the "to" of a range
/// (08:00-17:00, 10%-20%), a part of a telephone number or code (400-820-8820), or of the name of a
/// model (东风-41).
struct HyphenChain {
  /// What is settled at a number behind a hyphen.
  enum Verdict {
    /// Nothing.
    case open
    /// The hyphen stands for itself; where it begins.
    case cut(hyphen: Int)
    /// All from an offset to the end of the number is one word.
    case whole(from: Int)
  }

  /// The numbers with hyphens between them up to here.
  private var start = 0
  private var end = -1
  private var parts = 0
  /// Whether all of them are digits, and whether they begin like an area code.
  private var isCode = false
  private var isAreaCode = false
  /// The hyphen behind them, or behind Chinese characters.
  private var hyphen = (start: -1, end: -1)

  /// Takes the next shape.
  ///
  /// - Parameter code: Its bytes as one number if they are three at most, else 0.
  @inline(__always)
  mutating func add(
    _ start: Int, _ end: Int, _ kind: TokenKind, _ code: UInt32,
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> Verdict {
    if Self.isHyphen(code) {
      hyphen = (start, end)
      return .open
    }
    guard kind == .number || kind == .latin && bytes[start] &- 0x30 < 10 else {
      self.end = -1
      return .open
    }
    return addNumber(start, end, in: bytes)
  }

  private mutating func addNumber(
    _ start: Int, _ end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Verdict {
    let isCode = (start..<end).allSatisfy { bytes[$0] &- 0x30 < 10 }
    guard hyphen.end == start else {
      (self.start, self.end, parts) = (start, end, 1)
      self.isCode = isCode
      isAreaCode = isCode && bytes[start] == 0x30 && 3...4 ~= end - start
      return .open
    }
    if self.end == hyphen.start {
      self.end = end
      parts += 1
      self.isCode = self.isCode && isCode
      let isNumber = self.isCode && (parts > 2 || isAreaCode && end - start >= 7)
      return isNumber ? .whole(from: self.start) : .cut(hyphen: hyphen.start)
    }
    (self.start, self.end, parts, self.isCode) = (start, end, 1, false)
    isAreaCode = false
    guard Self.isHan(before: hyphen.start, in: bytes) else { return .open }
    if let name = Self.series(before: hyphen.start, in: bytes) { return .whole(from: name) }
    return .cut(hyphen: hyphen.start)
  }

  @inline(__always)
  private static func isHyphen(_ code: UInt32) -> Bool {
    switch code {
    // - ‐ ‑ ‒ – − －
    case 0x2D, 0xE28090...0xE28093, 0xE28892, 0xEFBC8D: return true
    default: return false
    }
  }

  private static func isHan(before offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    offset >= 3 && 0xE4...0xE9 ~= bytes[offset - 3]
  }

  /// Where the longest name of a series that ends at an offset begins.
  private static func series(
    before offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    var found: Int?
    var start = offset
    while start > offset - 3 * longest, isHan(before: start, in: bytes) {
      start -= 3
      let word = String(decoding: bytes[start..<offset], as: UTF8.self)
      if WordList.series.contains(Term(word)) { found = start }
    }
    return found
  }

  /// The most characters such a name has.
  private static let longest = 6
}
