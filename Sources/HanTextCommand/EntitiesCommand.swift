import ArgumentParser
import HanText

/// `hantext entities`
struct EntitiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entities",
    abstract: "Lists the names, dates and quantities of each document.",
    discussion: """
      Persons, places, organisations and works by name; dates by ISO 8601, completed by the \
      document's own date; numbers with their unit, what is counted, and whether they are estimates.

      Example: hantext entities --format jsonl pages
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup var analyses: AnalysesOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws { try analyses.validate(with: input) }

  func run() throws {
    let wording = try analysis.wording()
    let output = try OutputWriter()
    let format = format.effective
    let result = try BatchRun(
      of: Self.self, input: input, options: options, analysis: analysis,
      analyses: analyses
    ) { configuration in
      configuration.countsTerms = false
      configuration.findsKeywords = false
      configuration.findsSlogans = false
    }.perform()
    for position in 0..<result.corpus.count {
      let analysis = try result.corpus.analysis(at: position)
      let record = EntityRecord(
        id: analysis.id, found: analysis.entities ?? DocumentEntities(), wording: wording)
      try output.write(format == .jsonl ? record.json(extra: analysis.extra) : record.text)
    }
    try output.finish()
    try result.check()
  }
}

/// What is written of a document's entities.
struct EntityRecord: Sendable {
  let id: String
  let entities: Report.LocatedEntities

  init(id: String, found: DocumentEntities, wording: TermWording) {
    self.id = id
    var entities = Report.LocatedEntities(found) { $0.range }
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
