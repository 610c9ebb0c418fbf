/// In how many documents of a set each phrase occurs; phrases go by their hashes.
///
/// A value of this type is a monoid, as ``TermStatistics`` is: documents can be counted in any
/// order and in parts.
///
/// Memory: about 24 bytes a distinct phrase.
public struct PhraseStatistics: Hashable, Sendable {
  /// The number of documents.
  public private(set) var documents = 0
  private var counts: [UInt64: UInt32] = [:]

  /// The statistics of no documents.
  public init() {}

  /// The number of distinct phrases.
  public var phraseCount: Int { counts.count }

  /// The number of documents that have a phrase with this hash.
  public subscript(hash: UInt64) -> Int { Int(counts[hash] ?? 0) }

  /// Adds one document.
  ///
  /// - Parameter phrases: The hashes of its phrases, each once.
  /// - Complexity: O(phrases).
  public mutating func add(_ phrases: some Sequence<UInt64>) {
    documents += 1
    for phrase in phrases { counts[phrase, default: 0] += 1 }
  }

  /// Adds the statistics of other documents.
  ///
  /// - Complexity: O(distinct phrases of `other`).
  public mutating func merge(_ other: PhraseStatistics) {
    documents += other.documents
    counts.merge(other.counts, uniquingKeysWith: +)
  }
}
