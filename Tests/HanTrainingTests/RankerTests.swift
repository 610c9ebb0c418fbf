import HanExtraction
import HanTestSupport
import HanTraining
import Testing

@Suite("Ranker")
struct RankerTests {
  /// Groups of ten candidates whose right answer has the higher first value; the second is noise
  /// on another scale, the third a constant.
  static func examples(seed: UInt64 = 1) -> RankerExamples {
    var generator = SeededGenerator(seed: seed)
    var examples = RankerExamples(features: ["signal", "noise", "constant"])
    for _ in 0..<60 {
      let right = Int.random(in: 0..<10, using: &generator)
      let candidates = (0..<10).map { index -> (values: [Double], isRight: Bool) in
        let signal = Double.random(in: 0...1, using: &generator) + (index == right ? 0.8 : 0)
        return ([signal, Double.random(in: 0...1000, using: &generator), 7], index == right)
      }
      examples.add(candidates, answers: 1)
    }
    return examples
  }

  @Test("the weights go to the feature that tells, in the scale the features come in")
  func fit() throws {
    let weights = LogisticRegression().fit(Self.examples())
    #expect(weights["signal"] > 3)
    #expect(weights["noise"].magnitude < 0.01)
    #expect(weights["constant"] == 0)
    let score = try RankerEvaluation.score(weights, on: Self.examples(seed: 2), limit: 1)
    #expect(score.f1 > 0.7)
  }

  @Test("the gradient is zero at the fit")
  func optimum() throws {
    let examples = Self.examples()
    let weights = LogisticRegression(penalty: 0).fit(examples)
    let ranker = try LinearRanker(weights, features: examples.features, source: "test")
    var gradient = [0.0, 0.0]
    for index in examples.labels.indices {
      let row = examples.row(index).map(Double.init)
      let error = LinearRanker.probability(ranker.score(row)) - (examples.labels[index] ? 1 : 0)
      gradient[0] += error
      gradient[1] += error * row[0]
    }
    for slope in gradient { #expect(slope.magnitude < 1e-3) }
  }

  @Test("the same examples give the same bits; a stronger penalty gives smaller weights")
  func determinism() {
    let first = LogisticRegression().fit(Self.examples())
    #expect(first == LogisticRegression().fit(Self.examples()))
    let bound = LogisticRegression(penalty: 100).fit(Self.examples())
    #expect(bound["signal"] < first["signal"])
  }

  @Test("no examples, or examples of one label, give finite weights")
  func poor() {
    var examples = RankerExamples(features: ["a"])
    #expect(LogisticRegression().fit(examples).values == ["bias": 0])
    examples.add([([1], false), ([2], false)], answers: 0)
    for value in LogisticRegression().fit(examples).values.values { #expect(value.isFinite) }
  }

  @Test("cross-validation scores every group once")
  func folds() throws {
    let scores = try RankerEvaluation.crossValidated(
      LogisticRegression(), on: Self.examples(), limits: [1, 10])
    #expect(scores.map(\.answers) == [60, 60])
    #expect(scores[0].listed == 60)
    #expect(scores[1].recall == 1)
  }

  @Test("weights go to text and back")
  func text() throws {
    let weights = RankerWeights(["bias": -2.5, "length 4": 0.125, "": 3])
    let text = weights.text(comment: "About it.\nMore.")
    #expect(text.hasPrefix("# About it.\n# More.\n"))
    #expect(try RankerWeights(parsing: Array(text.utf8), source: "test") == weights)
  }

  @Test(
    "weights that cannot be read say where",
    arguments: [
      ("a 1", 1), ("# x\na\tone", 2), ("a\t1\nb\tnan", 2), ("a\t1\na\t2", 2), ("# nothing", nil),
    ])
  func errors(text: String, line: Int?) {
    #expect {
      try RankerWeights(parsing: Array(text.utf8), source: "w.txt")
    } throws: {
      ($0 as? RankerError)?.line == line
    }
  }

  @Test("a weight for a feature that nobody computes is an error")
  func strangers() {
    #expect(throws: RankerError.self) {
      try LinearRanker(RankerWeights(["x": 1]), features: ["y"], source: "w.txt")
    }
  }

  @Test("a table of examples")
  func table() throws {
    let text = "group\tlabel\ta\tb\nd1\t1\t0.5\t1\nd1\t0\t0\t2\nd1\t1\nd2\t0\t1\t1\n"
    let examples = try RankerExamples(parsing: Array(text.utf8), source: "t.tsv")
    #expect(examples.features == ["a", "b"])
    #expect(examples.groups == [0..<2, 2..<3])
    #expect(examples.answers == [2, 0])
    #expect(examples.labels == [true, false, false])
    for bad in ["", "group\ta\n", "group\tlabel\ta\nd\t2\t1\n", "group\tlabel\ta\nd\t1\tx\n"] {
      #expect(throws: RankerError.self) {
        try RankerExamples(parsing: Array(bad.utf8), source: "t.tsv")
      }
    }
  }
}
