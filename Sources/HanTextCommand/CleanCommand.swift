import ArgumentParser
import HanText

/// `hantext clean`
struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Writes the text of each document without its noise, and what was removed.",
    discussion: "Example: hantext clean --format text page.html")

  @OptionGroup var input: InputOptions
  @OptionGroup var format: FormatOptions

  @Flag(help: "Do not clean: take every text as it is.")
  var raw = false

  @OptionGroup var options: RunOptions

  func run() async throws {
    let output = try OutputWriter()
    let analyzer = try Analyzer(Configuration(cleans: !raw, offsets: options.offsets))
    let loader = try DocumentLoader(input)
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let outcome = try await run.perform(output: output) { raw in
      let loaded = try loader.load(raw)
      let clean = analyzer.clean(loaded.document, as: loaded.kind)
      return (loaded, record(clean, extra: loaded.extra))
    } deliver: { loaded, record in
      run.messages.warn(of: loaded.replacements, in: loaded.document.id)
      try output.write(record)
    }
    try outcome.check()
  }

  private func record(_ clean: CleanDocument, extra: String?) -> [UInt8] {
    switch format.effective {
    case .jsonl: return json(clean, extra: extra)
    case .text:
      let text = clean.text.text
      return Array((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8)
    }
  }

  private func json(_ clean: CleanDocument, extra: String?) -> [UInt8] {
    let offsets = OffsetIndex(clean.document.text, unit: options.offsets)
    var json = JSONWriter()
    json.beginObject()
    json.member("id", clean.document.id)
    json.optional("title", clean.title)
    json.key("articles")
    json.beginArray()
    for article in clean.articles {
      json.beginObject()
      json.optional("title", article.title)
      json.member("text", article.text.text)
      json.endObject()
    }
    json.endArray()
    json.key("removed")
    json.beginArray()
    for removed in clean.removed {
      json.beginObject()
      json.key("range")
      json.range(offsets.range(removed.span))
      json.member("reason", removed.reason.rawValue)
      json.endObject()
    }
    json.endArray()
    json.extra(extra)
    json.endObject()
    json.newline()
    return json.bytes
  }
}
