import HanCore

extension WordsEngine {
  /// Whether the word of a character has others.
  func isLonger(_ stretch: LatticeStretch, _ index: Int) -> Bool {
    index > 0 && stretch.words[index - 1] == stretch.words[index]
      || index + 1 < stretch.count && stretch.words[index + 1] == stretch.words[index]
  }

  /// What a character of a name becomes, if names want something of their own; a name that has
  /// more than one character.
  func nameValue(_ stretch: LatticeStretch, _ index: Int) -> UnsafeBufferPointer<UInt8>? {
    let kind = stretch.kinds[index]
    let code = stretch.codes[index]
    if kind == .word, code != 0x54B8, code != 0x91CC { return nil }
    var (start, end) = (index, index + 1)
    while start > 0, stretch.words[start - 1] == stretch.words[index] { start -= 1 }
    while end < stretch.count, stretch.words[end] == stretch.words[index] { end += 1 }
    guard end - start > 1 else { return nil }
    if kind == .word {
      // A longer word that no dictionary has is likelier a name than something salty or inside.
      guard code == 0x54B8 || code == 0x91CC && index + 1 < end else { return nil }
    }
    let isForeign =
      end - start > 4 || isDot(stretch, start - 1) || isDot(stretch, end)
      || (start..<end).contains { isDot(stretch, $0) }
    let column = kind != .person || isForeign ? 2 : index == start ? 0 : 1
    let table = names[column]
    let entry = table.character(stretch.bytes + stretch.offsets[index]).entry
    guard entry.isLong else { return nil }
    let value = table.value(ConversionNode(bits: table.nodes[entry.symbol]).place)
    // Where a column says nothing, the value is a full stop.
    return value.count == 1 ? nil : value
  }

  private func isDot(_ stretch: LatticeStretch, _ index: Int) -> Bool {
    guard index >= 0, index < stretch.count else { return false }
    switch decodeScalar(stretch.bytes + stretch.offsets[index]).code {
    case 0xB7, 0x2022, 0x2027, 0x30FB: return true
    default: return false
    }
  }

  /// Whether ``nameValue(_:_:)`` of a word or ``contextValue(_:_:_:)`` may say something of a
  /// character.
  @inline(__always)
  static func isContextual(_ code: UInt32) -> Bool {
    switch code {
    // 咸 里 只 出
    case 0x54B8, 0x91CC, 0x53EA, 0x51FA: true
    default: false
    }
  }

  /// What a word of one character becomes by its neighbours.
  ///
  /// Behind a numeral, 里 is a distance (十里外) and 出 counts plays, when one follows (这出音乐剧).
  func contextValue(_ stretch: LatticeStretch, _ index: Int, _ reading: Reading?) -> String? {
    guard index > 0, stretch.begins[index],
      index + 1 == stretch.count || stretch.begins[index + 1]
    else { return nil }
    let before = decodeScalar(stretch.bytes + stretch.offsets[index - 1]).code
    switch decodeScalar(stretch.bytes + stretch.offsets[index]).code {
    case 0x53EA where Self.numerals.contains(before):
      // 只 counts animals and ones of a pair, unless all else speaks against it.
      if let reading, reading.standard == 0x53EA, reading.margin >= Self.namingMargin {
        return nil
      }
      return "隻"
    case 0x91CC where Self.numerals.contains(before):
      return "里"
    case 0x51FA where Self.numerals.contains(before) || Self.demonstratives.contains(before):
      let following = (index + 1..<min(index + 7, stretch.count)).map {
        decodeScalar(stretch.bytes + stretch.offsets[$0]).code
      }
      return following.contains { $0 == 0x5267 || $0 == 0x620F } ? "齣" : nil
    default: return nil
    }
  }

  private static let numerals: Set<UInt32> = Set(
    "一二两三四五六七八九十百千万亿几数半0123456789０１２３４５６７８９".unicodeScalars.map(\.value))
  private static let demonstratives: Set<UInt32> = Set("每这那".unicodeScalars.map(\.value))

  /// Characters 著 that say who wrote something, as bytes of the stretch: behind a person's name, or
  /// before a title.
  func authorships(in stretch: LatticeStretch) -> [FinishedSpan] {
    guard target == .simplified else { return [] }
    var result: [FinishedSpan] = []
    for index in 0..<stretch.count
    where stretch.codes[index] == 0x8457 {
      guard stretch.begins[index], index + 1 == stretch.count || stretch.begins[index + 1] else {
        continue
      }
      guard index > 0, stretch.kinds[index - 1] == .person else { continue }
      result.append(
        FinishedSpan(
          start: UInt32(stretch.offsets[index] - stretch.offsets[0]),
          end: UInt32(stretch.offsets[index + 1] - stretch.offsets[0])))
    }
    return result
  }
}
