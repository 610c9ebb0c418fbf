import ArgumentParser
import HanText

/// A run of a statistics command over documents: reads, chooses, finds the words of each, and gives
/// what a command makes of them, in order.
struct StatisticsRun: Sendable {
  /// A document with its words.
  struct Item {
    var fields: DocumentFields
    var document: Document
    var tokens: TokenizedText
    /// Whether sentences end at marks and not at lines alone.
    var endsAtMarks: Bool

    /// Its running words.
    var words: RunningWords { RunningWords(tokens, endsAtMarks: endsAtMarks) }
  }

  let run: DocumentRun
  let analyzer: Analyzer
  private let loader: DocumentLoader
  private let conditions: [DocumentCondition]

  init(
    of command: any ParsableCommand.Type, paths: [String]? = nil, input: InputOptions,
    options: RunOptions, analysis: AnalysisOptions, selection: SelectionOptions
  ) throws {
    run = DocumentRun(of: command, paths: paths, input: input, options: options)
    loader = try DocumentLoader(input)
    var configuration = try analysis.configuration(offsets: options.offsets)
    configuration.tokenizedInput = selection.tokenized
    if selection.tokenized != nil { configuration.tags = false }
    analyzer = try Analyzer(configuration)
    conditions = selection.conditions
  }

  /// Works on every document that was chosen.
  ///
  /// - Parameters:
  ///   - work: Called by workers.
  ///   - deliver: Called in input order.
  func perform<Output: WireValue>(
    _ work: @escaping @Sendable (Item) throws -> Output,
    deliver: (DocumentFields, Output) throws -> Void
  ) throws -> RunOutcome {
    try run.perform { [analyzer, loader, conditions] raw in
      let loaded = try loader.load(raw)
      let form = analyzer.configuration.tokenizedInput
      let (clean, tokens) = analyzer.tokens(of: loaded.document, as: loaded.kind)
      let words = tokens.lazy.filter { $0.kind != .space }
      if form == .tagged, !words.isEmpty, words.allSatisfy({ $0.tag == nil }) {
        throw DocumentFailure(
          id: loaded.document.id,
          cause: "no word has a tag (help: word/tag is wanted, or say --tokenized words)")
      }
      let fields = DocumentFields(clean, id: loaded.document.id, extra: loaded.extra)
      guard conditions.allSatisfy({ $0.holds(for: fields) }) else {
        return Chosen<Output>(fields: fields, notes: loaded.notes, output: nil)
      }
      let output = try work(
        Item(
          fields: fields, document: loaded.document, tokens: tokens, endsAtMarks: form == nil))
      return Chosen(fields: fields, notes: loaded.notes, output: output)
    } deliver: { chosen in
      run.messages.warn(of: chosen.notes, in: chosen.fields.id)
      if let output = chosen.output { try deliver(chosen.fields, output) }
    }
  }
}

/// What a worker gives back: nothing of a document that was not chosen.
private struct Chosen<Output: WireValue>: WireValue {
  var fields: DocumentFields
  var notes: LoadNotes
  var output: Output?

  init(fields: DocumentFields, notes: LoadNotes, output: Output?) {
    self.fields = fields
    self.notes = notes
    self.output = output
  }

  func encode(to writer: inout ByteWriter) {
    fields.encode(to: &writer)
    notes.encode(to: &writer)
    writer.optional(output) { $1.encode(to: &$0) }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    fields = try DocumentFields(from: &reader)
    notes = try LoadNotes(from: &reader)
    output = try reader.optional { reader throws(ByteError) in try Output(from: &reader) }
  }
}

extension RunningWords: WireValue {}
