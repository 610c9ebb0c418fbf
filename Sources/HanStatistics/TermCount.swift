/// How often a term occurs, in integers that add up.
public struct TermCount: Hashable, Sendable {
  /// Occurrences in all documents: the term frequency, or collection frequency.
  public var frequency: Int
  /// Documents with at least one occurrence.
  public var documentFrequency: Int
  /// The sum over documents of the squared occurrences, from which dispersion is computed.
  package var sumOfSquares: Int

  /// The count of a term that never occurs.
  package init() { self.init(frequency: 0, documentFrequency: 0, sumOfSquares: 0) }

  /// Creates a count.
  package init(frequency: Int, documentFrequency: Int, sumOfSquares: Int) {
    self.frequency = frequency
    self.documentFrequency = documentFrequency
    self.sumOfSquares = sumOfSquares
  }

  /// Adds a document in which the term occurs `occurrences` times, at least once.
  package mutating func add(occurrences: Int) {
    frequency += occurrences
    documentFrequency += 1
    sumOfSquares += occurrences * occurrences
  }

  /// Adds the count of other documents.
  package mutating func merge(_ other: TermCount) {
    frequency += other.frequency
    documentFrequency += other.documentFrequency
    sumOfSquares += other.sumOfSquares
  }
}
