import ArgumentParser
import HanText

/// `hantext segment`
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Cuts text into words. Never cleans.",
    discussion: """
      As text: the lines of the input with one space between words; removing the spaces gives the \
      line back. As JSON Lines: the tokens of each document with their ranges and kinds. Texts of \
      any length are read and written in pieces.

      Example: echo 早发现早报告 | hantext segment
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: ArgumentHelp("What finds the words: hantext or icu.", valueName: "engine"))
  var engine: Segmenter.Engine = .hantext

  @Option(
    help: ArgumentHelp(
      "The convention to cut by: general, pku, ctb, sxu or ud.",
      discussion: "general joins the full names of persons and keeps numbers, dates and addresses.",
      valueName: "criterion"))
  var criterion: Segmenter.Criterion = .general

  @Option(
    help: ArgumentHelp(
      "coarse, or fine: as text, long words are cut into the words they are made of; as JSON Lines, "
        + "all words of the word list inside a token stand before it.",
      valueName: "size"))
  var granularity: Granularity = .coarse

  @Flag(help: "Add parts of speech: word/tag, or the member pos of each token.")
  var pos = false

  @OptionGroup var dictionaries: DictionaryOptions
  @OptionGroup var format: TextFormatOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func run() throws {
    var configuration = Configuration(
      cleans: false, engine: engine, criterion: criterion,
      userDictionary: try dictionaries.dictionary(), tags: pos)
    configuration.remembersWords = !dictionaries.forgetsWords
    let analyzer = try Analyzer(configuration)
    let writer = TokenWriter(
      analyzer: analyzer, format: format.format, granularity: granularity,
      unit: options.offsets)
    let run = DocumentRun(of: Self.self, input: input, options: options)
    // Text has no ranges, and bytes need not be counted.
    let unit = format.format == .text ? .utf8 : options.offsets
    let outcome = try StreamRun(run: run, input: input, unit: unit)
      .perform(writer, output: OutputWriter())
    try outcome.check()
  }
}

/// How large tokens are.
enum Granularity: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// The words of the text.
  case coarse
  /// The shorter words inside them as well, for search.
  case fine
}

/// Writes tokens, piece by piece.
struct TokenWriter: PieceWriter {
  let analyzer: Analyzer
  let format: OutputFormat
  let granularity: Granularity
  let unit: OffsetUnit

  func write(_ piece: TextPiece, to sink: inout ByteSink) -> PieceState {
    writeWhole(piece, to: &sink)
    return .done
  }

  func writeWhole(_ piece: TextPiece, to sink: inout ByteSink) {
    let tokens = analyzer.tokenize(MappedText(piece.text))
    switch format {
    case .text:
      TokenLines(tags: analyzer.tagger != nil)
        .write(granularity == .fine ? analyzer.segmenter.refine(tokens) : tokens, to: &sink)
    case .jsonl: writeObjects(tokens, of: piece, to: &sink)
    }
  }

  func opening(of id: String) -> [UInt8] {
    guard format == .jsonl else { return [] }
    var json = JSONWriter()
    json.beginObject()
    json.member("id", id)
    json.key("tokens")
    return json.bytes + [UInt8(ascii: "[")]
  }

  func separator(after piece: TextPiece) -> [UInt8] {
    switch format {
    // A line that was cut goes on with a word of its own.
    case .text: piece.text.utf8.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: " ")]
    case .jsonl: [UInt8(ascii: ",")]
    }
  }

  func closing(
    after piece: TextPiece?, extra: String?, error: String?, isLast: Bool
  ) -> [UInt8] {
    switch format {
    case .text:
      return piece.map { $0.text.utf8.last == UInt8(ascii: "\n") } ?? true ? [] : [0x0A]
    case .jsonl:
      var json = JSONWriter()
      var rest = "]"
      if let extra { rest += ",\"extra\":\(extra)" }
      if let error {
        json.value(error)
        rest += ",\"error\":" + String(decoding: json.bytes, as: UTF8.self)
      }
      return Array((rest + "}\n").utf8)
    }
  }

  private func writeObjects(
    _ tokens: TokenizedText, of piece: TextPiece, to sink: inout ByteSink
  ) {
    let objects = TokenObjects(
      unit: unit, offset: piece.offset,
      innerWords: granularity == .fine
        ? { analyzer.segmenter.words(inside: $0, of: tokens) } : nil)
    objects.write(tokens, to: &sink)
  }
}
