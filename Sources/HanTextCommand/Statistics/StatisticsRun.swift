import ArgumentParser
import HanText
import HanTextStore

/// A run of a statistics command over documents: reads, chooses, finds the words of each, and gives
/// what a command makes of them, in order.
struct StatisticsRun: Sendable {
  /// A document with its words.
  struct Item {
    var fields: DocumentFields
    /// Whether sentences end at marks and not at lines alone.
    var endsAtMarks: Bool
    /// Its running words.
    var words: RunningWords { findWords() }
    /// Its tokens.
    var tokens: TokenizedText { content.text.tokens }
    /// What tells whether the document repeats another one.
    func sketch() -> MinHashSketch { content.text.sketch() }
    /// What its text is, and what cleaning removed of it.
    func removed() -> (kind: DocumentKind, spans: [RemovedSpan]) { content.text.removed }

    fileprivate let content: ItemContent
    fileprivate let findWords: () -> RunningWords
  }

  let run: DocumentRun
  /// How documents are analysed, or were when they were stored.
  let configuration: HanText.Configuration
  private let made: Analyzer?
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
      configuration = stored.store.configuration
      made = nil
      return
    }
    stored = nil
    var configuration = try other ?? analysis.configuration(offsets: options.offsets)
    if other == nil { configuration.tokenizedInput = selection.tokenized }
    if configuration.tokenizedInput != nil { configuration.tags = false }
    self.configuration = configuration
    made = try Analyzer(configuration)
  }

  /// What analyses documents; for a store it is made when it is asked for, as most questions need none.
  var analyzer: Analyzer {
    get throws { try made ?? Analyzer(configuration) }
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
    if let stored {
      try performStored(stored, work, deliver)
      return RunOutcome()
    }
    let analyzer = try analyzer
    return try run.perform { [loader, conditions] raw in
      let loaded = try loader.load(raw)
      let form = analyzer.configuration.tokenizedInput
      let (clean, tokens) = analyzer.tokens(of: loaded.document, as: loaded.kind)
      try Indexing.checkTags(tokens, form, id: loaded.document.id)
      let fields = DocumentFields(clean, id: loaded.document.id, extra: loaded.extra)
      guard conditions.allSatisfy({ $0.holds(for: fields) }) else {
        return Chosen<Output>(fields: fields, notes: loaded.notes, output: nil)
      }
      let content = ItemContent(
        tokens: tokens, removed: (loaded.kind, clean.removed),
        sketch: { MinHashSketch(clean.text.text) })
      let output = try work(
        Item(fields: fields, endsAtMarks: form == nil, content: content) {
          RunningWords(tokens, endsAtMarks: form == nil)
        })
      return Chosen(fields: fields, notes: loaded.notes, output: output)
    } deliver: { chosen in
      run.messages.warn(of: chosen.notes, in: chosen.fields.id)
      if let output = chosen.output { try deliver(chosen.fields, output) }
    }
  }

  private func performStored<Output: WireValue>(
    _ stored: StoreCorpus, _ work: (Item) throws -> Output,
    _ deliver: (DocumentFields, Output) throws -> Void
  ) throws {
    let endsAtMarks = configuration.tokenizedInput == nil
    var numbered: NumberedWords?
    try stored.forEach { fields, text in
      let content = ItemContent(text)
      let output = try work(
        Item(fields: fields, endsAtMarks: endsAtMarks, content: content) {
          var words = numbered ?? NumberedWords(text.vocabulary, endsAtMarks: endsAtMarks)
          numbered = nil
          defer { numbered = words }
          return words.running(text.tokens)
        })
      if content.isDamaged {
        throw StoreError.damaged(
          path: stored.store.path, cause: "the text of \(fields.id) cannot be read")
      }
      try deliver(fields, output)
    }
  }
}

/// The text of a document, which a store makes when it is asked for.
private final class ItemContent {
  typealias Text = (
    tokens: TokenizedText, removed: (kind: DocumentKind, spans: [RemovedSpan]),
    sketch: () -> MinHashSketch
  )

  /// Whether it was asked for and could not be made.
  private(set) var isDamaged = false
  private let make: () -> Text?
  private var made: Text?

  /// A text that is there.
  init(
    tokens: TokenizedText, removed: (kind: DocumentKind, spans: [RemovedSpan]),
    sketch: @escaping () -> MinHashSketch
  ) {
    made = (tokens, removed, sketch)
    make = { nil }
  }

  /// A text of a store.
  init(_ stored: StoredText) {
    make = {
      guard let content = try? stored.content() else { return nil }
      return (content.tokens, (content.kind, content.removed), { content.sketch })
    }
  }

  var text: Text {
    if let made { return made }
    let found = make()
    isDamaged = found == nil
    let text =
      found ?? (
        TokenizedText(text: MappedText(""), tokens: []), (.text, []), { MinHashSketch.empty }
      )
    made = text
    return text
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
