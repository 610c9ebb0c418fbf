package import HanCore

extension DocumentEntities {
  /// Puts the places in another unit.
  package mutating func convertSpans(_ convert: (TextSpan) -> TextSpan) {
    for list in [\Self.persons, \.places, \.organizations, \.works] {
      for index in self[keyPath: list].indices {
        self[keyPath: list][index].occurrences = self[keyPath: list][index].occurrences.map(convert)
      }
    }
    for index in dates.indices { dates[index].span = convert(dates[index].span) }
    for index in quantities.indices { quantities[index].span = convert(quantities[index].span) }
  }

  /// Writes the entities as bytes.
  package func encode(to writer: inout ByteWriter) {
    for names in [persons, places, organizations, works] {
      writer.list(names) { writer, name in
        writer.string(name.text)
        writer.string(name.canonical)
        writer.list(name.occurrences) { $0.span($1) }
      }
    }
    writer.list(dates) { writer, date in
      writer.string(date.text)
      writer.string(date.canonical)
      writer.optional(date.value) { $0.string($1) }
      writer.span(date.span)
    }
    writer.list(quantities) { writer, quantity in
      writer.string(quantity.text)
      writer.string(quantity.canonical)
      writer.double(quantity.value)
      writer.string(quantity.unit)
      writer.flag(quantity.isApproximate)
      writer.optional(quantity.item) { $0.string($1) }
      writer.optional(quantity.canonicalItem) { $0.string($1) }
      writer.span(quantity.span)
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    self.init()
    persons = try Self.names(from: &reader)
    places = try Self.names(from: &reader)
    organizations = try Self.names(from: &reader)
    works = try Self.names(from: &reader)
    dates = try reader.list { reader throws(ByteError) in
      DateMention(
        text: try reader.string(), canonical: try reader.string(),
        value: try reader.optional { reader throws(ByteError) in try reader.string() },
        span: try reader.span())
    }
    quantities = try reader.list { reader throws(ByteError) in
      Quantity(
        text: try reader.string(), canonical: try reader.string(), value: try reader.double(),
        unit: try reader.string(), isApproximate: try reader.flag(),
        item: try reader.optional { reader throws(ByteError) in try reader.string() },
        canonicalItem: try reader.optional { reader throws(ByteError) in try reader.string() },
        span: try reader.span())
    }
  }

  private static func names(from reader: inout ByteReader) throws(ByteError) -> [Entity] {
    try reader.list { reader throws(ByteError) in
      Entity(
        text: try reader.string(), canonical: try reader.string(),
        occurrences: try reader.list { reader throws(ByteError) in try reader.span() })
    }
  }
}
