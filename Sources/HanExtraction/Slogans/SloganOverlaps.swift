import HanCore

/// Says which of several candidates for the same place stay.
enum SloganOverlaps {
  /// The candidates that stay, by position.
  ///
  /// Among candidates that overlap, the best goes first. A numeral stays inside a parallel slogan;
  /// everything else inside or across a better candidate goes.
  ///
  /// - Complexity: O(*n* log *n*) for candidates of which few overlap.
  static func resolve(
    _ candidates: [SloganSpan], by score: (SloganSpan) -> Double
  ) -> [SloganSpan] {
    var result: [SloganSpan] = []
    var cluster: [SloganSpan] = []
    var end = 0
    func close() {
      if cluster.count > 1 { cluster = best(of: cluster, by: score) }
      result += cluster
      cluster = []
    }
    let standing = candidates.filter { $0.type == .motto && $0.evidence.contains(.standing) }
      .map(\.range)
    for candidate in candidates where !isCut(candidate, by: standing) {
      if candidate.range.lowerBound >= end { close() }
      cluster.append(candidate)
      end = max(end, candidate.range.upperBound)
    }
    close()
    return result
  }

  /// Whether a run begins or ends inside a motto of national standing: it was cut at a wrong place.
  ///
  /// - Complexity: O(log *n*).
  private static func isCut(_ candidate: SloganSpan, by mottos: [Range<Int>]) -> Bool {
    guard candidate.type == .parallel, candidate.parts.isEmpty else { return false }
    func hasInside(_ place: Int) -> Bool {
      // Mottos come in order and do not overlap.
      var low = 0
      var high = mottos.count
      while low < high {
        let middle = (low + high) / 2
        if mottos[middle].upperBound > place { high = middle } else { low = middle + 1 }
      }
      return low < mottos.count && mottos[low].lowerBound < place
    }
    return hasInside(candidate.range.lowerBound) || hasInside(candidate.range.upperBound)
  }

  private static func best(
    of cluster: [SloganSpan], by score: (SloganSpan) -> Double
  ) -> [SloganSpan] {
    let ranked = cluster.enumerated().map { ($0.offset, $0.element, rank($0.element, by: score)) }
      .sorted { a, b in a.2 != b.2 ? a.2 > b.2 : a.0 < b.0 }
    // Candidates come by their starts: those that overlap are neighbours, within the longest span.
    let longest = cluster.map(\.range.count).max() ?? 0
    var isKept = [Bool](repeating: false, count: cluster.count)
    for (index, candidate, _) in ranked {
      var stays = true
      var other = index
      while stays, other > 0,
        cluster[other - 1].range.lowerBound + longest > candidate.range.lowerBound
      {
        other -= 1
        if isKept[other] { stays = mayStay(candidate, beside: cluster[other]) }
      }
      other = index + 1
      while stays, other < cluster.count,
        cluster[other].range.lowerBound < candidate.range.upperBound
      {
        if isKept[other] { stays = mayStay(candidate, beside: cluster[other]) }
        other += 1
      }
      isKept[index] = stays
    }
    return cluster.indices.filter { isKept[$0] }.map { cluster[$0] }
  }

  /// The order in which candidates for one place are taken. A run of segments goes before a motto
  /// that is one of its segments: one segment is never a slogan. Mottos of national standing give
  /// way only to runs that are likely.
  private static func rank(
    _ candidate: SloganSpan, by score: (SloganSpan) -> Double
  ) -> Double {
    let score = score(candidate)
    switch candidate.type {
    case .parallel:
      // One segment is no slogan beside the run that it is part of, least of all when others are
      // mottos as well.
      let likely = candidate.evidence.contains(.knownMotto) ? Self.likelyOfMottos : Self.likely
      return score > likely && !candidate.evidence.contains(.unaligned) ? score + 10 : score
    case .motto:
      let isPart = !candidate.evidence.contains(.standing) && !candidate.evidence.contains(.heading)
      return isPart ? score - Self.handicap : score
    case .numeral, .quoted: return score
    }
  }

  /// Log-odds that a motto must have more than the run it is part of.
  private static let handicap = 1.5

  /// Log-odds from which on a candidate is likely.
  private static let likely = -0.4

  /// The same for a run of which most segments are mottos.
  private static let likelyOfMottos = -1.6

  private static func mayStay(
    _ candidate: SloganSpan, beside other: SloganSpan
  ) -> Bool {
    guard candidate.range.overlaps(other.range) else { return true }
    if candidate.evidence.contains(.distributed) || other.evidence.contains(.distributed) {
      return candidate.range != other.range
    }
    let isNested =
      candidate.range != other.range
      && (other.range.contains(candidate.range) || candidate.range.contains(other.range))
    return isNested && (candidate.type == .numeral) != (other.type == .numeral)
  }
}
