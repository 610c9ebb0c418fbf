package import HanCore

/// Words side by side, with nothing between them: counts of pairs, and of the words that begin and
/// end them.
package struct NeighbourCounts: Sendable {
  /// Two words in their order.
  package struct Pair: Hashable, Sendable {
    package var first: Term
    package var second: Term
  }

  /// All pairs.
  package private(set) var total = 0
  /// How often each pair occurs.
  package private(set) var pairs: [Pair: Int] = [:]
  private var firsts: [Term: Int] = [:]
  private var seconds: [Term: Int] = [:]

  /// No pairs.
  package init() {}

  /// Adds a document.
  package mutating func add(_ document: RunningWords) {
    let words = document.words.map { Term($0) }
    var found: [SIMD2<Int32>: Int] = [:]
    for place in document.sequence.indices.dropFirst() where document.breaks[place] == .none {
      found[SIMD2(document.sequence[place - 1], document.sequence[place]), default: 0] += 1
    }
    for (key, count) in found {
      let (first, second) = (words[Int(key.x)], words[Int(key.y)])
      pairs[Pair(first: first, second: second), default: 0] += count
      firsts[first, default: 0] += count
      seconds[second, default: 0] += count
      total += count
    }
  }

  /// How much the words of a pair seek each other.
  package func association(of pair: Pair) -> Association {
    Association(
      together: pairs[pair] ?? 0, node: firsts[pair.first] ?? 0,
      collocate: seconds[pair.second] ?? 0, tokens: total)
  }
}
