import Foundation
import HanTestSupport
import HanText
import Testing

@Suite("Spans as ranges of other kinds")
struct RangeConversionTests {
  @Test("there and back, with the same wording", arguments: 0..<100)
  func roundTrip(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 80, using: &generator)
    for _ in 0..<20 {
      let span = RandomText.span(in: text, using: &generator)
      let wording = Array(text.utf8)[span.range]
      let range = Range<String.Index>(span, in: text)
      #expect(text[range].utf8.elementsEqual(wording))
      #expect(TextSpan(range, in: text) == span)
      let units = NSRange(span, in: text)
      #expect(
        Array(Array(text.utf16)[units.location..<units.location + units.length])
          == Array(text[range].utf16))
      #expect(TextSpan(units, in: text) == span)
      for unit in OffsetUnit.allCases {
        let offsets = OffsetIndex(text, unit: unit).range(span)
        #expect(Range<String.Index>(offsets, in: text, unit: unit) == range)
      }
    }
  }

  @Test("no bounds trap, and none lies inside a scalar", arguments: 0..<100)
  func clamped(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 20, using: &generator)
    let bounds = Set(RandomText.scalarBoundaries(of: text))
    for _ in 0..<50 {
      let (a, b) = (generator.below(400), generator.below(400))
      let (lower, upper) = (min(a, b), generator.oneIn(9) ? Int.max : max(a, b))
      var spans = [TextSpan(Range(TextSpan(lower, upper), in: text), in: text)]
      for unit in OffsetUnit.allCases {
        let down = generator.oneIn(4) ? lower - 300 : lower
        spans.append(TextSpan(Range(down..<max(down, upper), in: text, unit: unit), in: text))
      }
      if let span = TextSpan(NSRange(location: lower, length: upper - lower), in: text) {
        spans.append(span)
      }
      for span in spans {
        #expect(bounds.contains(span.lowerBound) && bounds.contains(span.upperBound))
      }
    }
    #expect(TextSpan(NSRange(location: NSNotFound, length: 0), in: text) == nil)
    #expect(TextSpan(NSRange(location: -3, length: 5), in: text) == nil)
  }

  @Test("strings from Objective-C's side, too")
  func bridged() {
    let text = NSString(string: "早發現😀，早報告") as String
    let span = TextSpan(3, 9)
    #expect(text[Range(span, in: text)] == "發現")
    #expect(NSRange(span, in: text) == NSRange(location: 1, length: 2))
  }
}

@Suite("Results as JSON")
struct CodableResultTests {
  static func roundTrip<Value: Codable & Equatable>(_ value: Value) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(value)
    #expect(try JSONDecoder().decode(Value.self, from: data) == value)
    return String(decoding: data, as: UTF8.self)
  }

  static let text = "各村要早發現、早報告、早處置，堅持“三必查”。山城圖書館3月1日購書1,200冊。"

  @Test("keywords, slogans, tokens and entities read back as they were")
  func results() throws {
    _ = try Self.roundTrip(Self.text.keywords())
    _ = try Self.roundTrip(Self.text.slogans())
    let tokens = try Self.roundTrip(Self.text.tokens())
    #expect(
      tokens.contains(#"{"canonical":"发现","kind":"han","pos":"v","range":[12,18],"text":"發現"}"#))
    let entities = try Analyzer().entities(of: Document(id: "", text: Self.text))
    #expect(!entities.quantities.isEmpty)
    #expect(try Self.roundTrip(entities).contains("\"is_approximate\""))
  }

  @Test("a conversion and its map read back as they were", arguments: 0..<60)
  func conversion(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let source = RandomText.text(upTo: 60, using: &generator)
    let edited = MappedText(source).applying(RandomText.edits(of: source, using: &generator))
    let again = edited.applying(RandomText.edits(of: edited.text, using: &generator))
    _ = try Self.roundTrip(again)
    _ = try Self.roundTrip(TextConverter(to: .taiwanIdioms, mode: .opencc).convert(again))
  }

  @Test(
    "what is no value is an error, and no trap",
    arguments: [
      "[5,3]", "[-1,3]", "[1]", "{}",
    ])
  func badSpans(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(TextSpan.self, from: Data(json.utf8))
    }
  }

  @Test(
    "a map that does not fit is an error, and no trap",
    arguments: [
      #"{"source_count":3,"target_count":4,"changes":[]}"#,
      #"{"source_count":3,"target_count":3,"changes":[[0,9,0,3]]}"#,
      #"{"source_count":3,"target_count":3,"changes":[[0,3,3,0]]}"#,
      #"{"source_count":-3,"target_count":-3,"changes":[]}"#,
      #"{"source_count":3,"target_count":3,"changes":[[0,3]]}"#,
    ])
  func badMaps(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(OffsetMap.self, from: Data(json.utf8))
    }
  }
}
