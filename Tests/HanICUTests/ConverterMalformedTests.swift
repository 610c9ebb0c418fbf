import HanICU
import Testing

/// Malformed bytes: their place, and their number when replaced.
@Suite struct ConverterMalformedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let encoding: String
    let bytes: [UInt8]
    let offset: Int
    let replaced: String

    var testDescription: String { "\(encoding) \(bytes)" }

    init(_ encoding: String, _ bytes: [UInt8], at offset: Int, replaced: String) {
      self.encoding = encoding
      self.bytes = bytes
      self.offset = offset
      self.replaced = replaced
    }

    /// How many replacements the text has.
    var count: Int { replaced.unicodeScalars.count { $0 == "\u{FFFD}" } }
  }

  static let cases = [
    Case("UTF-8", [0x41, 0xFF, 0x42], at: 1, replaced: "A\u{FFFD}B"),
    Case("UTF-8", [0xE8, 0x8A, 0xB1, 0xE8, 0x8A, 0x42], at: 3, replaced: "花\u{FFFD}B"),
    Case(
      "UTF-8", [0xF0, 0xA0, 0xAE, 0x41, 0xC0, 0xAF], at: 0, replaced: "\u{FFFD}A\u{FFFD}\u{FFFD}"),
    Case("UTF-8", [0x41, 0xED, 0xA0, 0x80], at: 1, replaced: "A\u{FFFD}\u{FFFD}\u{FFFD}"),
    Case("UTF-8", [0x41, 0xE8, 0x8A], at: 1, replaced: "A\u{FFFD}"),
    // A lead surrogate before an ordinary unit, a trail alone, half a unit at the end.
    Case("UTF-16LE", [0xB1, 0x82, 0x42, 0xD8, 0x41, 0x00], at: 2, replaced: "花\u{FFFD}A"),
    Case("UTF-16LE", [0xB1, 0x82, 0xB7, 0xDF, 0x41, 0x00], at: 2, replaced: "花\u{FFFD}A"),
    Case("UTF-16LE", [0xB1, 0x82, 0x42, 0xD8], at: 2, replaced: "花\u{FFFD}"),
    Case("UTF-16LE", [0xB1, 0x82, 0x41], at: 2, replaced: "花\u{FFFD}"),
    Case(
      "UTF-16BE", [0x82, 0xB1, 0xD8, 0x42, 0xD8, 0x42, 0x00, 0x41], at: 2,
      replaced: "花\u{FFFD}\u{FFFD}A"),
    Case("UTF-16BE", [0x82, 0xB1, 0xD8, 0x42, 0x00], at: 2, replaced: "花\u{FFFD}"),
    Case(
      "UTF-16", [0xFE, 0xFF, 0x82, 0xB1, 0xDF, 0xB7, 0x00, 0x41], at: 4,
      replaced: "花\u{FFFD}A"),
    Case(
      "UTF-32LE", [0x41, 0, 0, 0, 0, 0, 0x11, 0, 0x42, 0, 0, 0], at: 4,
      replaced: "A\u{FFFD}B"),
    // A third byte of four that cannot be one: ICU reads the bytes behind the first again.
    Case("GB18030", [0xBB, 0xA8, 0x81, 0x30, 0x42, 0x43], at: 2, replaced: "花\u{FFFD}0BC"),
    Case("GB18030", [0xBB, 0xA8, 0x81, 0x30, 0x81, 0x43, 0x44], at: 2, replaced: "花\u{FFFD}0丆D"),
    Case("GB18030", [0x41, 0xFF, 0x42], at: 1, replaced: "A\u{FFFD}B"),
    Case("GB18030", [0xBB, 0xA8, 0xBB], at: 2, replaced: "花\u{FFFD}"),
    Case("GB18030", [0xBB, 0xA8, 0x95, 0x34, 0xD2], at: 2, replaced: "花\u{FFFD}"),
    Case("GBK", [0xBB, 0xA8, 0xBB, 0x20, 0x41], at: 2, replaced: "花\u{FFFD} A"),
    Case("Big5", [0xAA, 0xE1, 0xAA, 0x0A, 0x41], at: 2, replaced: "花\u{FFFD}\nA"),
    Case("Big5", [0xAA, 0xE1, 0xAA], at: 2, replaced: "花\u{FFFD}"),
  ]

  @Test(arguments: cases) func theOffsetIsTheSameAtEverySplit(_ item: Case) throws {
    for cut in 0...item.bytes.count {
      for other in cut...item.bytes.count {
        let error = #expect(throws: ICUError.self) {
          try ConverterTests.decode(item.bytes, item.encoding, cuts: [cut, other])
        }
        #expect(error?.offset == item.offset, "cuts at \(cut), \(other): \(error?.name ?? "")")
      }
    }
    let error = #expect(throws: ICUError.self) {
      let cuts = Array(0...item.bytes.count)
      return try ConverterTests.decode(item.bytes, item.encoding, cuts: cuts)
    }
    #expect(error?.offset == item.offset, "byte by byte")
  }

  @Test(arguments: cases) func replacementsAreTheSameAtEverySplit(_ item: Case) throws {
    for cut in 0...item.bytes.count {
      for other in cut...item.bytes.count {
        let decoded = try ConverterTests.decode(
          item.bytes, item.encoding, cuts: [cut, other], invalid: .replace)
        #expect(decoded.text == item.replaced, "cuts at \(cut), \(other)")
        #expect(decoded.replacements == item.count, "cuts at \(cut), \(other)")
      }
    }
    let decoded = try ConverterTests.decode(
      item.bytes, item.encoding, cuts: Array(0...item.bytes.count), invalid: .replace)
    #expect(decoded.text == item.replaced && decoded.replacements == item.count, "byte by byte")
  }

  @Test func theOffsetCountsFromTheStartOfTheStream() throws {
    let converter = try Converter("GB18030")
    let chunk = try converter.encode(String(repeating: "花", count: 700_000))
    for _ in 0..<2 { _ = try converter.decode(chunk, flush: false) }
    let error = #expect(throws: ICUError.self) {
      try converter.decode(chunk + [0xFF] + chunk, flush: true)
    }
    #expect(error?.offset == chunk.count * 3)
    #expect(error?.name == "U_ILLEGAL_CHAR_FOUND")
    #expect(error?.description.contains("at byte \(chunk.count * 3)") == true)
  }

  @Test func aReplacementCharacterInTheTextIsNoReplacement() throws {
    let converter = try Converter("UTF-8")
    #expect(try converter.decode([0xEF, 0xBF, 0xBD], flush: true) == "\u{FFFD}")
    #expect(converter.replacementCount == 0)
  }

  @Test func aMegabyteOfMalformedBytes() throws {
    let bytes = [UInt8](repeating: 0xFF, count: 1 << 20)
    for encoding in ["UTF-8", "GB18030"] {
      let converter = try Converter(encoding)
      let text = try converter.decode(bytes, flush: true, invalid: .replace)
      #expect(converter.replacementCount == bytes.count)
      #expect(text.unicodeScalars.count == bytes.count)
    }
  }
}
