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
    _ candidates: [SloganCandidate], by score: (SloganCandidate) -> Double
  ) -> [SloganCandidate] {
    var result: [SloganCandidate] = []
    var cluster: [SloganCandidate] = []
    var end = 0
    func close() {
      if cluster.count > 1 { cluster = best(of: cluster, by: score) }
      result += cluster
      cluster = []
    }
    for candidate in candidates {
      if candidate.span.lowerBound >= end { close() }
      cluster.append(candidate)
      end = max(end, candidate.span.upperBound)
    }
    close()
    return result
  }

  private static func best(
    of cluster: [SloganCandidate], by score: (SloganCandidate) -> Double
  ) -> [SloganCandidate] {
    let ranked = cluster.enumerated().map { ($0.offset, $0.element, rank($0.element, by: score)) }
      .sorted { a, b in a.2 != b.2 ? a.2 > b.2 : a.0 < b.0 }
    // Candidates come by their starts: those that overlap are neighbours, within the longest span.
    let longest = cluster.map(\.span.count).max() ?? 0
    var isKept = [Bool](repeating: false, count: cluster.count)
    for (index, candidate, _) in ranked {
      var stays = true
      var other = index
      while stays, other > 0,
        cluster[other - 1].span.lowerBound + longest > candidate.span.lowerBound
      {
        other -= 1
        if isKept[other] { stays = mayStay(candidate, beside: cluster[other]) }
      }
      other = index + 1
      while stays, other < cluster.count,
        cluster[other].span.lowerBound < candidate.span.upperBound
      {
        if isKept[other] { stays = mayStay(candidate, beside: cluster[other]) }
        other += 1
      }
      isKept[index] = stays
    }
    return cluster.indices.filter { isKept[$0] }.map { cluster[$0] }
  }

  /// The order in which candidates for one place are taken. A run of segments that is likely a
  /// slogan goes before a motto that is one of its segments.
  private static func rank(
    _ candidate: SloganCandidate, by score: (SloganCandidate) -> Double
  ) -> Double {
    let score = score(candidate)
    return candidate.type == .parallel && score > Self.likely ? score + 10 : score
  }

  /// Log-odds from which on a candidate is likely.
  private static let likely = -0.4

  private static func mayStay(
    _ candidate: SloganCandidate, beside other: SloganCandidate
  ) -> Bool {
    guard candidate.span.overlaps(other.span) else { return true }
    if candidate.evidence.contains(.distributed) || other.evidence.contains(.distributed) {
      return candidate.canonical != other.canonical
    }
    let isNested =
      candidate.span != other.span
      && (other.span.contains(candidate.span) || candidate.span.contains(other.span))
    return isNested && (candidate.type == .numeral) != (other.type == .numeral)
  }
}
