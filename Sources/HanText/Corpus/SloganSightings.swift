import HanReports

/// The documents of a slogan in input order, with how each writes it: what its history is told from.
struct SloganSightings {
  /// A document of the slogan.
  struct Sighting {
    var position: Int
    /// The place of its wording among ``wordings``.
    var wording: Int
    /// The place of its list among those of members, if it has one.
    var list: Int?
  }

  /// The documents, in input order.
  var sightings: [Sighting]
  /// The different wordings, in the order documents came.
  var wordings: [String]
  /// The different lists of members, in the order documents came.
  var lists: [SloganVotes.Members]

  /// The position of the document that had it first, by date; without dates the first one.
  func first(_ dates: DocumentDates, where isMeant: (Sighting) -> Bool = { _ in true }) -> Int? {
    let meant = sightings.filter(isMeant)
    let dated = meant.compactMap { sighting in
      dates.day(of: sighting.position).map { (day: $0, position: sighting.position) }
    }
    return dated.min { ($0.day, $0.position) < ($1.day, $1.position) }?.position
      ?? meant.first?.position
  }

  /// The history, without relatives.
  ///
  /// - Parameters:
  ///   - timeline: The periods that documents are counted by.
  ///   - document: The id and the date of the document at a position.
  func history(
    _ dates: DocumentDates, _ timeline: Timeline,
    document: (Int) throws -> (id: String, date: String?)
  ) rethrows -> Report.SloganHistory? {
    func sighting(at position: Int) throws -> Report.SloganHistory.Sighting {
      let (id, date) = try document(position)
      return Report.SloganHistory.Sighting(
        position: position, document: id, date: dates.day(of: position) == nil ? nil : date)
    }
    guard let start = first(dates) else { return nil }
    var history = Report.SloganHistory(first: try sighting(at: start))
    let last = sightings.filter { dates.day(of: $0.position) != nil }.max {
      (dates.day(of: $0.position) ?? 0, $0.position) < (
        dates.day(of: $1.position) ?? 0, $1.position
      )
    }
    if let last, last.position != start { history.last = try sighting(at: last.position) }
    history.periods = periods(dates, timeline)
    if wordings.count > 1 {
      for (place, text) in wordings.enumerated() {
        guard let first = first(dates, where: { $0.wording == place }) else { continue }
        history.wordings.append(
          Report.SloganHistory.Wording(
            text: text, documents: sightings.count { $0.wording == place },
            first: try sighting(at: first)))
      }
      history.wordings.sort { $0.documents > $1.documents }
    }
    history.lists = try memberLists(dates, sighting)
    return history
  }

  private func periods(
    _ dates: DocumentDates, _ timeline: Timeline
  ) -> [Report.SloganHistory.PeriodCount] {
    guard timeline.counts.count > 1 else { return [] }
    var counts: [Int: Int] = [:]
    for sighting in sightings {
      guard let place = timeline.place(of: dates.date(of: sighting.position)) else { continue }
      counts[place, default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map {
      Report.SloganHistory.PeriodCount(
        place: $0.key, name: timeline.name(of: $0.key), documents: $0.value)
    }
  }

  /// The lists of members in the order they were first seen, each compared with the one before.
  private func memberLists(
    _ dates: DocumentDates, _ sighting: (Int) throws -> Report.SloganHistory.Sighting
  ) rethrows -> [Report.SloganHistory.MemberList] {
    guard lists.count > 1 else { return [] }
    var found: [(place: Int, position: Int)] = []
    for place in lists.indices {
      if let first = first(dates, where: { $0.list == place }) { found.append((place, first)) }
    }
    found.sort { a, b in
      let (one, other) = (dates.day(of: a.position) ?? .max, dates.day(of: b.position) ?? .max)
      return one != other ? one < other : a.position < b.position
    }
    var result: [Report.SloganHistory.MemberList] = []
    for (place, position) in found {
      let list = lists[place]
      var members = Report.SloganHistory.MemberList(
        members: list.texts, canonical: list.canonical, documents: list.count,
        first: try sighting(position))
      if let before = result.last {
        members.added = list.canonical.filter { !before.canonical.contains($0) }
        members.lost = before.canonical.filter { !list.canonical.contains($0) }
      }
      result.append(members)
    }
    return result
  }
}
