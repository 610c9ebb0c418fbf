import HanCore
import HanDocuments
import HanTestSupport
import Testing

@Suite("Decoding")
struct TextDecoderTests {
  static let simplified = "山城图书馆今天开放，读者可以借书、还书。欢迎大家前来参观，工作人员将热情接待每一位来宾。"
  static let traditional = "山城圖書館今天開放，讀者可以借書、還書。歡迎大家前來參觀，工作人員將熱情接待每一位來賓。"

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test("UTF-8 with and without a mark")
  func utf8() throws {
    let bytes = Array(Self.simplified.utf8)
    #expect(try Document(id: "a", bytes: bytes).text == Self.simplified)
    let marked = try Document(id: "a", bytes: [0xEF, 0xBB, 0xBF] + bytes)
    #expect(marked.text == Self.simplified)
    #expect(marked.encoding == "UTF-8")
  }

  @Test("UTF-16 in both byte orders, with and without a mark", arguments: [true, false])
  func utf16(bigEndian: Bool) throws {
    let bytes = Self.utf16(Self.simplified, bigEndian: bigEndian)
    let mark: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    #expect(try Document(id: "a", bytes: mark + bytes).text == Self.simplified)
    let unmarked = try Document(id: "a", bytes: bytes)
    #expect(unmarked.text == Self.simplified)
    #expect(unmarked.encoding == (bigEndian ? "UTF-16BE" : "UTF-16LE"))
  }

  @Test("encodings named by the user", arguments: ["GB18030", "GBK", "Big5", "UTF-16LE", "utf-8"])
  func named(encoding: String) throws {
    let text = encoding == "Big5" ? Self.traditional : Self.simplified
    let bytes = try LegacyBytes.encode(text, as: encoding)
    #expect(try Document(id: "a", bytes: bytes, encoding: encoding).text == text)
  }

  @Test("GB18030 and Big5 are told apart by their frequent characters")
  func legacy() throws {
    let gb = try Document(id: "a", bytes: LegacyBytes.encode(Self.simplified, as: "GB18030"))
    #expect(gb.text == Self.simplified && gb.encoding == "GB18030")
    let big5 = try Document(id: "a", bytes: LegacyBytes.encode(Self.traditional, as: "Big5"))
    #expect(big5.text == Self.traditional && big5.encoding == "Big5")
  }

  @Test("an empty file is an empty document")
  func empty() throws {
    #expect(try Document(id: "a", bytes: [UInt8]()).text.isEmpty)
  }

  @Test("broken UTF-8 is an error with its place, and not taken for another encoding")
  func broken() throws {
    var bytes = Array(Self.simplified.utf8)
    bytes[6] = 0xFF
    #expect(throws: DocumentError.malformed(encoding: "UTF-8", byteOffset: 6)) {
      try Document(id: "a", bytes: bytes)
    }
    let replaced = try TextDecoder(invalid: .replace).decode(bytes)
    #expect(replaced.text.contains("\u{FFFD}"))
    #expect(replaced.replacements > 0)
    #expect(replaced.text.hasSuffix("来宾。"))
  }

  @Test("a file cut inside a character is broken at its end")
  func truncated() {
    let bytes = Array(Self.simplified.utf8.dropLast(1))
    #expect(throws: DocumentError.malformed(encoding: "UTF-8", byteOffset: bytes.count - 2)) {
      try Document(id: "a", bytes: bytes)
    }
  }

  @Test("what is no text is an error that says what to do")
  func binary() {
    var generator = SeededGenerator(seed: 7)
    let bytes = (0..<4096).map { _ in UInt8.random(in: 0...255, using: &generator) }
    #expect(throws: DocumentError.self) { try Document(id: "a", bytes: bytes) }
    #expect(DocumentError.unrecognized(guess: "windows-1252").description.contains("--encoding"))
  }

  @Test("an unknown name is an error")
  func unknownName() {
    #expect(throws: DocumentError.unknownEncoding("utf-9")) {
      try TextDecoder(encoding: "utf-9")
    }
  }

  @Test("any bytes give text or an error", arguments: 0..<200)
  func total(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var bytes = Array(RandomText.text(upTo: 60, using: &generator).utf8)
    for _ in 0..<generator.below(4) where !bytes.isEmpty {
      bytes[generator.below(bytes.count)] = UInt8.random(in: 0...255, using: &generator)
    }
    _ = try? TextDecoder().decode(bytes)
    _ = try? TextDecoder(invalid: .replace).decode(bytes)
  }
}
