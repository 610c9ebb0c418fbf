import HanCore
import HanScripts
import HanTestSupport
import Testing

@Suite("Laws of conversion")
struct ConversionLawTests {
  static let routes: [(ScriptVariant, ScriptVariant)] = ScriptVariant.allCases.flatMap { from in
    ScriptVariant.allCases.map { (from, $0) }
  }

  /// A text of words that dictionaries know and of what breaks text code.
  static func text(_ generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<generator.below(30) {
      let known = OpenCCCases.cases[generator.below(OpenCCCases.cases.count)]
      switch generator.below(3) {
      case 0: text += known.text
      case 1: text += known.expected.prefix(generator.below(6))
      default: text += RandomText.text(upTo: 4, using: &generator)
      }
    }
    return text
  }

  @Test(
    "what is left alone at once is what a walk over all of it leaves alone", arguments: 0..<120)
  func leftAlone(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let plain = ["社会主义建设取得新的成就，", "著名学者著书立说", "乾坤", "看著", "大目乾连，", "一九九八年１２月\n", "⿰木\n"]
    var source = ""
    for _ in 0..<generator.below(12) {
      for _ in 0..<generator.below(40) { source += plain[0] }
      source += generator.oneIn(2) ? Self.text(&generator) : plain[generator.below(plain.count)]
    }
    // With the way back, stretches are left out; without it, the text is walked over.
    let converter = try ScriptConverter(to: .simplified, foldsVariants: true)
    let converted = converter.convert(MappedText(source))
    #expect(converted.text == converter.convert(source))
    #expect(converted.sourceForm(of: converted.text.fullSpan) == source)
    var (last, end) = (0, 0)
    for change in converted.map.changes {
      #expect(
        converted.text[TextSpan(end, change.target.lowerBound)]
          == source[TextSpan(last, change.source.lowerBound)])
      (last, end) = (change.source.upperBound, change.target.upperBound)
    }
  }

  @Test("a long text without line breaks takes room in proportion to its length")
  func longLine() throws {
    // Several passes see it as one portion; room for as many portions as it has is far too much.
    let line = String(repeating: "這是一段沒有換行的文字，", count: 1_100_000)
    let converter = try ScriptConverter(from: .taiwanIdioms, to: .simplified)
    let converted = converter.convert(MappedText(line))
    #expect(converted.text.utf8.count == line.utf8.count)
    #expect(converted.text.hasPrefix("这是一段没有换行的文字，"))
    #expect(converted.map.sourceCount == line.utf8.count)
  }

  @Test(
    "the map covers both texts, changes no result, and leads to what was replaced",
    arguments: 0..<60)
  func maps(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = Self.text(&generator)
    for (from, to) in Self.routes {
      let converter = try ScriptConverter(from: from, to: to)
      let converted = converter.convert(MappedText(source))
      #expect(converted.text == converter.convert(source))
      #expect(converted.sourceSpan(of: converted.text.fullSpan) == source.fullSpan)
      // What stands between changes is the same in both.
      var (last, end) = (0, 0)
      for change in converted.map.changes {
        #expect(
          converted.text[TextSpan(end, change.target.lowerBound)]
            == source[TextSpan(last, change.source.lowerBound)])
        (last, end) = (change.source.upperBound, change.target.upperBound)
      }
      #expect(converted.sourceForm(of: converted.text.fullSpan) == source)
    }
  }

  @Test("maps compose with those of earlier stages", arguments: 0..<40)
  func composition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = Self.text(&generator)
    let cleaned = MappedText(source).applying(RandomText.edits(of: source, using: &generator))
    let converter = try ScriptConverter(from: .simplified, to: .taiwanIdioms)
    let (whole, alone) = (converter.convert(cleaned), converter.convert(MappedText(cleaned.text)))
    #expect(whole.map == alone.map.composed(after: cleaned.map))
  }

  @Test("a stream gives what the whole gives, wherever it is cut", arguments: 0..<12)
  func streams(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var source = ""
    for _ in 0..<6 { source += Self.text(&generator) }
    let bytes = Array(source.utf8)
    for (from, to) in Self.routes {
      let converter = try ScriptConverter(from: from, to: to)
      var stream = ConversionStream(converter)
      var result: [UInt8] = []
      var position = 0
      while position < bytes.count {
        let end = min(bytes.count, position + 1 + generator.below(generator.oneIn(4) ? 500 : 7))
        result += stream.convert(bytes[position..<end])
        position = end
      }
      result += stream.finish()
      #expect(result == Array(converter.convert(source).utf8), "\(from) → \(to)")
    }
  }

  @Test(
    "a long text becomes what its lines become, however many passes there are",
    arguments: [
      (ScriptVariant.simplified, ScriptVariant.taiwanIdioms), (.taiwanIdioms, .simplified),
      (.hongKongIdioms, .taiwan),
    ])
  func longTexts(from: ScriptVariant, to: ScriptVariant) throws {
    var generator = SeededGenerator(seed: 7)
    let converter = try ScriptConverter(from: from, to: to)
    // Sequences that describe a character may reach over the end of a line.
    let pieces = ["\n", "\n", "⿰\n", "⿰木\n", "裡頭", "里头", "滑鼠", "鼠标", "字元"]
    var source = ""
    while source.utf8.count < 200_000 {
      source += Self.text(&generator) + pieces[generator.below(pieces.count)]
    }
    let converted = converter.convert(MappedText(source))
    #expect(converted.text == converter.convert(source))
    #expect(converted.sourceForm(of: converted.text.fullSpan) == source)
    var stream = ConversionStream(converter)
    let streamed = stream.convert(ArraySlice(source.utf8)) + stream.finish()
    #expect(streamed == Array(converted.text.utf8))
  }

  @Test("a stream of one word without end needs no memory for it")
  func boundedStream() throws {
    var stream = ConversionStream(try ScriptConverter(from: .traditional, to: .simplified))
    var written = 0
    for _ in 0..<2000 { written += stream.convert(Array("發發發發".utf8)).count }
    #expect(written > 2000 * 12 - 1000)
    #expect(written + stream.finish().count == 2000 * 12)
  }

  @Test("conversion by words covers every byte, whatever the words are", arguments: 0..<60)
  func words(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = Self.text(&generator)
    let bounds = RandomText.scalarBoundaries(of: source)
    var words: [WordBoundaries.Word] = []
    var index = 0
    while index + 1 < bounds.count {
      let end = min(bounds.count - 1, index + 1 + generator.below(4))
      let kind = [WordBoundaries.Kind.word, .person, .name][generator.below(3)]
      if !generator.oneIn(5) { words.append(.init(TextSpan(bounds[index], bounds[end]), kind)) }
      index = end
    }
    for to in ScriptVariant.allCases {
      let conversion = try ScriptConverter(to: to).convert(
        MappedText(source),
        words: WordBoundaries(words: words, seams: bounds.filter { $0 % 2 == 0 }))
      let text = conversion.text
      #expect(text.sourceSpan(of: text.text.fullSpan) == source.fullSpan)
      #expect(text.sourceForm(of: text.text.fullSpan) == source)
      for ambiguity in conversion.ambiguities {
        #expect(text.text[ambiguity.target] == ambiguity.chosen)
        #expect(!ambiguity.alternatives.contains(ambiguity.chosen))
        #expect(text.sourceSpan(of: ambiguity.target) == ambiguity.source)
      }
    }
  }
}
