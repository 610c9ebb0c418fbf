import HanExtraction

/// What documents say that a numeral stands for: most of them decide.
struct SloganVotes: Sendable {
  /// A list of members.
  struct Members: Sendable {
    var canonical: [String]
    var texts: [String]
    var count: Int
  }

  /// The different lists, in the order documents came.
  private(set) var lists: [Members] = []
  private var total = 0

  /// How many different lists are looked at, the first ones.
  private static let limit = 16

  /// Adds what a document says.
  ///
  /// - Returns: The place of its list, if it is looked at.
  mutating func add(_ members: [SloganMember]) -> Int? {
    total += 1
    let canonical = members.map(\.canonical)
    if let place = lists.firstIndex(where: { $0.canonical == canonical }) {
      lists[place].count += 1
      return place
    }
    guard lists.count < Self.limit else { return nil }
    lists.append(Members(canonical: canonical, texts: members.map(\.text), count: 1))
    return lists.count - 1
  }

  /// The list of two thirds of the documents that have one, if so many agree.
  var winner: Members? {
    guard let best = lists.max(by: { $0.count < $1.count }), best.count * 3 >= total * 2 else {
      return nil
    }
    return best
  }
}
