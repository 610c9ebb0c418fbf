import HanStatistics
import Testing

/// The examples of publications, computed exactly; the source of each stands in `reference.json`.
struct PublishedExampleTests {
  @Test func examples() throws {
    var checked = 0
    for example in try ReferenceValues().tables("published") {
      let id = try #require(example["id"] as? String)
      let input = try #require(example["input"])
      let values = try #require(example["values"] as? [String: [String: Any]])
      for (name, expected) in values {
        guard let value = value(of: name, input) else { continue }
        // The t of the book divides by the variance p(1 − p), which p as small hides.
        let tolerance = id == "manning-schuetze-new-companies-t" ? 1e-6 : 1e-9
        #expect(
          agrees(value, expected["exact"], tolerance: tolerance), "\(id), \(name): \(value)")
        checked += 1
      }
    }
    #expect(checked >= 75)
  }

  private func value(of name: String, _ input: Any) -> Double? {
    guard let input = input as? [String: Any] else { return nil }
    func count(_ key: String) -> Int? { input[key] as? Int }
    if let counts = input["v"] as? [Int], let measure = DispersionMeasure(rawValue: name) {
      let sizes = input["l"] as? [Int] ?? counts.map { _ in 1000 }
      return Dispersion(counts: counts, in: CorpusParts(sizes)).value(of: measure)
    }
    if let tokens = input["tokens"] as? [String] {
      if name == "arf" {
        let places = tokens.indices.filter { tokens[$0] == "a" }
        return AverageReducedFrequency.value(places: places, tokens: tokens.count)
      }
      let diversity = LexicalDiversity(of: tokens, window: count("window") ?? 50)
      if name == "mtld_factors_forward" { return diversity.factors.forward }
      return DiversityMeasure(rawValue: name).flatMap { diversity.value(of: $0) }
    }
    if let a = count("a"), let b = count("b"), let c = count("c"), let d = count("d") {
      return KeynessMeasure(rawValue: name).flatMap {
        Keyness(target: a, reference: b, targetTokens: c, referenceTokens: d).value(of: $0)
      }
    }
    guard let together = count("o11") else { return nil }
    if let node = count("node"), let collocate = count("collocate") {
      let pair = Association(
        together: together, node: node, collocate: collocate, tokens: count("tokens") ?? 1_000_000)
      return AssociationMeasure(rawValue: name).flatMap { pair.value(of: $0) }
    }
    guard let o12 = count("o12"), let o21 = count("o21"), let o22 = count("o22") else { return nil }
    if name == "chi2_yates" {
      return Keyness(
        target: together, reference: o12, targetTokens: together + o21,
        referenceTokens: o12 + o22
      ).value(of: .chiSquareYates).map(abs)
    }
    let pair = Association(
      together: together, node: together + o12, collocate: together + o21,
      tokens: together + o12 + o21 + o22)
    return AssociationMeasure(rawValue: name).flatMap { pair.value(of: $0) }
  }
}
