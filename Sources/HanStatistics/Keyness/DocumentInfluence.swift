package import HanCore

/// Whether a word's keyness is one document's doing: its value when each document of the target is
/// left out once (the jackknife).
///
/// Memory: eight bytes for each document of a word.
package struct DocumentInfluence: Sendable {
  /// What becomes of a measure.
  package struct Range: Hashable, Sendable {
    /// Without the document that has the word most often; of equal ones the first.
    package var withoutTop: Double?
    /// The least and the greatest value over leaving out each document once.
    package var low: Double?
    package var high: Double?
  }

  private struct Posting {
    var document: Int32
    var count: Int32
  }

  private var postings: [Term: [Posting]] = [:]
  /// The running words of each document.
  private var sizes: [Int] = []
  /// How many documents have words.
  private var documents = 0

  /// No documents.
  package init() {}

  /// Adds a document of the target.
  package mutating func add(_ document: RunningWords) {
    let number = Int32(clamping: sizes.count)
    sizes.append(document.sequence.count)
    if !document.sequence.isEmpty { documents += 1 }
    for (word, count) in zip(document.words, document.counts) {
      postings[Term(word), default: []].append(
        Posting(document: number, count: Int32(clamping: count)))
    }
  }

  /// Adds a document of the target, whose words come apart.
  package mutating func add(documentOf tokens: Int) {
    sizes.append(tokens)
    if tokens > 0 { documents += 1 }
  }

  /// What becomes of a word's measure; `nil` when there are not two documents to leave one of.
  ///
  /// - Complexity: O(documents that have the word), once ``order`` is known.
  package func range(
    of measure: KeynessMeasure, for word: Term, _ keyness: Keyness, in order: [Int]
  ) -> Range? {
    range(of: measure, postings[word] ?? [], keyness, in: order)
  }

  /// The same of a word whose documents were counted elsewhere: each by its place among those that were
  /// added, in order.
  package func range(
    of measure: KeynessMeasure, having occurrences: [(document: Int, count: Int)],
    _ keyness: Keyness, in order: [Int]
  ) -> Range? {
    let postings = occurrences.map {
      Posting(document: Int32(clamping: $0.document), count: Int32(clamping: $0.count))
    }
    return range(of: measure, postings, keyness, in: order)
  }

  private func range(
    of measure: KeynessMeasure, _ own: [Posting], _ keyness: Keyness, in order: [Int]
  ) -> Range? {
    guard documents > 1 else { return nil }
    func value(without document: Int, _ count: Int) -> Double? {
      Keyness(
        target: keyness.target - count, reference: keyness.reference,
        targetTokens: keyness.targetTokens - sizes[document],
        referenceTokens: keyness.referenceTokens
      ).value(of: measure)
    }
    var result = Range()
    var most = 0
    func take(_ value: Double?) {
      guard let value else { return }
      result.low = min(result.low ?? value, value)
      result.high = max(result.high ?? value, value)
    }
    for posting in own {
      let value = value(without: Int(posting.document), Int(posting.count))
      take(value)
      if Int(posting.count) > most {
        most = Int(posting.count)
        result.withoutTop = value
      }
    }
    // Documents without the word only make the target shorter: the longest and the shortest do.
    func lacks(_ document: Int) -> Bool { !Self.has(own, document) }
    for other in [order.first(where: lacks), order.last(where: lacks)] {
      guard let other else { continue }
      take(value(without: other, 0))
    }
    if own.isEmpty { result.withoutTop = keyness.value(of: measure) }
    return result
  }

  /// Whether a document is among those that have a word, which are in order.
  private static func has(_ postings: [Posting], _ document: Int) -> Bool {
    var low = 0
    var high = postings.count
    while low < high {
      let middle = (low + high) / 2
      if Int(postings[middle].document) < document { low = middle + 1 } else { high = middle }
    }
    return low < postings.count && Int(postings[low].document) == document
  }

  /// The documents by their length, the shortest first.
  package var order: [Int] {
    sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
  }
}
