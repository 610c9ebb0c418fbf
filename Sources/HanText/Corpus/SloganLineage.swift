import HanCore
import HanExtraction

/// Which slogans came of which others: what they share says that they belong together, their dates
/// which was first.
///
/// Slogans belong together when they have two segments in common (早发现、早报告 and 早发现、早报告、
/// 早处置), or the same frame and half of the segments of the shorter one, or are near variants
/// (``SloganVariants``). A slogan came of the earlier one that it shares most with; of several the
/// latest.
struct SloganLineage {
  /// What is looked at of a slogan.
  struct Item {
    var canonical: String
    var template: String?
    /// The day it was first seen, if that is known; see ``DocumentDates/day(of:)``.
    var day: Int32?
  }

  /// Another slogan, and what distinguishes the later from the earlier one.
  struct Relation: Hashable {
    var place: Int
    var added: [String] = []
    var lost: [String] = []
  }

  /// What each slogan came of.
  private(set) var origins: [Relation?]
  /// What came of each, first ones first.
  private(set) var successors: [[Relation]]

  /// How many successors a slogan has at most.
  private static let maximumSuccessors = 10
  /// So many slogans with a segment are compared at most, the first ones.
  private static let maximumCompared = 64

  /// - Parameters:
  ///   - items: The slogans, best first.
  ///   - near: The places of near variants of each.
  /// - Complexity: O(segments · slogans that share one).
  init(_ items: [Item], near: [[Int]]) {
    let segments = items.map { Self.segments(of: $0.canonical) }
    var places: [String: [Int]] = [:]
    for (place, parts) in segments.enumerated() where parts.count > 1 {
      for part in Set(parts) {
        guard places[part, default: []].count < Self.maximumCompared else { continue }
        places[part, default: []].append(place)
      }
    }
    origins = items.map { _ in nil }
    successors = items.map { _ in [] }
    for (place, item) in items.enumerated() {
      guard let day = item.day else { continue }
      var shared: [Int: Int] = [:]
      for part in Set(segments[place]) {
        for other in places[part, default: []] where other != place {
          shared[other, default: 0] += 1
        }
      }
      var candidates = shared.filter { other, count in
        Self.belong(
          count, segments[place].count, segments[other].count,
          sameFrame: item.template != nil && item.template == items[other].template)
      }
      for other in place < near.count ? near[place] : [] {
        candidates[other] = shared[other, default: 0]
      }
      var best: (place: Int, similarity: Double, day: Int32)?
      for (other, count) in candidates.sorted(by: { $0.key < $1.key }) {
        guard let before = items[other].day, before < day else { continue }
        let similarity = 2 * Double(count) / Double(segments[place].count + segments[other].count)
        if let best, (best.similarity, best.day) >= (similarity, before) { continue }
        best = (other, similarity, before)
      }
      guard let best else { continue }
      let (old, new) = (segments[best.place], segments[place])
      var relation = Relation(place: best.place)
      // Of variants that share no segment, both wordings say what changed.
      if candidates[best.place, default: 0] > 0 {
        relation.added = new.filter { !old.contains($0) }
        relation.lost = old.filter { !new.contains($0) }
      }
      origins[place] = relation
      successors[best.place].append(
        Relation(place: place, added: relation.added, lost: relation.lost))
    }
    for place in items.indices {
      successors[place].sort { a, b in
        let (first, second) = (items[a.place].day ?? 0, items[b.place].day ?? 0)
        return first != second ? first < second : a.place < b.place
      }
      if successors[place].count > Self.maximumSuccessors {
        successors[place].removeSubrange(Self.maximumSuccessors...)
      }
    }
  }

  private static func belong(_ shared: Int, _ one: Int, _ other: Int, sameFrame: Bool) -> Bool {
    shared >= 2 || sameFrame && 2 * shared >= min(one, other)
  }

  /// The parts of a slogan between its marks.
  static func segments(of canonical: String) -> [String] {
    var parts: [String] = []
    var part = String.UnicodeScalarView()
    for scalar in canonical.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        part.append(scalar)
      } else if !part.isEmpty {
        parts.append(String(part))
        part = String.UnicodeScalarView()
      }
    }
    if !part.isEmpty { parts.append(String(part)) }
    return parts
  }
}
