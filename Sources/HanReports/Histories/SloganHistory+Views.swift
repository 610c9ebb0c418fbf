extension Report.SloganHistory {
  /// So many wordings, lists and successors are on a card at most.
  private static let shown = 6

  /// What the card of a slogan shows: nothing, or one section.
  ///
  /// - Parameter name: What the document at a position is called.
  func views(
    _ timeline: Timeline, name: (Sighting) -> TemplateValues
  ) -> [TemplateValues] {
    var values: TemplateValues = name(first)
    values["seenDate"] = first.date
    values["spreads"] = spread(timeline)
    values["wordings"] = wordings.prefix(Self.shown).map { wording -> TemplateValues in
      var row: TemplateValues = [
        "wordingText": wording.text, "wordingDocuments": DecimalText.grouped(wording.documents),
      ]
      row["wordingDate"] = wording.first.date
      return row
    }
    values["hasWordings"] = !wordings.isEmpty
    values["lists"] = lists.prefix(Self.shown).map { list -> TemplateValues in
      var row: TemplateValues = [
        "listMembers": list.members.joined(separator: "、"), "listAdded": list.added,
        "listLost": list.lost, "listDocuments": DecimalText.grouped(list.documents),
      ]
      row["listDate"] = list.first.date
      return row
    }
    values["hasLists"] = !lists.isEmpty
    values["origins"] = origin.map { [Self.view($0)] } ?? []
    values["successors"] = successors.prefix(Self.shown).map(Self.view)
    values["hasSuccessors"] = !successors.isEmpty
    return [values]
  }

  private func spread(_ timeline: Timeline) -> [TemplateValues] {
    guard timeline.counts.count > 1, periods.count > 1 || last != nil,
      let start = periods.first, let end = periods.last
    else { return [] }
    var counts = [Int](repeating: 0, count: timeline.counts.count)
    for period in periods where counts.indices.contains(period.place) {
      counts[period.place] = period.documents
    }
    let line = Charts.line(counts, of: timeline.counts)
    return [
      [
        "spreadLine": Charts.small("line", width: 100, height: 20, path: line),
        "spreadFrom": start.name, "spreadTo": end.name,
        "spreadPeriods": DecimalText.grouped(periods.count),
      ]
    ]
  }

  private static func view(_ relative: Relative) -> TemplateValues {
    var row: TemplateValues = [
      "relativeText": relative.text, "relativeAdded": relative.added,
      "relativeLost": relative.lost,
    ]
    row["relativeDate"] = relative.date
    return row
  }

  /// In a few words, for a cell of a table: what it came of, and what changed.
  var inWords: String {
    var parts: [String] = []
    if let origin {
      let date = origin.date.map { " (\($0))" } ?? ""
      parts.append("← " + origin.text + date + Self.changes(origin.added, origin.lost))
    }
    for list in lists.dropFirst() where !list.added.isEmpty || !list.lost.isEmpty {
      parts.append((list.first.date ?? "…") + ":" + Self.changes(list.added, list.lost))
    }
    if wordings.count > 1 {
      parts.append(
        "≈ " + wordings.dropFirst().prefix(Self.shown).map(\.text).joined(separator: " | "))
    }
    for successor in successors.prefix(3) {
      let date = successor.date.map { " (\($0))" } ?? ""
      parts.append("→ " + successor.text + date)
    }
    return parts.joined(separator: "; ")
  }

  private static func changes(_ added: [String], _ lost: [String]) -> String {
    added.map { " +" + $0 }.joined() + lost.map { " −" + $0 }.joined()
  }
}
