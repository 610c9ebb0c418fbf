import HanExtraction
import HanTestSupport
import HanTraining
import Testing

@Suite("Regression over sparse features")
struct SparseRegressionTests {
  static func examples(seed: UInt64 = 3) -> SparseExamples {
    var generator = SeededGenerator(seed: seed)
    var examples = SparseExamples()
    for document in 0..<400 {
      let isRight = Bool.random(using: &generator)
      var names = [isRight == (Int.random(in: 0..<5, using: &generator) > 0) ? "good" : "bad"]
      names.append("before:\(Int.random(in: 0..<9, using: &generator))")
      examples.add(names, isRight: isRight, document: document)
    }
    return examples
  }

  @Test("what tells gets the weight, and the same examples give the same bits")
  func fit() {
    let weights = SparseRegression().fit(Self.examples())
    #expect(weights["good"] > 0.5)
    #expect(weights["bad"] < -0.5)
    for place in 0..<9 { #expect(weights["before:\(place)"].magnitude < 0.5) }
    #expect(weights == SparseRegression().fit(Self.examples()))
  }

  @Test("features of few candidates, and documents that are not taken, have no say")
  func parts() {
    var examples = Self.examples()
    for _ in 0..<20 { examples.add(["rare", "other"], isRight: true, document: 999) }
    let weights = SparseRegression().fit(examples) { $0 != 999 }
    #expect(weights.values["other"] == nil)
    #expect(weights == SparseRegression().fit(Self.examples()))
  }

  @Test("two marks together have a penalty of their own, and need more candidates")
  func pairs() {
    var examples = SparseExamples()
    for document in 0..<60 {
      examples.add(["a", "b", "a&b"], isRight: true, document: document)
      examples.add(["a"], isRight: false, document: document)
      examples.add(["b"], isRight: false, document: document)
      if document < 10 { examples.add(["a", "c", "a&c"], isRight: false, document: document) }
    }
    var regression = SparseRegression()
    let weights = regression.fit(examples)
    #expect(weights["a&b"] > 0.1)
    #expect(weights.values["a&c"] == nil)
    regression.pairPenalty = 1
    #expect(regression.fit(examples)["a&b"] > 2 * weights["a&b"])
  }

  @Test("no examples give a constant")
  func none() { #expect(SparseRegression().fit(SparseExamples()).values == ["bias": 0]) }
}
