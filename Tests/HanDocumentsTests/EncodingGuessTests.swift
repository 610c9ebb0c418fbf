import HanTestSupport
import Testing

@testable import HanDocuments

@Suite("Telling encodings apart")
struct EncodingGuessTests {
  static let sentence = "山城图书馆今天开放，读者可以借书、还书。"
  static let traditional = "山城圖書館今天開放，讀者可以借書、還書。"

  private func name(_ bytes: [UInt8]) -> String? {
    if case .encoding(let name, _) = EncodingGuess(bytes) { name } else { nil }
  }

  @Test("what is valid UTF-8 is never anything else", arguments: 0..<400)
  func valid(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 80, using: &generator)
    guard !text.unicodeScalars.starts(with: ["\u{FEFF}"]) else { return }
    let decoded = try TextDecoder().decode(Array(text.utf8))
    #expect(decoded.encoding == "UTF-8" && decoded.text.utf8.elementsEqual(text.utf8))
  }

  @Test("letters with accents are UTF-8, whole or cut", arguments: [0x81, 0x84, 0x8F] as [UInt8])
  func accents(mark: UInt8) throws {
    for letters in ["a", "ab", "", "é"] {
      let bytes = Array(letters.utf8) + [[UInt8]](repeating: [0xCC, mark], count: 130_000).joined()
      #expect(name(bytes) == "UTF-8")
      #expect(throws: DocumentError.malformed(encoding: "UTF-8", byteOffset: bytes.count - 2)) {
        try TextDecoder().decode(Array(bytes.dropLast()))
      }
    }
  }

  @Test("one broken place in UTF-8 is named with its byte", arguments: 0..<200)
  func oneBrokenPlace(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = ["早发现", "早", "Réunion à Paris", "abc", "社区图书馆今天开放。\n读者可以借书。"][seed % 5]
    var scalars = Array(text.unicodeScalars)
    let place = generator.below(scalars.count + 1)
    let before = String(String.UnicodeScalarView(scalars[..<place])).utf8.count
    scalars.removeSubrange(..<place)
    let stray = [0xFF, 0x80, 0xC0][generator.below(3)] as UInt8
    let bytes =
      Array(text.utf8.prefix(before)) + [stray]
      + Array(String(String.UnicodeScalarView(scalars)).utf8)
    #expect(throws: DocumentError.malformed(encoding: "UTF-8", byteOffset: before)) {
      try TextDecoder().decode(bytes)
    }
  }

  @Test(
    "a few broken bytes are not UTF-16",
    arguments: [
      [0xE6, 0x97, 0xA9, 0x80, 0x80], [0xFF, 0xFE, 0xFD, 0xFC, 0xFB],
      [0x80, 0x80, 0x80, 0x80, 0x80],
      [0xFE, 0xFE, 0xFF, 0xFF, 0x80], [0xE6, 0x97], [0x61, 0xFF], [0xE6, 0x97, 0xA9, 0xE5, 0x8F],
    ] as [[UInt8]])
  func fewBytes(bytes: [UInt8]) {
    #expect(!(name(bytes) ?? "").hasPrefix("UTF-16"))
    do throws(DocumentError) {
      _ = try TextDecoder().decode(bytes)
      Issue.record("no error")
    } catch {
      #expect(!error.description.contains("valid UTF-16"))
      #expect(!error.description.contains("say --encoding UTF-16"))
    }
  }

  @Test("UTF-16 without a mark gives evidence of itself", arguments: ["UTF-16LE", "UTF-16BE"])
  func utf16(encoding: String) throws {
    for text in [
      Self.sentence, Self.traditional, "图书馆\n", "图书馆", "hello world", "第1章\r\nAPI 的说明\r\n",
      String(repeating: "馆", count: 300) + "。",
    ] {
      let bytes = try LegacyBytes.encode(text, as: encoding)
      #expect(name(bytes) == encoding, "\(text)")
    }
  }

  @Test("legacy encodings are told behind a long beginning in ASCII")
  func lateCharacters() throws {
    let ascii = [UInt8](repeating: 0x61, count: 100_000) + [0x0A]
    #expect(try name(ascii + LegacyBytes.encode(Self.sentence, as: "GB18030")) == "GB18030")
    #expect(try name(ascii + LegacyBytes.encode(Self.traditional, as: "Big5")) == "Big5")
    #expect(name(ascii + Array(Self.sentence.utf8)) == "UTF-8")
  }

  @Test(
    "a text in pieces is the text at once",
    arguments: ["UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"])
  func pieces(encoding: String) throws {
    var generator = SeededGenerator(seed: 5)
    let text = (0..<4000).map { "\($0) " + Self.traditional + "\n" }.joined()
    for mark in [false, true] where !mark || encoding.hasPrefix("UTF") {
      let bytes = try LegacyBytes.encode((mark ? "\u{FEFF}" : "") + text, as: encoding)
      var decoder = StreamDecoder(try TextDecoder())
      var result: [UInt8] = []
      var rest = bytes[...]
      repeat {
        let piece = Array(rest.prefix(1 + generator.below(20_000)))
        rest = rest.dropFirst(piece.count)
        result += try decoder.push(piece, atEnd: rest.isEmpty)
      } while !rest.isEmpty
      #expect(result == Array(text.utf8))
      #expect((decoder.markLength > 0) == mark)
    }
  }

  @Test("a broken place in a text in pieces is named in the whole text")
  func brokenPieces() throws {
    let text = String(repeating: Self.sentence + "\n", count: 5000)
    var bytes = try LegacyBytes.encode("\u{FEFF}" + text, as: "UTF-16LE")
    let place = bytes.count - 1000
    bytes[place] = 0x00
    bytes[place + 1] = 0xDC
    var decoder = StreamDecoder(try TextDecoder())
    #expect(throws: DocumentError.malformed(encoding: "UTF-16LE", byteOffset: place)) {
      for start in stride(from: 0, to: bytes.count, by: 4001) {
        let end = min(start + 4001, bytes.count)
        _ = try decoder.push(Array(bytes[start..<end]), atEnd: end == bytes.count)
      }
    }
  }
}
