extension JSONWriter {
  /// Writes the member `history` of a slogan of the batch.
  mutating func history(_ history: Report.SloganHistory) {
    key("history")
    beginObject()
    sighting("first", history.first)
    if let last = history.last { sighting("last", last) }
    if !history.periods.isEmpty {
      key("periods")
      beginArray()
      for period in history.periods {
        beginObject()
        member("period", period.name)
        member("documents", period.documents)
        endObject()
      }
      endArray()
    }
    if !history.wordings.isEmpty {
      key("wordings")
      beginArray()
      for wording in history.wordings {
        beginObject()
        member("text", wording.text)
        member("documents", wording.documents)
        sighting("first", wording.first)
        endObject()
      }
      endArray()
    }
    if !history.lists.isEmpty {
      key("member_lists")
      beginArray()
      for list in history.lists {
        beginObject()
        member("members", list.members)
        member("documents", list.documents)
        sighting("first", list.first)
        member("added", list.added)
        member("lost", list.lost)
        endObject()
      }
      endArray()
    }
    if let origin = history.origin {
      key("origin")
      relative(origin)
    }
    if !history.successors.isEmpty {
      key("successors")
      beginArray()
      for successor in history.successors { relative(successor) }
      endArray()
    }
    endObject()
  }

  private mutating func sighting(_ name: String, _ sighting: Report.SloganHistory.Sighting) {
    key(name)
    beginObject()
    member("document", sighting.document)
    if let date = sighting.date { member("date", date) }
    endObject()
  }

  private mutating func relative(_ relative: Report.SloganHistory.Relative) {
    beginObject()
    member("text", relative.text)
    member("canonical", relative.canonical)
    if let date = relative.date { member("first_date", date) }
    member("added", relative.added)
    member("lost", relative.lost)
    endObject()
  }

  /// Writes a history for the page's script: the first position, the last date, periods and documents
  /// in turn, wordings, lists, origin and successors; 0 when it tells nothing.
  mutating func row(_ history: Report.SloganHistory?) {
    guard let history, history.isTold else { return value(0) }
    beginArray()
    value(history.first.position)
    optional(history.last?.date)
    list(history.periods.flatMap { [$0.place, $0.documents] })
    beginArray()
    for wording in history.wordings {
      beginArray()
      value(wording.text)
      value(wording.documents)
      optional(wording.first.date)
      endArray()
    }
    endArray()
    beginArray()
    for list in history.lists {
      beginArray()
      self.list(list.members)
      value(list.documents)
      optional(list.first.date)
      self.list(list.added)
      self.list(list.lost)
      endArray()
    }
    endArray()
    if let origin = history.origin { row(origin) } else { value(0) }
    beginArray()
    for successor in history.successors { row(successor) }
    endArray()
    endArray()
  }

  private mutating func row(_ relative: Report.SloganHistory.Relative) {
    beginArray()
    value(relative.text)
    optional(relative.date)
    list(relative.added)
    list(relative.lost)
    endArray()
  }
}
