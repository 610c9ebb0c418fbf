import ArgumentParser
import HanText

/// `hantext convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts text between Simplified and Traditional characters. Never cleans.",
    discussion: """
      As text: the converted text alone, line for line, and no byte more: a last line without an \
      end gets one only if another text follows. As JSON Lines: the text of each document, \
      the script it was in ("from"), and a map of what changed: [source start, source end, result \
      start, result end].

      Mode words, the default, finds the words and names of the text and lets them guide the \
      conversion; sentences in the target's script stay as they are. Mode opencc works by OpenCC's \
      dictionaries alone, with OpenCC's results. Mode icu is ICU's transliterator, between hans \
      and hant alone.

      Example: echo 圖書館 | hantext convert --to hans
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "The variant to convert to: hans, hant, tw, hk, twp or hkp.",
      discussion: "hant is OpenCC's standard; twp and hkp are tw and hk with their idioms.",
      valueName: "variant"))
  var to: ScriptVariant

  @Option(
    help: ArgumentHelp(
      "The variant the text is in: auto, or one of those of --to.",
      discussion: "auto in mode opencc is hans, or hant when that is not the target.",
      valueName: "variant"))
  var from: SourceVariant = .auto

  @Option(help: ArgumentHelp("What decides: words, opencc or icu.", valueName: "mode"))
  var mode: TextConverter.Mode = .words

  @Flag(
    help: ArgumentHelp(
      "Add what is uncertain to JSON Lines: ranges, what was chosen, alternatives, the reason.",
      discussion: "Reasons: character, name, boundary (a match cuts a word), term (of Taiwan, with "
        + "an everyday sense)."
    ))
  var ambiguities = false

  @Option(
    help: ArgumentHelp(
      "Words that win over everything: word, tab, what it becomes; one a line, '#' for comments.",
      discussion: "A word that becomes itself is protected. The format is OpenCC's.",
      valueName: "file"),
    completion: .file())
  var custom: String?

  @Option(
    help: ArgumentHelp(
      "The groups of Taiwan's terms to use with twp: it, daily, names, parted by commas; or none.",
      discussion: "In mode words alone; a term with an everyday sense needs a text of its domain.",
      valueName: "groups"))
  var terms: TermGroupList = TermGroupList(groups: Set(TermGroup.allCases))

  @Flag(help: "Turn quotation marks into those of the target: “” and 「」.")
  var quotes = false

  @OptionGroup var format: TextFormatOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    guard mode == .icu else { return }
    guard TextConverter.supports(mode, from: from.variant, to: to) else {
      throw ValidationError(
        "--mode icu converts between hans and hant alone; for tw, hk, twp and hkp use --mode words "
          + "or --mode opencc.")
    }
    if custom != nil {
      throw ValidationError(
        "--mode icu takes no --custom words; use --mode words or --mode opencc.")
    }
  }

  func run() throws {
    let converter = try TextConverter(
      from: from.variant, to: to, mode: mode,
      custom: try custom.map(Self.conversions) ?? CustomConversions(),
      terms: terms.groups, convertsQuotes: quotes)
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let output = try OutputWriter()
    switch format.format {
    case .text:
      // Text has no ranges, and bytes need not be counted.
      try StreamRun(run: run, input: input, unit: .utf8)
        .perform(ConversionWriter(converter: converter), output: output).check()
    case .jsonl:
      let loader = try DocumentLoader(input, keepsTimes: true)
      let writer = ConversionRecord(
        converter: converter, unit: options.offsets, tellsAmbiguities: ambiguities)
      let outcome = try run.perform(output: output) { raw in
        let loaded = try loader.load(raw)
        return LoadedRecord(loaded, writer.record(loaded))
      } deliver: { loaded in
        run.messages.warn(of: loaded.notes, in: loaded.id)
        try output.write(loaded.record)
      }
      try outcome.check()
    }
  }

}

extension ConvertCommand {
  /// The words of a file in any encoding.
  fileprivate static func conversions(of path: String) throws -> CustomConversions {
    let text = try DecodedFile.text(path)
    return try CustomConversions(parsing: text, path: path)
  }
}

/// Writes conversions as JSON Lines.
private struct ConversionRecord: Sendable {
  let converter: TextConverter
  let unit: OffsetUnit
  let tellsAmbiguities: Bool

  func record(_ loaded: SourceDocument) -> [UInt8] {
    let conversion = converter.convert(MappedText(loaded.document.text))
    let converted = conversion.text
    let sources = OffsetIndex(converted.source, unit: unit)
    let targets = OffsetIndex(converted.text, unit: unit)
    var json = JSONWriter()
    json.beginObject()
    json.member("id", loaded.document.id)
    json.member("text", converted.text)
    let detector = ScriptDetector()
    let evidence = detector.evidence(in: converted.source)
    json.member("from", detector.profile(evidence).rawValue)
    json.optional("region", detector.region(evidence)?.rawValue)
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
    if tellsAmbiguities { write(conversion.ambiguities, sources, targets, to: &json) }
    json.extra(loaded.extra)
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func write(
    _ ambiguities: [ConversionAmbiguity], _ sources: OffsetIndex, _ targets: OffsetIndex,
    to json: inout JSONWriter
  ) {
    json.key("ambiguities")
    json.beginArray()
    for ambiguity in ambiguities {
      json.beginObject()
      json.key("range")
      json.range(sources.range(ambiguity.source))
      json.key("target")
      json.range(targets.range(ambiguity.target))
      json.member("chosen", ambiguity.chosen)
      json.key("alternatives")
      json.beginArray()
      for alternative in ambiguity.alternatives { json.value(alternative) }
      json.endArray()
      json.member("reason", ambiguity.reason.rawValue)
      json.endObject()
    }
    json.endArray()
  }
}

/// The variant a text is said to be in.
enum SourceVariant: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// What the text says.
  case auto
  case hans, hant, tw, hk, twp, hkp

  /// The variant, or `nil` when the text has to tell.
  var variant: ScriptVariant? { ScriptVariant(rawValue: rawValue) }
}

/// Groups of terms, parted by commas.
struct TermGroupList: ExpressibleByArgument, Sendable {
  var groups: Set<TermGroup>

  init(groups: Set<TermGroup>) { self.groups = groups }

  init?(argument: String) {
    groups = []
    if argument == "none" { return }
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let group = TermGroup(rawValue: String(name)) else { return nil }
      groups.insert(group)
    }
  }

  var defaultValueDescription: String {
    groups.map(\.rawValue).sorted().joined(separator: ",")
  }

  static let allValueStrings = TermGroup.allCases.map(\.rawValue) + ["none"]

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}
