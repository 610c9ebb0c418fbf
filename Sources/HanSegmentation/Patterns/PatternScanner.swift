import CIntrinsics
import HanCore

/// One pass over a text; see ``TokenPatterns``.
///
/// Each method that is called like a pattern takes the offset at which it is to begin and gives
/// the offset behind it, or `nil` when the pattern is not there. Look-ahead that may fail is
/// bounded by a constant, or by a run that is read at most once more, so a scan takes linear time.
struct PatternScanner {
  // The buffers outlive the scanner, which stays within their closures. Every access is to an
  // offset that was compared with the count.
  let bytes: UnsafeBufferPointer<UInt8>
  private let frequent: UnsafeBufferPointer<PatternClass>

  /// - Parameter frequent: `PatternClass.frequent`.
  init(bytes: UnsafeBufferPointer<UInt8>, frequent: UnsafeBufferPointer<PatternClass>) {
    self.bytes = bytes
    self.frequent = frequent
  }

  /// A scalar, full width folded to half width, and its width in bytes; nought at the end.
  struct Unit {
    static let end = Unit(value: .max, width: 0)
    let value: UInt32
    let width: Int

    @inline(__always)
    init(value: UInt32, width: Int) {
      self.value = value
      self.width = width
    }

    @inline(__always)
    static func == (unit: Unit, character: Unicode.Scalar) -> Bool { unit.value == character.value }
  }

  /// Calls `body` with the bounds and the kind of each token, in order; without Chinese marks
  /// before a Chinese character, if they are skipped.
  @inline(__always)
  func scan(
    skipsSingleMarks: Bool, gap: (_ offset: Int) -> Void,
    _ body: (_ start: Int, _ end: Int, _ kind: TokenKind) -> Void
  ) {
    let count = bytes.count
    var offset = 0
    while offset < count {
      // Sixteen bytes of Chinese at once.
      if let base = bytes.baseAddress, bytes[offset] &- 0xE4 <= 5 {
        offset = next_not_chinese(base, offset, count)
      }
      // Nearly all Chinese characters are E4 to E9 and two more bytes; E4 B7 has symbols too.
      let byte = bytes[offset]
      if byte &- 0xE5 <= 4 || byte == 0xE4 && self.byte(at: offset &+ 1) != 0xB7 {
        offset &+= 3
        continue
      }
      if skipsSingleMarks, byte >= 0xE2, isSingleMark(at: offset) {
        offset &+= 3
        continue
      }
      let unit = self.unit(at: offset)
      let (end, kind) = token(at: offset, unit)
      if let kind { body(offset, end, kind) } else { gap(offset) }
      offset = end
    }
  }

  /// Whether a frequent Chinese mark, which no token goes on from, stands before a Chinese
  /// character.
  @inline(__always)
  private func isSingleMark(at offset: Int) -> Bool {
    guard offset &+ 3 < bytes.count, bytes[offset &+ 3] &- 0xE5 <= 4 else { return false }
    // By the last six bits of the scalar.
    let marks: UInt64
    switch UInt16(bytes[offset]) &<< 8 | UInt16(bytes[offset &+ 1]) {
    case 0xE380: marks = 0x0003_FF06  // 、。〈〉《》「」『』【】
    case 0xEFBC: marks = 0x8C00_1302  // ！（），：；？
    case 0xE280: marks = 0x40_3310_0000  // — ‘’ “” …
    default: return false
    }
    return marks &>> UInt64(bytes[offset &+ 2] & 0x3F) & 1 != 0
  }

  /// The end and the kind of the token that begins at an offset; no kind if it is in a gap.
  private func token(at offset: Int, _ unit: Unit) -> (end: Int, kind: TokenKind?) {
    let next = offset &+ unit.width
    switch classify(unit) {
    case .eastAsian, .extender: return (next, nil)
    case .letter:
      if let end = url(at: offset, unit) { return (end, .latin) }
      return (word(from: next, hasLetter: true, startsAt: offset).end, .latin)
    case .digit: return number(at: offset)
    case .otherDigit: return (extended(run(of: .otherDigit, from: next)), .number)
    case .numeral: return (extended(next), .number)
    case .space: return (run(of: .space, from: next), .space)
    case .lineBreak:
      let isPair = unit == "\r" && self.byte(at: next) == 0x0A
      return (isPair ? next &+ 1 : next, .space)
    case .mark: return mark(at: offset, unit, .punctuation)
    case .symbol: return mark(at: offset, unit, .symbol)
    case .bracket: return (extended(next), .punctuation)
    case .emoji: return (emoji(at: offset, unit), .symbol)
    case .end: return (bytes.count, nil)
    }
  }

  // MARK: Reading

  @inline(__always)
  func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  @inline(__always)
  func unit(at offset: Int) -> Unit {
    guard offset < bytes.count else { return .end }
    let first = bytes[offset]
    return first < 0x80 ? Unit(value: UInt32(first), width: 1) : wideUnit(at: offset)
  }

  /// A scalar that is no ASCII; a byte that begins none is U+FFFD.
  private func wideUnit(at offset: Int) -> Unit {
    let count = bytes.count
    let b0 = UInt32(bytes[offset])
    if b0 & 0xF0 == 0xE0, offset &+ 2 < count {
      let b1 = UInt32(bytes[offset &+ 1]) & 0x3F
      let value = (b0 & 0x0F) << 12 | b1 << 6 | UInt32(bytes[offset &+ 2]) & 0x3F
      if value &- 0xFF01 <= 0xFF5E - 0xFF01 { return Unit(value: value &- 0xFEE0, width: 3) }
      return Unit(value: value == 0x3000 ? 0x20 : value, width: 3)
    }
    if b0 & 0xE0 == 0xC0, offset &+ 1 < count {
      let value = (b0 & 0x1F) << 6 | UInt32(bytes[offset &+ 1]) & 0x3F
      return Unit(value: value, width: 2)
    }
    if b0 & 0xF8 == 0xF0, offset &+ 3 < count {
      let high = (b0 & 0x07) << 18 | (UInt32(bytes[offset &+ 1]) & 0x3F) << 12
      let low = (UInt32(bytes[offset &+ 2]) & 0x3F) << 6 | UInt32(bytes[offset &+ 3]) & 0x3F
      return Unit(value: high | low, width: 4)
    }
    return Unit(value: 0xFFFD, width: 1)
  }

  /// The scalar before an offset.
  func unit(before offset: Int) -> Unit {
    guard offset > 0 else { return .end }
    var start = offset - 1
    while start > 0, start > offset - 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return unit(at: start)
  }

  @inline(__always)
  func classify(_ unit: Unit) -> PatternClass {
    if let place = PatternClass.place(unit.value) { return frequent[place] }
    return unit.width == 0 ? .end : PatternClass.other(unit.value)
  }

  /// The end of a run of scalars of one class.
  func run(of class: PatternClass, from offset: Int) -> Int {
    var offset = offset
    while true {
      let unit = self.unit(at: offset)
      guard classify(unit) == `class` else { return offset }
      offset &+= unit.width
    }
  }

  /// The end of the marks that belong to what ends at an offset.
  @inline(__always)
  func extended(_ offset: Int) -> Int {
    // All of them begin with CC or above.
    byte(at: offset) < 0xCC ? offset : run(of: .extender, from: offset)
  }
}
