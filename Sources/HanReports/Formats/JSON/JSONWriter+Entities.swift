extension JSONWriter {
  /// Writes the members of a document's entities: persons, places, organizations and works with
  /// text, canonical, count and ranges; dates with text, value and ranges; quantities with text,
  /// value, unit, approximate, item and ranges.
  package mutating func entities(_ entities: Report.LocatedEntities) {
    names("persons", entities.persons)
    names("places", entities.places)
    names("organizations", entities.organizations)
    names("works", entities.works)
    key("dates")
    beginArray()
    for date in entities.dates {
      beginObject()
      member("text", date.text)
      optional("value", date.value)
      member("ranges", [date.range])
      endObject()
    }
    endArray()
    key("quantities")
    beginArray()
    for quantity in entities.quantities {
      beginObject()
      member("text", quantity.text)
      member("value", quantity.value)
      member("unit", quantity.unit)
      key("approximate")
      value(quantity.isApproximate)
      optional("item", quantity.item)
      member("ranges", [quantity.range])
      endObject()
    }
    endArray()
  }

  /// Writes a member that is `null` when there is no value.
  package mutating func optional(_ name: String, _ string: String?) {
    if let string {
      member(name, string)
    } else {
      key(name)
      null()
    }
  }

  private mutating func names(_ name: String, _ names: [Report.LocatedName]) {
    key(name)
    beginArray()
    for name in names {
      beginObject()
      member("text", name.text)
      member("canonical", name.canonical)
      member("count", name.ranges.count)
      member("ranges", name.ranges)
      endObject()
    }
    endArray()
  }
}
