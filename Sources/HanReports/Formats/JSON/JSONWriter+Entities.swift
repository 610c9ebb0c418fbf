extension JSONWriter {
  /// Writes the members of a document's entities: persons, places, organizations and works with
  /// text, canonical, count and ranges; dates with text, value and ranges; quantities with text,
  /// value, unit, approximate, item and ranges.
  package mutating func entities(_ entities: Report.LocatedEntities) {
    names("persons", entities.persons)
    names("places", entities.places)
    names("organizations", entities.organizations)
    names("works", entities.works)
    objects("dates", entities.dates) { json, date in
      json.member("text", date.text)
      json.optional("value", date.value)
      json.member("ranges", [date.range])
    }
    objects("quantities", entities.quantities) { json, quantity in
      json.member("text", quantity.text)
      json.member("value", quantity.value)
      json.member("unit", quantity.unit)
      json.key("approximate")
      json.value(quantity.isApproximate)
      json.optional("item", quantity.item)
      json.member("ranges", [quantity.range])
    }
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
    objects(name, names) { json, name in
      json.member("text", name.text)
      json.member("canonical", name.canonical)
      json.member("count", name.ranges.count)
      json.member("ranges", name.ranges)
    }
  }

  /// Writes a member that is a list of objects.
  private mutating func objects<Item>(
    _ name: String, _ items: [Item], _ members: (inout JSONWriter, Item) -> Void
  ) {
    key(name)
    beginArray()
    for item in items {
      beginObject()
      members(&self, item)
      endObject()
    }
    endArray()
  }
}
