import ArgumentParser
import HanText

/// `hantext convert`
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts text to Simplified or Traditional characters. Never cleans.",
    discussion: """
      As text: the converted text alone. As JSON Lines: the text of each document with the script \
      it was in and a map of what changed, [source start, source end, result start, result end].

      Example: echo 圖書館 | hantext convert --to hans --format text
      """)

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The script to convert to: hans or hant.", valueName: "script"))
  var to: ScriptVariant

  @Option(help: ArgumentHelp("The variant the text is in: auto, or as for --to.", valueName: "script"))
  var from: String = "auto"

  @Option(help: ArgumentHelp("words or opencc"))
  var mode: String = "words"

  @OptionGroup var format: FormatOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let converter = try ScriptConverter(from: ScriptVariant(rawValue: from), to: to)
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let output = try OutputWriter()
    switch format.effective {
    case .text:
      try await StreamRun(run: run, input: input, unit: options.offsets)
        .perform(ConversionWriter(converter: converter), output: output).check()
    case .jsonl:
      let loader = try DocumentLoader(input)
      let outcome = try await run.perform(output: output) { raw in
        let loaded = try loader.load(raw)
        return (loaded, record(loaded, converter))
      } deliver: { loaded, record in
        run.messages.warn(of: loaded.replacements, in: loaded.document.id)
        try output.write(record)
      }
      try outcome.check()
    }
  }

  private func record(_ loaded: LoadedDocument, _ converter: ScriptConverter) -> [UInt8] {
    let converted = converter.convert(MappedText(loaded.document.text))
    let sources = OffsetIndex(converted.source, unit: options.offsets)
    let targets = OffsetIndex(converted.text, unit: options.offsets)
    var json = JSONWriter()
    json.beginObject()
    json.member("id", loaded.document.id)
    json.member("text", converted.text)
    json.member("from", ScriptDetector().profile(of: converted.source).rawValue)
    json.key("map")
    json.beginArray()
    for change in converted.map.changes {
      let (source, target) = (sources.range(change.source), targets.range(change.target))
      json.beginArray()
      for bound in [source.lowerBound, source.upperBound, target.lowerBound, target.upperBound] {
        json.value(bound)
      }
      json.endArray()
    }
    json.endArray()
    json.extra(loaded.extra)
    json.endObject()
    json.newline()
    return json.bytes
  }
}

/// Writes converted text, piece by piece.
struct ConversionWriter: PieceWriter {
  let converter: ScriptConverter

  func body(of piece: TextPiece) -> [UInt8] { Array(converter.convert(piece.text).utf8) }
  func opening(of id: String) -> [UInt8] { [] }
  func separator(after piece: TextPiece) -> [UInt8] { [] }

  func closing(after piece: TextPiece?, extra: String?, error: String?) -> [UInt8] {
    piece.map { $0.text.utf8.last == UInt8(ascii: "\n") } ?? true ? [] : [0x0A]
  }
}
