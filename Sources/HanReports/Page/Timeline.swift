import HanStatistics

/// How many documents there are of each period, from the first one to the last, empty ones included.
package struct Timeline: Hashable, Sendable {
  private var dates: [String: Int] = [:]
  private var period = Period.year
  private var first = 0
  /// How many documents each period has.
  package private(set) var counts: [Int] = []

  /// No documents.
  package init() {}

  /// How many periods there are at most, the last ones.
  private static let limit = 240

  /// Adds a document by its date in ISO 8601; others have no period.
  package mutating func add(_ date: String?) {
    guard let date else { return }
    let day = String(date.prefix(10))
    guard let year = Period.year.place(of: day), (1000...2999).contains(year) else { return }
    dates[day, default: 0] += 1
  }

  /// Chooses the unit once all documents are added: the smallest one that makes few periods.
  package mutating func finish() {
    for unit in [Period.day, .month, .quarter, .year] {
      let places = dates.keys.compactMap { unit.place(of: $0) }
      guard let low = places.min(), let high = places.max() else { continue }
      let isCommon = places.count * 10 >= dates.count * 9
      guard unit == .year || isCommon && high - low < 60 else { continue }
      period = unit
      first = max(low, high - Self.limit + 1)
      counts = [Int](repeating: 0, count: high - first + 1)
      break
    }
    for (date, count) in dates {
      if let place = place(of: date) { counts[place] += count }
    }
  }

  /// The period that a date lies in.
  package func place(of date: String?) -> Int? {
    guard let date, let place = period.place(of: String(date.prefix(10))) else { return nil }
    return counts.indices.contains(place - first) ? place - first : nil
  }

  /// What a period is called.
  package func name(of place: Int) -> String { period.name(of: first + place) }

  /// What the periods are called.
  package var names: [String] { counts.indices.map { period.name(of: first + $0) } }
}
