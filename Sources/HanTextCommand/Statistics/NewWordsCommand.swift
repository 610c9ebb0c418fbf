import ArgumentParser
import HanText
import HanTextStore

/// `hantext new-words`
struct NewWordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-words",
    abstract: "Finds words that the lexicon does not have.",
    discussion: """
      A word holds together (cohesion, in bits) and has changing company (branching entropy). Both \
      scripts count as one. --format dictionary writes what --user-dictionary reads.

      Example: hantext new-words --minimum 10 --format dictionary pages > words.txt
      Example: hantext new-words --db corpus.sqlite --top 50 --adopt
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(help: ArgumentHelp("The longest candidates, 2 to 6 characters.", valueName: "characters"))
  var longest = 4

  @Option(help: ArgumentHelp("The least occurrences.", valueName: "n"))
  var minimum = 5

  @Option(help: ArgumentHelp("The least cohesion.", valueName: "bits"))
  var cohesion = 4.0

  @Option(help: ArgumentHelp("The least branching entropy.", valueName: "nats"))
  var entropy = 1.0

  @Flag(help: "List words of the lexicon and parts of longer candidates as well.")
  var all = false

  @Option(help: "How results are written: jsonl, text, csv or dictionary.")
  var format: NewWordFormat?

  @Option(help: ArgumentHelp("How many at most (default: all).", valueName: "n"))
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "The memory for counts; what is more goes to temporary files.", valueName: "megabytes"))
  var memory = 128

  @Flag(
    help: ArgumentHelp(
      "Add the words of the list to the store's dictionary, and count what they touch again.",
      discussion: "The store is then as if all had been indexed with them."))
  var adopt = false

  @OptionGroup var selection: SelectionOptions
  @OptionGroup(title: "Analysis") var analysis: AnalysisOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func validate() throws {
    if !(2...6).contains(longest) {
      throw ValidationError("--longest must be from 2 to 6, not \(longest).")
    }
    if adopt, selection.store == nil {
      throw ValidationError("--adopt changes the dictionary of a store; name it: --db.")
    }
    if adopt, all {
      throw ValidationError("--adopt takes words alone; leave out --all.")
    }
    if memory < 1 { throw ValidationError("--memory must be 1 or more, not \(memory).") }
    if minimum < 1 { throw ValidationError("--minimum must be 1 or more, not \(minimum).") }
  }

  func run() throws {
    let output = try OutputWriter()
    let run = try StatisticsRun(
      of: Self.self, input: input, options: options, analysis: analysis, selection: selection)
    var counts = CharacterNGrams(longest: longest, memoryLimit: memory << 20)
    let outcome = try run.perform {
      $0.tokens.text.text
    } deliver: { _, text in
      try counts.add(text)
    }
    var found = try counts.candidates(minimum: minimum, cohesion: cohesion, entropy: entropy)
    if !all {
      let segmenter = try run.analyzer.segmenter
      found = found.filter { !segmenter.lists($0.text) }
      found = CharacterNGrams.withoutParts(found)
    }
    found.sort { a, b in
      a.frequency != b.frequency ? a.frequency > b.frequency : Term(a.text) < Term(b.text)
    }
    if let top, top < found.count { found.removeLast(found.count - max(0, top)) }
    var rows = StatisticsTable(format: format?.table, output: output)
    for candidate in found {
      if format == .dictionary {
        try output.write(Array("\(candidate.text) \(candidate.frequency)\n".utf8))
        continue
      }
      var row = rows.begin()
      row.add("term", .text(candidate.text))
      row.add("frequency", .integer(candidate.frequency))
      row.add("cohesion", .number(candidate.cohesion))
      row.add("branching_entropy", .number(candidate.branchingEntropy))
      row.add("left_entropy", .number(candidate.leftEntropy))
      row.add("right_entropy", .number(candidate.rightEntropy))
      try rows.write(row)
    }
    if adopt, let store = run.stored?.store {
      let documents = try Adoption.adopt(
        found.map { "\($0.text) \($0.frequency)" }, words: found.map(\.text), in: store)
      let (word, document) = (found.count == 1 ? "word" : "words", documents == 1 ? "" : "s")
      run.run.messages.warning(
        "\(found.count) \(word) adopted, \(documents) document\(document) counted again")
    }
    try output.finish()
    try outcome.check()
  }
}

/// Takes words over into the dictionary of a store.
enum Adoption {
  /// Adds words, and analyses again those documents that have their characters: no other one can
  /// be cut otherwise.
  ///
  /// - Parameters:
  ///   - lines: The words as lines of a dictionary.
  ///   - words: The words alone.
  /// - Returns: How many documents have changed.
  static func adopt(_ lines: [String], words: [String], in store: CorpusStore) throws -> Int {
    guard !lines.isEmpty else { return 0 }
    guard store.settings.tokenized == nil else {
      throw ValidationError("The words of this store were given; a dictionary changes nothing.")
    }
    let query = try ConcordanceQuery(words.joined(separator: "|"))
    let having = try store.documents(having: query.needs, in: try store.vocabulary())
    var settings = store.settings
    settings.adopted += lines
    let analyzer = try Analyzer(try settings.configuration())
    let writer = try StoreWriter(store.path, settings: store.settings)
    return try writer.adopt(lines, among: having) { fields, text in
      let content = try text.content()
      guard !query.spans(in: content.tokens).isEmpty else { return nil }
      try Interruption.cancellation.check()
      let document = content.document(id: fields.id)
      let (clean, tokens) = analyzer.tokens(of: document, as: content.kind)
      guard tokens != content.tokens else { return nil }
      return IndexedDocument(
        StoredContent(document, as: content.kind, clean: clean, tokens: tokens), fields: fields)
    }
  }
}

/// How new words are written.
enum NewWordFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  case jsonl, text, csv, dictionary

  /// The same for a table.
  fileprivate var table: TableFormat? { TableFormat(rawValue: rawValue) }
}
