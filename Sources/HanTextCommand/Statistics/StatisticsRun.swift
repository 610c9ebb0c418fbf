import ArgumentParser
import HanText
import HanTextStore

/// A run of a statistics command over documents: reads, chooses, finds the words of each, and gives
/// what a command makes of them, in order.
struct StatisticsRun: Sendable {
  /// A document with its words.
  struct Item {
    var fields: DocumentFields
    var tokens: TokenizedText
    /// Whether sentences end at marks and not at lines alone.
    var endsAtMarks: Bool
    /// What tells whether the document repeats another one.
    var sketch: @Sendable () -> TextSketch
    /// What its text is, and what cleaning removed of it.
    var removed: @Sendable () -> (kind: DocumentKind, spans: [RemovedSpan])

    /// Its running words.
    var words: RunningWords { RunningWords(tokens, endsAtMarks: endsAtMarks) }
  }

  let run: DocumentRun
  let analyzer: Analyzer
  /// The store that is read instead of paths.
  let stored: StoreCorpus?
  private let loader: DocumentLoader
  private let conditions: [DocumentCondition]

  /// - Parameters:
  ///   - paths: Other paths than those of `input`.
  ///   - store: Another store than that of `selection`; none with `paths`.
  ///   - conditions: Others than those of `selection`.
  ///   - other: Analyses paths so, whatever options say.
  init(
    of command: any ParsableCommand.Type, paths: [String]? = nil, input: InputOptions,
    options: RunOptions, analysis: AnalysisOptions, selection: SelectionOptions,
    store: String? = nil, conditions: [DocumentCondition]? = nil,
    like other: Configuration? = nil
  ) throws {
    self.conditions = conditions ?? selection.conditions
    run = DocumentRun(of: command, paths: paths, input: input, options: options)
    loader = try DocumentLoader(input)
    if let path = store ?? (paths?.isEmpty ?? true ? selection.store : nil) {
      if paths == nil, let first = input.paths.first {
        throw ValidationError("Give paths or --db, not both: \(first) and --db \(path).")
      }
      let stored = try StoreCorpus(
        path, conditions: self.conditions,
        given: try StoreSettings(
          analysis.cleaning, analysis.dictionaries, tokenized: selection.tokenized),
        offsets: options.offsets, messages: run.messages)
      self.stored = stored
      analyzer = try Analyzer(stored.store.configuration)
      return
    }
    stored = nil
    var configuration = try other ?? analysis.configuration(offsets: options.offsets)
    if other == nil { configuration.tokenizedInput = selection.tokenized }
    if configuration.tokenizedInput != nil { configuration.tags = false }
    analyzer = try Analyzer(configuration)
  }

  /// Works on every document that was chosen.
  ///
  /// - Parameters:
  ///   - needs: What a document has to have to matter; others may be left out.
  ///   - work: Called by workers.
  ///   - deliver: Called in input order.
  func perform<Output: WireValue>(
    needing needs: ConcordanceNeeds? = nil, _ work: @escaping @Sendable (Item) throws -> Output,
    deliver: (DocumentFields, Output) throws -> Void
  ) throws -> RunOutcome {
    if let stored {
      let endsAtMarks = analyzer.configuration.tokenizedInput == nil
      try stored.forEach(needing: needs) { fields, content in
        try deliver(
          fields,
          try work(
            Item(
              fields: fields, tokens: content.tokens, endsAtMarks: endsAtMarks,
              sketch: { content.sketch }, removed: { (content.kind, content.removed) })))
      }
      return RunOutcome()
    }
    return try run.perform { [analyzer, loader, conditions] raw in
      let loaded = try loader.load(raw)
      let form = analyzer.configuration.tokenizedInput
      let (clean, tokens) = analyzer.tokens(of: loaded.document, as: loaded.kind)
      try Indexing.checkTags(tokens, form, id: loaded.document.id)
      let fields = DocumentFields(clean, id: loaded.document.id, extra: loaded.extra)
      guard conditions.allSatisfy({ $0.holds(for: fields) }) else {
        return Chosen<Output>(fields: fields, notes: loaded.notes, output: nil)
      }
      let output = try work(
        Item(
          fields: fields, tokens: tokens, endsAtMarks: form == nil,
          sketch: { TextSketch(clean.text.text) }, removed: { (loaded.kind, clean.removed) }))
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
