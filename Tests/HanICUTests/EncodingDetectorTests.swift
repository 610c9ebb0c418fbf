import HanICU
import Testing

@Suite struct EncodingDetectorTests {
  static let text = String(repeating: Sample.traditional + Sample.simplified, count: 20)

  @Test(arguments: ["UTF-8", "GB18030"]) func theRightEncodingLeads(_ encoding: String) throws {
    let bytes = try Converter(encoding).encode(Self.text)
    let candidates = try EncodingDetector().candidates(for: bytes)
    #expect(candidates.first?.name == encoding)
  }

  @Test func candidatesAreRankedAndKnown() throws {
    let text = String(repeating: Sample.traditional, count: 20)
    let bytes = try Converter("Big5").encode(text)
    let candidates = try EncodingDetector().candidates(for: bytes)
    #expect(candidates.first?.name == "Big5")
    #expect(candidates.first?.language == "zh")
    #expect(candidates.allSatisfy { (0...100).contains($0.confidence) })
    #expect(zip(candidates, candidates.dropFirst()).allSatisfy { $0.confidence >= $1.confidence })
    #expect(candidates.allSatisfy { Converter.isKnown($0.name) || $0.name.hasSuffix("_rtl") })
    #expect(candidates.allSatisfy { $0.language != "" })
  }

  @Test func noBytesHaveNoCandidates() throws {
    #expect(try EncodingDetector().candidates(for: []).isEmpty)
    #expect(try EncodingDetector().candidates(for: EmptyCollection()).isEmpty)
  }

  @Test func oddBytesAreNoFailure() throws {
    for bytes in [[0x00], [0xFF], [UInt8](0...255), [UInt8](repeating: 0, count: 1 << 20)] {
      _ = try EncodingDetector().candidates(for: bytes)
    }
  }

  @Test func aMegabyte() throws {
    let bytes = Array(Sample.long(bytes: 1 << 20).utf8)
    #expect(try EncodingDetector().candidates(for: bytes).first?.name == "UTF-8")
  }

  @Test func scatteredBytesGiveTheSameAnswer() throws {
    let bytes = try Converter("GB18030").encode(Self.text)
    let scattered = bytes.lazy.map { $0 }
    let detector = EncodingDetector()
    #expect(try detector.candidates(for: scattered) == detector.candidates(for: bytes))
  }

  @Test func markupCanBeLeftOut() throws {
    let page = "<p class=\"a\">" + Self.text + "</p>"
    let bytes = try Converter("GB18030").encode(page)
    let candidates = try EncodingDetector(stripsMarkup: true).candidates(for: bytes)
    #expect(candidates.first?.name == "GB18030")
  }

  @Test func tasksOnOneDetectorAgree() async throws {
    let detector = EncodingDetector()
    let bytes = try Converter("GB18030").encode(Self.text)
    let expected = try detector.candidates(for: bytes)
    let results = await concurrently { try? detector.candidates(for: bytes) }
    for result in results { #expect(result == expected) }
  }
}
