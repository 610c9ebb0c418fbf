import HanCore

/// Chooses keywords one by one, so that the list does not say the same thing twice.
///
/// What is a part of a chosen keyword loses log-odds by the share of its occurrences that may be
/// inside of that; a longer wording of a chosen one loses some, too. With a diversity *d* above 0,
/// the choice is by maximal marginal relevance (Carbonell & Goldstein 1998,
/// doi:10.1145/290941.291025): (1 − d) · relevance − d · greatest similarity to a chosen one.
struct RedundancyRanker {
  /// What a part of a chosen keyword loses that never stands without it.
  static let partPenalty = 0.4
  /// What a longer wording loses.
  static let longerPenalty = 0.3

  /// What one loses that begins with the end of a chosen one, or ends with its beginning.
  static let overlapPenalty = 0.5

  /// A candidate under consideration.
  struct Item {
    var number: Int
    var score: Double
    var penalty = 0.0
    var similarity = 0.0
  }

  let proposals: KeywordCandidates
  let diversity: Double
  /// Whether parts and longer wordings lose.
  let penalizesRedundancy: Bool
  /// How many candidates, of those that rank first by the document alone, the choice begins with.
  let tierSize: Int

  /// The best ones, in the order of choice.
  ///
  /// - Parameter scores: By candidate.
  /// - Complexity: O(candidates · limit).
  func best(_ scores: [Double], limit: Int) -> [Item] {
    var size = max(1, tierSize)
    var items = scores.indices.prefix(size).map { Item(number: $0, score: scores[$0]) }
    var rest = scores.indices.dropFirst(size)
    let top = scores.prefix(size).max() ?? 0
    func value(_ item: Item) -> Double {
      guard diversity > 0 else { return item.score - item.penalty }
      // Relevance from 0 to 1: log-odds of the ranker are put on their scale, other scores on that
      // of the best one.
      let relevance =
        penalizesRedundancy
        ? LinearRanker.probability(item.score - item.penalty - top) * 2
        : top > 0 ? item.score / top : 0
      return (1 - diversity) * relevance - diversity * item.similarity
    }
    var chosen: [Item] = []
    while chosen.count < limit {
      if items.isEmpty {
        guard !rest.isEmpty else { break }
        // What was chosen has its say in the next tier, too.
        size = size > Int.max / 4 ? size : 2 * size
        items = rest.prefix(size).map { Item(number: $0, score: scores[$0]) }
        rest = rest.dropFirst(size)
        if penalizesRedundancy || diversity > 0 { for item in chosen { lower(&items, for: item) } }
      }
      var best = 0
      for place in items.indices.dropFirst() {
        let (a, b) = (value(items[place]), value(items[best]))
        if a > b || a == b && precedes(items[place].number, items[best].number) { best = place }
      }
      let item = items.remove(at: best)
      chosen.append(item)
      if penalizesRedundancy || diversity > 0 { lower(&items, for: item) }
    }
    return chosen
  }

  private func lower(_ items: inout [Item], for chosen: Item) {
    let entry = proposals.entries[chosen.number]
    for place in items.indices {
      let other = proposals.entries[items[place].number]
      if penalizesRedundancy {
        if proposals.isPart(other, of: entry) {
          items[place].penalty +=
            Self.partPenalty * min(1, Double(entry.count) / Double(max(1, other.count)))
        } else if proposals.isPart(entry, of: other) {
          items[place].penalty += Self.longerPenalty
        } else if proposals.overlaps(entry, other) {
          items[place].penalty += Self.overlapPenalty
        }
      }
      if diversity > 0 {
        items[place].similarity = max(
          items[place].similarity, proposals.similarity(entry, other))
      }
    }
  }

  /// Whether a candidate comes before another one of the same score: by the bytes of its term.
  private func precedes(_ a: Int, _ b: Int) -> Bool {
    proposals.bytes[proposals.entries[a].term.indices]
      .lexicographicallyPrecedes(proposals.bytes[proposals.entries[b].term.indices])
  }
}
