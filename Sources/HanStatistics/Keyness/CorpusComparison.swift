package import HanCore

/// All words of two corpora with their keyness.
package struct CorpusComparison: Sendable {
  /// What is counted.
  package enum Unit: Sendable {
    /// Occurrences among running words.
    case tokens
    /// Documents that have the word among documents (text dispersion keyness, Egbert & Biber 2019).
    case documents
  }

  /// A word's comparison.
  package struct Row: Sendable {
    package var term: Term
    package var keyness: Keyness
    /// How many words were tested.
    package var tests: Int
    /// The chance of its log-likelihood, adjusted for their number.
    package var bonferroni: Double
    package var benjaminiHochberg: Double
  }

  private let target: FrequencyList
  private let reference: FrequencyList
  private let unit: Unit
  private let minimum: Int

  /// A comparison.
  ///
  /// - Parameter minimum: The least occurrences of a word in both together.
  package init(
    _ target: FrequencyList, _ reference: FrequencyList, over unit: Unit, minimum: Int = 1
  ) {
    self.target = target
    self.reference = reference
    self.unit = unit
    self.minimum = max(1, minimum)
  }

  /// The running words, or the documents, of the target.
  package var targetTokens: Int { unit == .tokens ? target.tokens : target.documents }
  /// The same of the reference.
  package var referenceTokens: Int { unit == .tokens ? reference.tokens : reference.documents }

  /// The rows, ordered by a measure: the greatest first, infinite ones before all others and among
  /// themselves by log-likelihood; ties by the words' bytes.
  ///
  /// - Complexity: O(*n* log *n*) in the number of distinct words.
  package func rows(by measure: KeynessMeasure) -> [Row] {
    var words: [Term] = []
    var all: [Keyness] = []
    func add(_ word: Term, _ own: FrequencyList.Entry, _ other: FrequencyList.Entry) {
      guard own.occurrences + other.occurrences >= minimum else { return }
      words.append(word)
      all.append(
        Keyness(
          target: count(own), reference: count(other), targetTokens: targetTokens,
          referenceTokens: referenceTokens))
    }
    // In no order until they are sorted below; nothing before depends on it.
    target.forEach { add($0, $1, reference[$0]) }
    reference.forEach { word, entry in
      if target[word].occurrences == 0 { add(word, FrequencyList.Entry(), entry) }
    }
    let statistics = all.map { $0.value(of: .logLikelihood) ?? 0 }
    let chances = statistics.map { ChiSquare.upperTail(abs($0)) ?? 0 }
    let adjusted = MultipleTests.benjaminiHochberg(chances)
    let values = all.map { $0.value(of: measure) ?? -.infinity }
    let order = words.indices.sorted { a, b in
      if values[a] != values[b] { return values[a] > values[b] }
      if values[a].isInfinite, statistics[a] != statistics[b] {
        return statistics[a] > statistics[b]
      }
      return words[a] < words[b]
    }
    return order.map { index in
      Row(
        term: words[index], keyness: all[index], tests: words.count,
        bonferroni: MultipleTests.bonferroni(chances[index], tests: words.count),
        benjaminiHochberg: adjusted[index])
    }
  }

  private func count(_ entry: FrequencyList.Entry) -> Int {
    unit == .tokens ? entry.occurrences : entry.documents
  }
}
