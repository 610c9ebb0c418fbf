import HanCore
import HanLexicon
import HanSegmentation
import HanTestSupport
import Testing

/// Where no Chinese character stands, boundaries are ICU's (UAX #29), with these exceptions and no
/// other:
/// 1. A shape (``TokenPatterns``: a number, an address, a model name, an emoji, a run of one mark, of
///    spaces, …) is not cut inside, unless it is a word of a script that writes no spaces.
/// 2. A shape is a token of its own: there is a boundary where it begins and where it ends, where
///    ICU may have none (한|km, 16|,|7896|,|789, ß|_).
/// 3. Beside a middle dot, a stroke, a point, a hyphen or a dash that stands alone, and beside a Roman
///    numeral, the model decides, because names and numbers may have them inside (J·K·罗琳, 1/3, M—5).
@Suite("Word rules outside Han")
struct WordRuleLawTests {
  static let pieces: [[String]] = [
    ["a", "B", "é", "e\u{301}", "ß", "don't", "Word", "x", "ﬁ"],
    ["1", "23", "4.5", "6,789", "0", "٣", "½", "Ⅳ", "8:30", "2021-11-01", "10%"],
    ["слово", "Я", "й", "и\u{306}"], ["λόγος", "Ω"], ["كتاب", "ه"], ["שלום", "ג״"], ["हिन्दी", "क"],
    ["ภาษาไทย", "ก", "ดี", "ລາວ", "ខ្មែរ", "မြန်မာ"],
    ["ひらがな", "の", "か\u{3099}", "です"], ["カタカナ", "テスト", "ー", "ｶﾅ", "コンピュータ"],
    ["한국어", "는", "가", "\u{1112}\u{1161}\u{11AB}", "ㅋㅋ"], ["ㄅㄆㄇ", "ꀀꀁ"],
    ["😀", "👩‍👩‍👧", "🇨🇳", "👍🏽", "❤️", "1️⃣"],
    [
      ".", ",", "'", "-", "_", "!", "?", ":", ";", "…", "“", "”", "(", ")", "’", "、", "。", "\"",
      "/",
      "@", "#", "&", "《", "》", "——", "，",
    ],
    ["+", "=", "$", "€", "%", "°", "→", "★", "℃"],
    [" ", "  ", "\t", "\n", "\r\n", "\u{3000}", "\u{A0}"],
    ["iPhone15", "C++", "name@example.org", "https://example.org/a", "PM2.5", "@name", ".NET"],
  ]

  static let segmenters = Result { (try Segmenter(), try Segmenter(engine: .icu)) }

  /// A text of pieces of two lists, or of all.
  static func text(_ generator: inout SeededGenerator) -> String {
    let lists = [
      pieces[generator.below(pieces.count)], pieces[generator.below(pieces.count)],
      pieces[generator.below(pieces.count)],
    ]
    var text = ""
    for _ in 0..<(1 + generator.below(10)) {
      let list = lists[generator.below(3)]
      text += list[generator.below(list.count)]
    }
    return text
  }

  /// The offsets at which the model decides, and the start of the text.
  static func undecided(in text: String) -> Set<Int> {
    var result: Set<Int> = [0]
    for shape in TokenPatterns.tokens(in: text) {
      let scalars = text[shape.span].unicodeScalars
      guard let scalar = scalars.first, scalars.count == 1 else { continue }
      if "·/.-／．－‐–—−ⅠⅣ".unicodeScalars.contains(scalar) {
        result.formUnion([shape.span.lowerBound, shape.span.upperBound])
      }
    }
    return result
  }

  static func writesNoSpaces(_ word: Substring) -> Bool {
    word.unicodeScalars.contains {
      (0x0E00...0x0EFF).contains($0.value) || (0x1000...0x109F).contains($0.value)
        || (0x1780...0x17FF).contains($0.value)
    }
  }

  @Test("boundaries are ICU's, but for shapes", arguments: 0..<200)
  func boundaries(seed: Int) throws {
    let (ours, icu) = try Self.segmenters.get()
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<25 {
      let text = Self.text(&generator)
      var expected = Set(icu.segment(canonical: text).map(\.span.upperBound))
      for shape in TokenPatterns.tokens(in: text) {
        if !Self.writesNoSpaces(text[shape.span]) {
          expected.subtract(shape.span.lowerBound + 1..<shape.span.upperBound)
        }
        expected.formUnion([shape.span.lowerBound, shape.span.upperBound])
      }
      let found = ours.segment(canonical: text)
      let decided = { (offsets: Set<Int>) in offsets.subtracting(Self.undecided(in: text)) }
      #expect(
        decided(Set(found.map(\.span.upperBound))) == decided(expected),
        "\(found.map { String(found.surface(of: $0)) }) \(icu.segment(canonical: text).map { String(text[$0.span]) })"
      )
    }
  }

  @Test(
    "what stands between Chinese characters is cut by its shape",
    arguments: [
      ("他买了Word%软件", ["Word", "%"]), ("参数是½ß的", ["½", "ß"]), ("她喜欢한국어歌", ["한국어"]),
      ("我在看テスト呢", ["テスト"]), ("去กรุงเทพ玩", ["กรุงเทพ"]), ("名叫(a)#b的", ["(", "a", ")", "#", "b"]),
    ])
  func mixed(text: String, words: [String]) throws {
    let found = try Self.segmenters.get().0.segment(canonical: text)
    let surfaces = found.map { String(found.surface(of: $0)) }
    #expect(surfaces.joined() == text)
    for word in words { #expect(surfaces.contains(word), "\(surfaces)") }
  }

  @Test("foreign names with a middle dot stay with the model")
  func middleDot() throws {
    let found = try Self.segmenters.get().0.segment(canonical: "作家弗兰兹·卡夫卡的书")
    #expect(found.map { String(found.surface(of: $0)) }.contains("弗兰兹·卡夫卡"))
  }

  @Test("words of the user win over shapes and ICU")
  func userWords() throws {
    var dictionary = UserDictionary()
    for word in ["한국어歌", "a#b", "テス"] { dictionary.insert(word) }
    let found = try Segmenter(userDictionary: dictionary).segment("听한국어歌，写a#b，看テスト")
    let surfaces = found.map { String(found.surface(of: $0)) }
    for word in ["한국어歌", "a#b", "テス"] { #expect(surfaces.contains(word), "\(surfaces)") }
    #expect(surfaces.joined() == "听한국어歌，写a#b，看テスト")
  }
}
