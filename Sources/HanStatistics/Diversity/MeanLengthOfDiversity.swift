extension LexicalDiversity {
  /// The tokens for each factor, a stretch whose type–token ratio falls below 0.72, forward and
  /// backward (MTLD, McCarthy & Jarvis 2010). What is left at the end counts as a part of a factor.
  ///
  /// `nil` when no factor has begun, that is when all types occur once. A ratio of 0.72 exactly does
  /// not close a factor; Wordless and lexicalrichness close it.
  var meanLength: Double? {
    let (forward, backward) = (factors(sequence), factors(sequence.reversed()))
    guard forward > 0, backward > 0 else { return nil }
    return (n / forward + n / backward) / 2
  }

  /// The factors in both directions.
  package var factors: (forward: Double, backward: Double) {
    (factors(sequence), factors(sequence.reversed()))
  }

  private func factors(_ sequence: some Sequence<Int32>) -> Double {
    var factors = 0.0
    var (tokens, seen) = (0, Set<Int32>())
    for number in sequence {
      tokens += 1
      seen.insert(number)
      // In whole numbers: types / tokens < 0.72.
      if seen.count * 25 < tokens * 18 {
        factors += 1
        tokens = 0
        seen = []
      }
    }
    guard tokens > 0 else { return factors }
    return factors + (1 - Double(seen.count) / Double(tokens)) / (1 - 0.72)
  }
}
