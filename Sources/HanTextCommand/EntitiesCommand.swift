import ArgumentParser
import HanText

/// `hantext entities`
struct EntitiesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Lists the names, dates and quantities of each document.",
    discussion: """
      Persons, places, organisations and works by name; dates by ISO 8601, completed by the \
      document's own date; numbers with their unit, what is counted, and whether they are estimates.

      Example: hantext entities --format jsonl pages
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let loader = try DocumentLoader(input)
    let analyzer = try Analyzer(analysis.configuration(offsets: options.offsets))
    let format = format.effective
    let outcome = try await run.perform { raw in
      let loaded = try loader.load(raw)
      let found = analyzer.entities(of: loaded.document, as: loaded.kind)
      let offsets = OffsetIndex(loaded.document.text, unit: analyzer.configuration.offsets)
      let record = EntityRecord(
        id: loaded.document.id, found: found, offsets: offsets, wording: wording)
      return (
        loaded.document.id, loaded.replacements,
        format == .jsonl ? record.json(extra: loaded.extra) : record.text
      )
    } deliver: { id, replacements, bytes in
      run.messages.warn(of: replacements, in: id)
      try output.write(bytes)
    } fail: { _ in
    }
    try output.finish()
    try outcome.check()
  }
}

/// What is written of a document's entities.
struct EntityRecord: Sendable {
  let id: String
  let found: DocumentEntities
  let offsets: OffsetIndex
  let wording: TermWording

  /// A line of JSON.
  func json(extra: String?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", id)
    write("persons", found.persons, to: &json)
    write("places", found.places, to: &json)
    write("organizations", found.organizations, to: &json)
    write("works", found.works, to: &json)
    json.key("dates")
    json.beginArray()
    for date in found.dates {
      json.beginObject()
      json.member("text", wording.term(source: date.text, canonical: date.canonical))
      json.optional("value", date.value)
      json.member("ranges", [offsets.range(date.span)])
      json.endObject()
    }
    json.endArray()
    json.key("quantities")
    json.beginArray()
    for quantity in found.quantities {
      json.beginObject()
      json.member("text", wording.term(source: quantity.text, canonical: quantity.canonical))
      json.member("value", quantity.value)
      json.member("unit", quantity.unit)
      json.key("approximate")
      json.value(quantity.isApproximate)
      json.optional("item", quantity.item.map { wording.term(source: $0, canonical: $0) })
      json.member("ranges", [offsets.range(quantity.span)])
      json.endObject()
    }
    json.endArray()
    json.extra(extra)
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func write(_ name: String, _ entities: [Entity], to json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for entity in entities {
      json.beginObject()
      json.member("text", wording.term(source: entity.text, canonical: entity.canonical))
      json.member("canonical", entity.canonical)
      json.member("count", entity.occurrences.count)
      json.member("ranges", entity.occurrences.map { offsets.range($0) })
      json.endObject()
    }
    json.endArray()
  }

  /// Lines for people.
  var text: [UInt8] {
    var lines: [String] = []
    for (name, entities) in [
      ("person", found.persons), ("place", found.places), ("organization", found.organizations),
      ("work", found.works),
    ] {
      lines += entities.map {
        let term = wording.term(source: $0.text, canonical: $0.canonical)
        return "\(name)\t\(term)\t\($0.occurrences.count)"
      }
    }
    lines += found.dates.map {
      "date\t\(wording.term(source: $0.text, canonical: $0.canonical))\t\($0.value ?? "-")"
    }
    lines += found.quantities.map {
      let term = wording.term(source: $0.text, canonical: $0.canonical)
      return "quantity\t\(term)\t\($0.item ?? "-")"
    }
    return section(id, lines)
  }
}
