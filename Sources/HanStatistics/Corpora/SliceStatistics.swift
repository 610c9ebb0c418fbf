package import HanCore

/// What depends on the order of documents: dispersion over runs of equal length, and the average
/// reduced frequency.
///
/// Memory: eight bytes a running word.
package struct SliceStatistics: Sendable {
  private let sequence: WordSequence
  private let dispersions: [Dispersion]
  private let frequencies: [Double]

  /// The statistics of a corpus.
  ///
  /// - Parameter slices: Into how many runs it is cut, at `floor(i · N / k)`.
  package init(_ sequence: WordSequence, slices: Int) {
    self.sequence = sequence
    dispersions = sequence.dispersions(over: slices)
    frequencies = sequence.reducedFrequencies
  }

  /// How a word is spread; `nil` when it does not occur.
  package func dispersion(of word: Term) -> Dispersion? {
    sequence.number(of: word).map { dispersions[$0] }
  }

  /// The average reduced frequency of a word; `nil` when it does not occur.
  package func reducedFrequency(of word: Term) -> Double? {
    sequence.number(of: word).map { frequencies[$0] }
  }
}
