/// A set of characters of the basic plane, asked by one look-up.
struct ScalarSet: ExpressibleByStringLiteral, Sendable {
  private let words: [UInt64]

  /// The set of the characters of a text.
  init(stringLiteral text: StaticString) {
    self.init(values: text.description.unicodeScalars.map(\.value))
  }

  /// The set of the characters of some values.
  init(values: some Sequence<UInt32>) {
    var words = [UInt64](repeating: 0, count: 1 << 10)
    for value in values where value < 0x1_0000 {
      words[Int(value >> 6)] |= 1 << UInt64(value & 63)
    }
    self.words = words
  }

  /// Whether the set has a character.
  @inline(__always)
  func contains(_ scalar: Unicode.Scalar) -> Bool { contains(value: scalar.value) }

  /// Whether the set has the character of a value.
  @inline(__always)
  func contains(value: UInt32) -> Bool {
    value < 0x1_0000 && words[Int(value >> 6)] >> UInt64(value & 63) & 1 == 1
  }
}

/// Marks that cleaning tells apart.
enum Marks {
  /// Behind them a sentence goes on.
  static let open: ScalarSet = "，,、；;：:—"
  static let commas: ScalarSet = "，,、"
  /// They may end a paragraph.
  static let final: ScalarSet = "。！？!?…：:；;.）)】》〉|”’」』\""
  /// They end a sentence, or a quotation behind it.
  static let closing: ScalarSet = "。！？!?”’」』…"
  /// They set a word off.
  static let settingOff: ScalarSet = "，,、。；;：:！？!?”’」』）)》】"
  static let bullets: ScalarSet = "•·●○■□◆◇▲△▼★☆※-*#>（(【《“「①②③④⑤⑥⑦⑧⑨⑩"
  static let numerals: ScalarSet = "一二三四五六七八九十第0123456789"
  static let afterNumerals: ScalarSet = "、.．)）条章节"
  static let inDates: ScalarSet = "-/.年月日:：[]()（）"
  static let betweenDateParts: ScalarSet = "-/.－—．"
  static let dateAlone: ScalarSet = "-/.:：年月日时分秒時號号上下午周星期天前小刚刚昨今()（）[]【】－TZ"
  static let times: ScalarSet = " \u{A0}\u{3000}:：时時分秒上下午星期周一二三四五六日TZ+.()（）AMPamp"
  static let timeEnds: ScalarSet = "分秒)）Z"
  static let dayEnds: ScalarSet = "日号號"
  static let hours: ScalarSet = "时時"
  static let parentheses: ScalarSet = "）)】]|"
  /// They part the fields of a line of metadata.
  static let fields: ScalarSet = "|｜/[]【】()（）:：-—·"
  static let sentences: ScalarSet = "，。！？；,!?;"
  static let labels: ScalarSet = ":：/／|丨｜"
  static let bars: ScalarSet = "|｜丨"
  static let titles: ScalarSet = "《“「"
  static let valueEnds: ScalarSet = "|｜【[。，,；;！？!?"
  static let telegrams: ScalarSet = "讯訊电電"
}

extension Unicode.Scalar {
  /// Whether it is white space.
  @inline(__always)
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }
}
