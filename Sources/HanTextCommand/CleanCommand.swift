import ArgumentParser
import HanText

/// `hantext clean`
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Writes the text of each document without its noise, and what was removed.",
    discussion: """
      What belongs to the site goes (menus, recommended headlines, share bars, disclaimers), and \
      so do pinyin in parentheses, captions that repeat the title, repeated paragraphs, markup and \
      invisible characters; hard-wrapped lines are joined. Lines of date, source and author become \
      fields. All that is removed is listed with its range and the reason.

      What counts as noise depends on what a document is, which is looked at first: --explain tells \
      what it was taken for and why, --kind overrules it.

      Example: hantext clean --format text page.html
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup var format: FormatOptions
  @OptionGroup var cleaning: CleaningOptions

  @Flag(help: "Show for each block why it stays or goes: its score and what makes it up.")
  var explain = false

  @OptionGroup(title: "Running") var options: RunOptions

  func run() throws {
    let output = try OutputWriter()
    let analyzer = try Analyzer(
      Configuration(
        cleans: !cleaning.raw, withoutRules: cleaning.withoutRules, kind: cleaning.kind,
        offsets: options.offsets))
    let loader = try DocumentLoader(input)
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let writer = CleanRecordWriter(
      format: format.effective, unit: options.offsets, explains: explain)
    let outcome = try run.perform(output: output) { raw in
      let loaded = try loader.load(raw)
      let clean = analyzer.clean(loaded.document, as: loaded.kind, explains: writer.explains)
      return LoadedRecord(loaded, writer.record(clean, extra: loaded.extra))
    } deliver: { loaded in
      run.messages.warn(of: loaded.notes, in: loaded.id)
      try output.write(loaded.record)
    }
    try outcome.check()
  }
}

/// Chooses the form of records.
private struct CleanRecordWriter: Sendable {
  let format: OutputFormat
  let unit: OffsetUnit
  let explains: Bool

  func record(_ clean: CleanDocument, extra: String?) -> [UInt8] {
    let writer = CleanRecord(clean: clean, unit: unit)
    switch format {
    case .jsonl: return writer.json(explains: explains, extra: extra)
    case .text: return explains ? writer.explanation() : writer.text()
    }
  }
}
