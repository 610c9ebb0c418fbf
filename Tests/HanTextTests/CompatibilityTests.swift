import HanTestSupport
import HanText
import Testing

@Suite("Compatibility characters")
struct CompatibilityTests {
  /// Each wording as it should be, and with compatibility ideographs or radicals in it.
  static let pairs = [
    ("理论", "\u{F9E4}论"), ("工作", "\u{2F2F}作"), ("来到", "\u{F92D}到"), ("利用", "\u{F9DD}\u{2F64}"),
  ]

  @Test("a compatibility ideograph and its twin are one term", arguments: pairs)
  func terms(plain: String, odd: String) throws {
    let analyzer = try Analyzer()
    let analysis = analyzer.analyze(
      Document(id: "a", text: "他们说\(plain)很重要。他们说\(odd)很重要。"))
    #expect(analysis.counts[Term(plain)] == 2)
    let text = "他们说\(odd)很重要"
    let tokens = analyzer.tokenize(MappedText(text))
    #expect(
      tokens.contains { tokens.sourceForm(of: $0).unicodeScalars.elementsEqual(odd.unicodeScalars) }
    )
    #expect(tokens.map { tokens.sourceForm(of: $0) }.joined().utf8.elementsEqual(text.utf8))
  }

  @Test("keys are in NFKC")
  func keys() throws {
    let folding = try #require(VariantFolding.shared)
    for (a, b) in Self.pairs + [("5㎡", "5m2"), ("ＡＢＣ！", "ABC!"), ("㈠班", "(一)班"), ("臺灣", "台湾")] {
      #expect(folding.key(a).utf8.elementsEqual(folding.key(b).utf8))
    }
  }

  @Test("slogans that differ in such characters alone are one")
  func slogans() throws {
    let analyzer = try Analyzer()
    var batch = Batch()
    for (id, text) in [("a", "口号：“早发现、早报告、早处理”。"), ("b", "口号：“早发现、早报告、早处\u{F9E4}”。")] {
      batch.add(analyzer.analyze(Document(id: id, text: text)))
    }
    #expect(batch.slogans().first?.documents == ["a", "b"])
  }

  @Test("canonical text is canonical already, and maps to all of its source", arguments: 0..<100)
  func canonical(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    var source = RandomText.text(upTo: 40, using: &generator)
    for _ in 0..<10 { source += Self.pairs[generator.below(Self.pairs.count)].1 + "，" }
    let analyzer = try Analyzer(Configuration(tags: false))
    let once = analyzer.canonical(MappedText(source))
    #expect(once.sourceSpan(of: once.text.fullSpan) == source.fullSpan)
    let twice = analyzer.canonical(MappedText(once.text))
    #expect(twice.text.utf8.elementsEqual(once.text.utf8))
  }
}
