/// Scores a segmentation against a corpus, and sorts its errors.
package struct SegmentationEvaluation: Sendable {
  /// Kinds of errors.
  package enum ErrorKind: String, CaseIterable, Sendable {
    /// A word of the corpus was cut into several.
    case split
    /// Several words of the corpus were taken for one.
    case merged
    /// Boundaries cross.
    case crossing
  }

  /// Precision and recall so far.
  package private(set) var score = WordScore()
  private let vocabulary: Set<String>?
  private var unknown = 0
  private var unknownFound = 0
  private var counts: [ErrorKind: [String: Int]] = [:]

  /// - Parameter vocabulary: The words of the training corpora, to score unknown words apart.
  package init(vocabulary: Set<String>? = nil) { self.vocabulary = vocabulary }

  /// The recall of words the vocabulary does not have; `nil` without a vocabulary.
  package var unknownRecall: Double? {
    vocabulary == nil || unknown == 0 ? nil : Double(unknownFound) / Double(unknown)
  }

  /// Adds a sentence by its words, which join to the same text.
  package mutating func add(gold: [String], predicted: [String]) {
    score.add(gold: gold, predicted: predicted)
    let goldEnds = Self.ends(gold)
    let predictedEnds = Self.ends(predicted)
    let common = Set(goldEnds).intersection(predictedEnds)
    // Stretches between common boundaries: those with one word on both sides are right.
    var (g, p) = (0, 0)
    while g < gold.count, p < predicted.count {
      let (goldStart, predictedStart) = (g, p)
      while !common.contains(goldEnds[g]) { g += 1 }
      while !common.contains(predictedEnds[p]) { p += 1 }
      let (goldCount, predictedCount) = (g - goldStart + 1, p - predictedStart + 1)
      let isRight = goldCount == 1 && predictedCount == 1
      for word in gold[goldStart...g] where vocabulary.map({ !$0.contains(word) }) ?? false {
        unknown += 1
        if isRight { unknownFound += 1 }
      }
      if !isRight {
        let kind: ErrorKind =
          goldCount == 1 ? .split : predictedCount == 1 ? .merged : .crossing
        let example =
          gold[goldStart...g].joined(separator: "·") + " → "
          + predicted[predictedStart...p].joined(separator: "·")
        counts[kind, default: [:]][example, default: 0] += 1
      }
      g += 1
      p += 1
    }
  }

  /// The most frequent errors of each kind; equal counts in order of the examples.
  package func errors(
    limit: Int
  ) -> [(kind: String, errors: [(example: String, count: Int)])] {
    ErrorKind.allCases.map { kind in
      let sorted = counts[kind, default: [:]].sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
      }
      return (kind.rawValue, sorted.prefix(limit).map { ($0.key, $0.value) })
    }
  }

  private static func ends(_ words: [String]) -> [Int] {
    var end = 0
    return words.map { word in
      end += word.utf8.count
      return end
    }
  }
}
