import HanStatistics

extension JSONWriter {
  /// Writes the member `changes` of a report.
  mutating func changes(_ changes: ReportChanges) {
    key("changes")
    beginObject()
    key("before")
    totals(changes.before)
    key("now")
    totals(changes.now)
    key("alike")
    if let isAlike = changes.isAlike { value(isAlike) } else { null() }
    list("terms", changes.terms)
    list("slogans", changes.slogans)
    endObject()
  }

  private mutating func totals(_ totals: ReportChanges.Totals) {
    beginObject()
    member("documents", totals.documents)
    member("tokens", totals.tokens)
    optional("fingerprint", totals.fingerprint)
    endObject()
  }

  private mutating func list(_ name: String, _ changes: [ReportChanges.Change]) {
    key(name)
    beginArray()
    for change in changes {
      beginObject()
      member("text", change.text)
      member("canonical", change.canonical)
      member("change", change.kind.rawValue)
      member("before", change.before)
      member("now", change.now)
      member("p", change.p)
      endObject()
    }
    endArray()
  }
}

extension ReportChanges {
  /// The name of the table in a report's folder.
  package static let fileName = "changes.csv"

  /// `changes.csv`: what changed, one a row; of terms occurrences, of slogans documents.
  package var csv: String {
    var csv = CSVWriter(header: ["kind", "text", "canonical", "change", "before", "now", "p"])
    for (kind, changes) in [("term", terms), ("slogan", slogans)] {
      for change in changes {
        csv.row([
          kind, CSVWriter.field(change.text), CSVWriter.field(change.canonical),
          change.kind.rawValue, String(change.before), String(change.now),
          CSVWriter.field(change.p),
        ])
      }
    }
    return csv.text
  }

  /// So many of each kind are on pages.
  private static let shown = 50

  /// What templates show: nothing, or one section.
  var views: [TemplateValues] {
    let rows: [TemplateValues] = [("词", "Terms", terms), ("标语", "Slogans", slogans)].flatMap {
      (zh, en, changes) -> [TemplateValues] in
      Kind.allCases.compactMap { kind -> TemplateValues? in
        let found = changes.filter { $0.kind == kind }
        guard !found.isEmpty else { return nil }
        return [
          "zhWhat": zh + Self.zh(kind), "enWhat": "\(en), \(kind.rawValue)",
          "changeCount": DecimalText.grouped(found.count),
          "changed": found.prefix(Self.shown).map { change in
            [
              "changedText": change.text, "was": DecimalText.grouped(change.before),
              "is": DecimalText.grouped(change.now), "chance": Self.shown(change.p),
            ] as TemplateValues
          },
          "unlistedChanges": found.count > Self.shown
            ? [DecimalText.grouped(found.count - Self.shown)] : [],
        ]
      }
    }
    return [
      [
        "changeGroups": rows, "isUnchanged": rows.isEmpty, "isUnlike": isAlike == false,
        "beforeDocuments": DecimalText.grouped(before.documents),
        "beforeTokens": DecimalText.grouped(before.tokens),
      ]
    ]
  }

  private static func zh(_ kind: Kind) -> String {
    switch kind {
    case .new: "：新出现"
    case .rising: "：上升"
    case .falling: "：下降"
    case .gone: "：消失"
    }
  }

  private static func shown(_ p: Double) -> String {
    p < 0.001 ? "< 0.001" : DecimalText.rounded(p)
  }
}
