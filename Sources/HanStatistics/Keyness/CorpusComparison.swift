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
    /// The number of the word, if it came with one; else -1.
    package var number: Int32
    package var keyness: Keyness
    /// How many words were tested.
    package var tests: Int
    /// The chance of its log-likelihood, adjusted for their number.
    package var bonferroni: Double
    package var benjaminiHochberg: Double
  }

  /// The counts of a word in both.
  package struct Pair: Sendable {
    package var term: Term
    package var target: FrequencyList.Entry
    package var reference: FrequencyList.Entry
    /// A number that the word goes by elsewhere; -1 for none.
    package var number: Int32

    package init(
      _ term: Term, _ target: FrequencyList.Entry, _ reference: FrequencyList.Entry,
      number: Int32 = -1
    ) {
      self.term = term
      self.number = number
      self.target = target
      self.reference = reference
    }
  }

  private let pairs: [Pair]
  private let unit: Unit
  /// The running words, or the documents, of the target.
  package let targetTokens: Int
  /// The same of the reference.
  package let referenceTokens: Int

  /// A comparison.
  ///
  /// - Parameter minimum: The least occurrences of a word in both together.
  package init(
    _ target: FrequencyList, _ reference: FrequencyList, over unit: Unit, minimum: Int = 1
  ) {
    var pairs: [Pair] = []
    // In no order until rows are sorted; nothing before depends on it.
    target.forEach { pairs.append(Pair($0, $1, reference[$0])) }
    reference.forEach { word, entry in
      if target[word].occurrences == 0 {
        pairs.append(Pair(word, FrequencyList.Entry(), entry))
      }
    }
    self.init(
      pairs, target: (target.documents, target.tokens),
      reference: (reference.documents, reference.tokens), over: unit, minimum: minimum)
  }

  /// A comparison of words that were counted elsewhere.
  ///
  /// - Parameter pairs: The words, each once, in any order.
  package init(
    _ pairs: [Pair], target: (documents: Int, tokens: Int),
    reference: (documents: Int, tokens: Int), over unit: Unit, minimum: Int = 1
  ) {
    let least = max(1, minimum)
    self.pairs = pairs.filter { $0.target.occurrences + $0.reference.occurrences >= least }
    self.unit = unit
    targetTokens = unit == .tokens ? target.tokens : target.documents
    referenceTokens = unit == .tokens ? reference.tokens : reference.documents
  }

  /// The rows, ordered by a measure: the greatest first, infinite ones before all others and among
  /// themselves by log-likelihood; ties by the words' bytes.
  ///
  /// - Parameter top: How many of them.
  /// - Complexity: O(*n* log *n*) in the number of distinct words.
  package func rows(by measure: KeynessMeasure, top: Int = .max) -> [Row] {
    let all = pairs.map { pair in
      Keyness(
        target: count(pair.target), reference: count(pair.reference), targetTokens: targetTokens,
        referenceTokens: referenceTokens)
    }
    let statistics = all.map { $0.value(of: .logLikelihood) ?? 0 }
    let chances = statistics.map { ChiSquare.upperTail(abs($0)) ?? 0 }
    let adjusted = MultipleTests.benjaminiHochberg(chances)
    let values =
      measure == .logLikelihood
      ? statistics : all.map { $0.value(of: measure) ?? -.infinity }
    return order(values, statistics, top: top).map { index in
      Row(
        term: pairs[index].term, number: pairs[index].number, keyness: all[index],
        tests: pairs.count,
        bonferroni: MultipleTests.bonferroni(chances[index], tests: pairs.count),
        benjaminiHochberg: adjusted[index])
    }
  }

  /// The places of the first words. Many words have the same counts and so the same values; their
  /// bytes are looked at only where they are among the first.
  private func order(_ values: [Double], _ statistics: [Double], top: Int) -> [Int] {
    func isEqual(_ a: Int, _ b: Int) -> Bool {
      values[a] == values[b] && (values[a].isFinite || statistics[a] == statistics[b])
    }
    var order = pairs.indices.sorted { a, b in
      if values[a] != values[b] { return values[a] > values[b] }
      return values[a].isInfinite && statistics[a] > statistics[b]
    }
    var start = 0
    while start < order.count, start < top {
      var end = start + 1
      while end < order.count, isEqual(order[start], order[end]) { end += 1 }
      if end - start > 1 {
        order[start..<end].sort { pairs[$0].term < pairs[$1].term }
      }
      start = end
    }
    return Array(order.prefix(top))
  }

  private func count(_ entry: FrequencyList.Entry) -> Int {
    unit == .tokens ? entry.occurrences : entry.documents
  }
}
