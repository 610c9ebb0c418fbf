import HanCore
import HanTestSupport
import Testing

@Suite("Spans, units, terms and fingerprints")
struct CoreValueTests {
  @Test("spans cut strings by UTF-8 bytes")
  func spans() {
    let text = "a𠮷汉"
    #expect(text[TextSpan(1, 5)] == "𠮷")
    #expect(text.fullSpan == TextSpan(0, 8))
    #expect(TextSpan(0, 3).overlaps(TextSpan(2, 5)))
    #expect(!TextSpan(0, 3).overlaps(TextSpan(3, 5)))
    #expect(TextSpan(0, 9).contains(TextSpan(3, 6)))
    #expect(TextSpan(1, 2).union(TextSpan(5, 6)) == TextSpan(1, 6))
    #expect([TextSpan(3, 5), TextSpan(0, 9), TextSpan(0, 2)].sorted().first == TextSpan(0, 2))
  }

  @Test("a span that runs backwards is a broken promise")
  func backwards() async {
    await #expect(processExitsWith: .failure) { _ = TextSpan(3, 2) }
  }

  @Test("offsets agree with the standard library's views", arguments: 0..<60)
  func offsetIndex(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 200, using: &generator)
    let scalars = OffsetIndex(text, unit: .scalar)
    let units = OffsetIndex(text, unit: .utf16)
    let bytes = OffsetIndex(text, unit: .utf8)
    for offset in RandomText.scalarBoundaries(of: text) {
      let index = text.utf8.index(text.startIndex, offsetBy: offset)
      #expect(scalars.offset(offset) == text.unicodeScalars[..<index].count)
      #expect(units.offset(offset) == text.utf16[..<index].count)
      #expect(bytes.offset(offset) == offset)
    }
  }

  @Test("terms are compared by bytes, unlike strings")
  func terms() {
    #expect("\u{F900}" == "\u{8C48}")
    #expect(Term("\u{F900}") != Term("\u{8C48}"))
    #expect(Term("一") < Term("丁"))
    #expect(Set([Term("甲"), Term("甲"), Term("乙")]).count == 2)
  }

  @Test("the fingerprint is FNV-1a, and fields do not run together")
  func fingerprints() {
    #expect(Fingerprint("".utf8).description == "cbf29ce484222325")
    #expect(Fingerprint("a".utf8).description == "af63dc4c8601ec8c")
    #expect(Fingerprint("foobar".utf8).description == "85944171f73967e8")
    var one = Fingerprint()
    one.combine(field: "ab")
    one.combine(field: "c")
    var other = Fingerprint()
    other.combine(field: "a")
    other.combine(field: "bc")
    #expect(one != other)
  }

  @Test("tags keep their names")
  func partsOfSpeech() {
    #expect(PartOfSpeech("nr")?.name == "nr")
    #expect(PartOfSpeech("NOUN")?.name == "NOUN")
    #expect(PartOfSpeech("") == nil)
    #expect(PartOfSpeech("product")?.name == "product")
    #expect(PartOfSpeech(String(repeating: "a", count: 65)) == nil)
    #expect(PartOfSpeech("名") == nil)
  }

  @Test("tokens are small")
  func tokenSize() {
    #expect(MemoryLayout<Token>.stride <= 20)
  }

  @Test("a tokenized text gives surfaces and source spans")
  func tokenizedText() {
    let text = MappedText("長(zhǎng)城好").applying([TextEdit(TextSpan(3, 11), "")])
    let tokens = TokenizedText(
      text: text,
      tokens: [
        Token(span: TextSpan(0, 6), kind: .han), Token(span: TextSpan(6, 9), kind: .han),
      ])
    #expect(tokens.map { String(tokens.surface(of: $0)) } == ["長城", "好"])
    #expect(tokens.sourceSpan(of: tokens[0]) == TextSpan(0, 14))
    #expect(tokens.sourceForm(of: tokens[0]) == "長城")
  }

  @Test("Han characters are known in every block")
  func hanScalars() {
    for scalar in "汉𠮷𰻞〇々".unicodeScalars { #expect(scalar.isHan) }
    for scalar in "aか、1\u{E000}".unicodeScalars { #expect(!scalar.isHan) }
  }
}
