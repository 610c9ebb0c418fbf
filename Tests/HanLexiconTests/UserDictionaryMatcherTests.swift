import HanCore
import HanLexicon
import HanTestSupport
import Testing

@Suite("Matching of user dictionaries")
struct UserDictionaryMatcherTests {
  /// What a dictionary of the given lines finds.
  static func found(_ lines: String, in text: String) throws -> [String] {
    let matcher = UserDictionaryMatcher(try UserDictionary(parsing: lines))
    return matcher.matches(in: text).map { String(text[$0.span]) }
  }

  /// Lines of a dictionary, a text, and the words found in it.
  static let cases: [(String, String, [String])] = [
    ("云计算", "我们用云计算和雲計算。", ["云计算"]),
    ("云计算\n云计算平台\n平台", "云计算平台", ["云计算平台"]),
    // The most scalars, then the fewest words, then the highest frequency.
    ("ab\nabc\ncde\nde", "xabcde", []),
    ("甲乙\n甲乙丙\n丙丁戊", "甲乙丙丁戊", ["甲乙", "丙丁戊"]),
    ("甲乙\n乙丙丁", "甲乙丙丁", ["乙丙丁"]),
    ("甲\n乙\n甲乙", "甲乙", ["甲乙"]),
    ("甲乙 1\n丙 1\n甲 1\n乙丙 9", "甲乙丙", ["甲", "乙丙"]),
    ("甲乙 9\n丙 1\n甲 1\n乙丙 1", "甲乙丙", ["甲乙", "丙"]),
    // Equal in all that: the earlier.
    ("甲乙\n乙丙", "甲乙丙", ["甲乙"]),
    ("甲乙\n丙\n甲\n乙丙", "甲乙丙", ["甲乙", "丙"]),
    // Width and case.
    ("New York\niPhone 15\t\n5g", "NEW YORK的ｉＰｈｏｎｅ　１５，５Ｇ网", ["NEW YORK", "ｉＰｈｏｎｅ　１５", "５Ｇ"]),
    ("Café\nМосква", "CAFÉ、МОСКВА", ["CAFÉ", "МОСКВА"]),
    // No word and no number is cut.
    ("5G", "15GB 5GB 15G 1.5G 5G 5G网", ["5G", "5G"]),
    ("5\n3", "3.5 3,5 5. 5, 3、5 3，5", ["5", "5", "3", "5", "3", "5"]),
    ("he\nthe", "there he the", ["he", "the"]),
    ("e", "e\u{301} e", ["e"]),
    ("👩\n👍", "👩‍👧👍🏽👍👩", ["👍", "👩"]),
    ("C++", "C++语言和C++11", ["C++", "C++"]),
    ("$5\n(x)", "$5、a(x)b", ["$5", "(x)"]),
    // Single scalars, the first and the last of a text.
    ("的", "的确的", ["的", "的"]),
    ("𠮷野家", "去𠮷野家吃", ["𠮷野家"]),
    ("甲", "", []),
    ("甲", "甲\0甲", ["甲", "甲"]),
  ]

  @Test("the best cover is found", arguments: 0..<cases.count)
  func cover(index: Int) throws {
    let (lines, text, expected) = Self.cases[index]
    #expect(try Self.found(lines, in: text) == expected)
  }

  @Test("matches carry their entries")
  func entries() throws {
    let words = try UserDictionary(parsing: "云计算 5 n\n5G 7 nz")
    let matcher = UserDictionaryMatcher(words)
    let matches = matcher.matches(in: "５Ｇ云计算")
    #expect(matches.map { matcher[$0.entry].word } == ["5G", "云计算"])
    #expect(matches.map { matcher[$0.entry].tag?.name } == ["nz", "n"])
    #expect(matches.map(\.span) == [TextSpan(0, 6), TextSpan(6, 15)])
    #expect(UserDictionaryMatcher(UserDictionary()).matches(in: "云计算").isEmpty)
  }

  @Test("the cover is that of a search through all covers", arguments: 0..<400)
  func bruteForce(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let letters = Array("甲乙丙".unicodeScalars)
    func text(_ length: Int) -> [Unicode.Scalar] {
      (0..<length).map { _ in letters[generator.below(letters.count)] }
    }
    func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view)
    }
    var words = UserDictionary()
    for _ in 0..<generator.below(10) {
      words.insert(string(text(1 + generator.below(4))), frequency: generator.below(4))
    }
    let input = text(generator.below(12))
    let matcher = UserDictionaryMatcher(words)
    let found = matcher.matches(in: string(input)).map {
      // Each of the letters has three bytes.
      $0.span.lowerBound / 3..<$0.span.upperBound / 3
    }
    let best = ExhaustiveCover(words: words, text: input.map { string([$0]) }).best()
    #expect(found == best)
  }

  @Test("spans are sorted, apart, on scalar boundaries and equal to their word", arguments: 0..<200)
  func spans(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 150, using: &generator)
    var words = UserDictionary()
    for _ in 0..<40 {
      let span = RandomText.span(in: text, using: &generator)
      if span.count < 30 { words.insert(String(text[span])) }
    }
    let matcher = UserDictionaryMatcher(words)
    let bounds = Set(RandomText.scalarBoundaries(of: text))
    var end = 0
    for match in matcher.matches(in: text) {
      #expect(match.span.lowerBound >= end && !match.span.isEmpty)
      #expect(bounds.contains(match.span.lowerBound) && bounds.contains(match.span.upperBound))
      #expect(words.entry(of: String(text[match.span])) == matcher[match.entry])
      end = match.span.upperBound
    }
    #expect(end <= text.utf8.count)
  }

  @Test("any bytes are safe", arguments: 0..<200)
  func anyBytes(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces: [UInt8] = [0x41, 0x35, 0x80, 0xBF, 0xC3, 0xE4, 0xBD, 0xF0, 0xF7, 0xFF, 0xEF]
    let bytes = (0..<generator.below(100)).map { _ in pieces[generator.below(pieces.count)] }
    let words = ["a", "5", "\u{FFFD}", "A5", "佽", "你\u{FFFD}"]
    var dictionary = UserDictionary()
    for word in words { dictionary.insert(word) }
    let matches = UserDictionaryMatcher(dictionary).matches(in: bytes.span)
    #expect(matches.allSatisfy { $0.span.upperBound <= bytes.count })
  }

  @Test("a hundred thousand words are compiled and matched in bounded time")
  func large() throws {
    var generator = SeededGenerator(seed: 1)
    func han(_ count: Int) -> String {
      var view = String.UnicodeScalarView()
      for _ in 0..<count {
        let value = UInt32(0x4E00 + generator.below(4_000))
        view.append(Unicode.Scalar(value) ?? "汉")
      }
      return String(view)
    }
    let lines = (0..<100_000).map { "\(han(2 + $0 % 4)) \($0) n" }.joined(separator: "\n")
    let text = han(300_000)
    let elapsed = try ContinuousClock().measure {
      let matcher = UserDictionaryMatcher(try UserDictionary(parsing: lines))
      #expect(matcher.count > 99_000)
      for match in matcher.matches(in: text) {
        #expect(matcher[match.entry].word.utf8.count == match.span.count)
      }
    }
    // Measured: 0.1 s in release; debug builds on loaded machines take far longer.
    #expect(elapsed < .seconds(60))
  }

  @Test("a dictionary of all lengths of one character stays bounded")
  func pathological() {
    var words = UserDictionary()
    for length in 1...64 { words.insert(String(repeating: "啊", count: length)) }
    let matcher = UserDictionaryMatcher(words)
    let elapsed = ContinuousClock().measure {
      let text = String(repeating: "啊", count: 6_400 + 10)
      #expect(matcher.matches(in: text).count == 101)
    }
    #expect(elapsed < .seconds(60))
  }
}

/// The best cover by looking at all of them.
private struct ExhaustiveCover {
  let words: UserDictionary
  let text: [String]

  typealias Cover = [Range<Int>]

  func best() -> Cover {
    covers(to: text.count).reduce([]) { isBetter($1, than: $0) ? $1 : $0 }
  }

  private func covers(to end: Int) -> [Cover] {
    guard end > 0 else { return [[]] }
    var result = covers(to: end - 1)
    for start in max(0, end - 4)..<end where words.contains(text[start..<end].joined()) {
      result += covers(to: start).map { $0 + [start..<end] }
    }
    return result
  }

  private func isBetter(_ a: Cover, than b: Cover) -> Bool {
    func covered(_ cover: Cover) -> Int { cover.reduce(0) { $0 + $1.count } }
    func frequency(_ cover: Cover) -> Int {
      cover.reduce(0) { $0 + (words.entry(of: text[$1].joined())?.frequency ?? 0) }
    }
    if covered(a) != covered(b) { return covered(a) > covered(b) }
    if a.count != b.count { return a.count < b.count }
    if frequency(a) != frequency(b) { return frequency(a) > frequency(b) }
    // From the end: the earlier end, then the shorter word.
    for (x, y) in zip(a.reversed(), b.reversed()) where x != y {
      return x.upperBound != y.upperBound ? x.upperBound < y.upperBound : x.count < y.count
    }
    return false
  }
}

@Suite("Runs of Latin letters made of words")
struct LatinRunTests {
  @Test(
    "a run that is words throughout is cut into them",
    arguments: [
      ("OPPO\nVIVO", "手机OPPOVIVO好", ["OPPO", "VIVO"]),
      ("OPPO\nVIVO\nOPPOVIVO", "oppovivo", ["oppovivo"]),
      ("OPPO", "OPPOVIVO", []), ("5G", "15GB", []), ("AB\nABC\nCD", "ABCD", ["AB", "CD"]),
    ])
  func runs(words: String, text: String, expected: [String]) throws {
    let matcher = UserDictionaryMatcher(try UserDictionary(parsing: words))
    #expect(matcher.matches(in: text).map { String(text[$0.span]) } == expected)
  }
}

@Suite("Patterns of the user's")
struct UserPatternTests {
  @Test("matches win over words and carry the name as their tag")
  func matches() throws {
    var words = UserDictionary()
    words.insert("号AB")
    words.insert("发货")
    words.add(patterns: try UserPattern.parse("# orders\norder [A-Z]{2}-\\d{4}\n"))
    let matcher = UserDictionaryMatcher(words)
    let text = "订单号AB-1234今天发货"
    let found = matcher.matches(in: text)
    #expect(found.map { String(text[$0.span]) } == ["AB-1234", "发货"])
    #expect(found.map { matcher[$0.entry].tag?.name } == ["order", nil])
  }

  @Test(
    "a bad line is named by its number",
    arguments: [
      ("a x+\nb", 2, "no expression"), ("a x+\n\nb [", 3, "no regular expression"),
      ("a x*", 1, "empty string"),
    ])
  func bad(text: String, line: Int, cause: String) {
    #expect {
      try UserPattern.parse(text, path: "p.txt")
    } throws: { error in
      guard let error = error as? UserDictionaryError else { return false }
      return error.line == line && error.cause.contains(cause)
    }
  }
}
