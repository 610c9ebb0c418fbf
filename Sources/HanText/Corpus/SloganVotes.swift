import HanExtraction

/// What documents say that a numeral stands for: most of them decide.
struct SloganVotes {
  private var lists: [(canonical: [String], texts: [String], count: Int)] = []
  private var total = 0

  /// How many different lists are looked at, the first ones.
  private static let limit = 16

  /// Adds what a document says.
  mutating func add(_ members: [SloganMember]) {
    total += 1
    let canonical = members.map(\.canonical)
    if let place = lists.firstIndex(where: { $0.canonical == canonical }) {
      lists[place].count += 1
    } else if lists.count < Self.limit {
      lists.append((canonical, members.map(\.text), 1))
    }
  }

  /// The list of two thirds of the documents that have one, if so many agree.
  var winner: (canonical: [String], texts: [String])? {
    guard let best = lists.max(by: { $0.count < $1.count }), best.count * 3 >= total * 2 else {
      return nil
    }
    return (best.canonical, best.texts)
  }
}
