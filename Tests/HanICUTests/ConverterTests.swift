import HanICU
import Testing

@Suite struct ConverterTests {
  static let encodings = [
    "UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "GB18030", "GBK", "Big5", "Big5-HKSCS",
  ]

  /// A sample the encoding can hold.
  static func sample(_ encoding: String) -> String {
    switch encoding {
    case "GBK": "春天来了，看花。A1"
    case "Big5": "春天來了，看花。A1"
    case "Big5-HKSCS": "春天來了，喺度睇花。A1"
    // Four bytes of GB18030: U+20BB7, U+1F33C, U+00E4.
    default: "春天来了，𠮷🌼ä花。A1"
    }
  }

  /// Decodes a stream in chunks that end at the cuts.
  static func decode(
    _ bytes: [UInt8], _ encoding: String, cuts: [Int],
    invalid: Converter.InvalidPolicy = .fail
  ) throws(ICUError) -> (text: String, replacements: Int) {
    let converter = try Converter(encoding)
    var text = ""
    var start = 0
    for cut in cuts {
      text += try converter.decode(bytes[start..<cut], flush: false, invalid: invalid)
      start = cut
    }
    text += try converter.decode(bytes[start...], flush: true, invalid: invalid)
    return (text, converter.replacementCount)
  }

  @Test(arguments: encodings) func roundTripAtEverySplit(_ encoding: String) throws {
    let sample = Self.sample(encoding)
    let bytes = try Converter(encoding).encode(sample)
    for cut in 0...bytes.count {
      #expect(try Self.decode(bytes, encoding, cuts: [cut]).text == sample, "cut at \(cut)")
      for other in cut...bytes.count {
        let decoded = try Self.decode(bytes, encoding, cuts: [cut, other])
        #expect(decoded.text == sample && decoded.replacements == 0, "cuts at \(cut), \(other)")
      }
    }
    let single = try Self.decode(bytes, encoding, cuts: Array(0...bytes.count))
    #expect(single.text == sample, "byte by byte")
  }

  @Test func fourByteSequencesOfGB18030() throws {
    let converter = try Converter("GB18030")
    #expect(try converter.encode("𠮷") == [0x95, 0x34, 0xB2, 0x35])
    #expect(try converter.decode([0x95, 0x34, 0xB2, 0x35], flush: true) == "𠮷")
  }

  @Test(arguments: encodings) func aMegabyteRoundTrips(_ encoding: String) throws {
    let text = String(repeating: Self.sample(encoding) + "\n", count: (1 << 20) / 30)
    let converter = try Converter(encoding)
    let bytes = try converter.encode(text)
    #expect(try converter.decode(bytes, flush: true) == text)
    #expect(converter.replacementCount == 0)
  }

  @Test func outputLargerThanOnePiece() throws {
    let bytes = [UInt8](repeating: 0x80, count: 3 << 20)
    let converter = try Converter("windows-1252")
    let text = try converter.decode(bytes, flush: true)
    #expect(text.utf8.count == bytes.count * 3)
    #expect(text.unicodeScalars.allSatisfy { $0 == "€" })
  }

  @Test func emptyInputIsAnEmptyResult() throws {
    for encoding in Self.encodings {
      let converter = try Converter(encoding)
      #expect(try converter.decode([], flush: true).isEmpty)
      #expect(try converter.decode([], flush: false).isEmpty)
    }
    #expect(try Converter("GB18030").encode("").isEmpty)
  }

  @Test func aFlushedOrFailedConverterBeginsAnotherStream() throws {
    let converter = try Converter("UTF-8")
    #expect(try converter.decode([0xE8, 0x8A, 0xB1, 0xE8], flush: false) == "花")
    let error = #expect(throws: ICUError.self) { try converter.decode([], flush: true) }
    #expect(error?.offset == 3)
    #expect(try converter.decode([0xFF], flush: true, invalid: .replace) == "\u{FFFD}")
    #expect(converter.replacementCount == 1)
    #expect(try converter.decode([0x41], flush: true) == "A")
    #expect(converter.replacementCount == 0)
  }

  @Test func encodingDoesNotDisturbAStream() throws {
    let converter = try Converter("GBK")
    let bytes = try converter.encode("花")
    #expect(try converter.decode(bytes[..<1], flush: false).isEmpty)
    #expect(try converter.encode("春") == [0xB4, 0xBA])
    #expect(try converter.decode(bytes[1...], flush: true) == "花")
  }

  @Test func loneSurrogatesInSurrogatePairEncodings() throws {
    // CESU-8 writes U+20BB7 as two sequences of three bytes.
    let bytes: [UInt8] = [0xED, 0xA1, 0x82, 0xED, 0xBE, 0xB7]
    for cut in 0...bytes.count {
      #expect(try Self.decode(bytes, "CESU-8", cuts: [cut]).text == "𠮷")
    }
  }

  @Test func encodingFailsWhereACharacterIsMissing() throws {
    let converter = try Converter("Big5")
    let error = #expect(throws: ICUError.self) { try converter.encode("看𠮷花") }
    #expect(error?.offset == 3)
    #expect(error?.name == "U_INVALID_CHAR_FOUND")
    // What Unicode calls ignorable is missing too.
    let joiner = #expect(throws: ICUError.self) { try converter.encode("看\u{200D}花") }
    #expect(joiner?.offset == 3)
    let replaced = try converter.encode("看𠮷花", invalid: .replace)
    let around = try converter.encode("看") + converter.encode("花")
    #expect(replaced.prefix(2) == around.prefix(2) && replaced.suffix(2) == around.suffix(2))
    #expect(replaced.count > around.count)
  }

  @Test func names() throws {
    #expect(Self.encodings.allSatisfy(Converter.isKnown))
    #expect(Converter.isKnown("gb_18030") && Converter.isKnown("utf8"))
    #expect(!Converter.isKnown("") && !Converter.isKnown("Big6") && !Converter.isKnown("中文"))
    #expect(Converter.canonicalName(of: "utf8") == "UTF-8")
    #expect(Converter.canonicalName(of: "gb_18030") == "GB18030")
    #expect(Converter.canonicalName(of: "big5-hkscs") == "Big5-HKSCS")
    #expect(Converter.canonicalName(of: "Big6") == nil)
    #expect(try Converter("utf16le").name == "UTF-16LE")
    for encoding in Self.encodings { #expect(Converter.canonicalName(of: encoding) == encoding) }
  }

  @Test(arguments: ["", "Big6", "中文", String(repeating: "x", count: 500)])
  func anUnknownNameIsAnError(_ name: String) throws {
    let error = #expect(throws: ICUError.self) { try Converter(name) }
    #expect((error?.code ?? 0) > 0)
    #expect(error?.offset == nil)
    #expect(error?.description.contains("help: ") == true)
    #expect(error?.description.contains("“\(name)”") == true)
  }
}
