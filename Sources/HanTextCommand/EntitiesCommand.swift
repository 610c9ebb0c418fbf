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
        loaded.document.id, loaded.notes,
        format == .jsonl ? record.json(extra: loaded.extra) : record.text
      )
    } deliver: { id, notes, bytes in
      run.messages.warn(of: notes, in: id)
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
  let entities: Report.LocatedEntities

  init(id: String, found: DocumentEntities, offsets: OffsetIndex, wording: TermWording) {
    self.id = id
    var entities = Report.LocatedEntities(found) { offsets.range($0) }
    entities.reword { wording.term(source: $0, canonical: $1) }
    self.entities = entities
  }

  /// A line of JSON.
  func json(extra: String?) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("id", id)
    json.entities(entities)
    json.extra(extra)
    json.endObject()
    json.newline()
    return json.bytes
  }

  /// Lines for people.
  var text: [UInt8] {
    var lines: [String] = []
    for (name, names) in [
      ("person", entities.persons), ("place", entities.places),
      ("organization", entities.organizations), ("work", entities.works),
    ] {
      lines += names.map { "\(name)\t\($0.text)\t\($0.ranges.count)" }
    }
    lines += entities.dates.map { "date\t\($0.text)\t\($0.value ?? "-")" }
    lines += entities.quantities.map { "quantity\t\($0.text)\t\($0.item ?? "-")" }
    return section(id, lines)
  }
}
