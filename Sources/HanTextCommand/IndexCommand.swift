import ArgumentParser
import HanText
import HanTextStore

/// `hantext index`
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Keeps documents with their words in a store that statistics are computed from.",
    discussion: """
      The store is one SQLite file; the statistics commands read it with --db. Indexing again reads \
      files alone that changed. It can be broken off at any time: what was written stays, and the \
      next run goes on. A document with the id of one that is there is numbered. The sqlite3 shell finds documents by words with a space between: SELECT id \
      FROM documents JOIN search ON search.rowid = document WHERE words MATCH '图书馆'.

      Example: hantext index pages --db corpus.sqlite
      Example: hantext index pages --db corpus.sqlite --prune
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp("The store; it is made when there is none.", valueName: "file"),
    completion: .file())
  var db: String

  @Flag(help: "Remove the documents of files that are gone.")
  var prune = false

  @Flag(help: "Make the store anew, as after a change of dictionaries, options or the program.")
  var rebuild = false

  @Option(
    help: ArgumentHelp(
      "The text is words already: words, or tagged (word/tag); a space between, a sentence a line.",
      valueName: "form"))
  var tokenized: TokenizedInput?

  @OptionGroup var cleaning: CleaningOptions
  @OptionGroup var dictionaries: DictionaryOptions
  @OptionGroup(title: "Running") var options: RunOptions

  func run() throws {
    let run = DocumentRun(of: Self.self, input: input, options: options)
    let inputs = try run.inputs()
    let writer = try StoreWriter(
      db, settings: try StoreSettings(cleaning, dictionaries, tokenized: tokenized),
      rebuilds: rebuild, command: command)
    let indexing = try Indexing(run: run, input: input, writer: writer, inputs: inputs)
    var outcome = try indexing.perform()
    let gone = writer.gone(besides: indexing.paths)
    if prune {
      try writer.remove(gone)
    } else if !gone.isEmpty {
      let (files, verb) = gone.count == 1 ? ("file", "is") : ("files", "are")
      run.messages.warning(
        "\(gone.count) \(files) of the store \(verb) gone; --prune removes their documents")
    }
    try writer.finish()
    run.messages.warning(
      "\(db): \(indexing.changedFiles) files new or changed, \(indexing.unchangedFiles) unchanged, "
        + "\(prune ? gone.count : 0) removed; \(outcome.done) documents read")
    // What was there before counts as read.
    outcome.merge(RunOutcome(done: indexing.unchangedFiles))
    try outcome.check()
  }

  /// The command that makes the store again.
  private var command: String {
    var arguments = ["hantext", "index"]
    for (name, value) in [
      ("--input-format", input.inputFormat?.rawValue), ("--encoding", input.encoding),
      ("--text-column", input.textColumn), ("--id-column", input.idColumn),
      ("--tokenized", tokenized?.rawValue), ("--kind", cleaning.kind?.rawValue),
    ] {
      if let value { arguments += [name, value] }
    }
    if input.onInvalid == .replace { arguments += ["--on-invalid", "replace"] }
    if input.repair { arguments.append("--repair") }
    if cleaning.raw { arguments.append("--raw") }
    for rule in cleaning.withoutRules.sorted() { arguments += ["--disable-rule", rule] }
    for path in dictionaries.userDictionaries { arguments += ["--user-dictionary", path] }
    for path in dictionaries.patterns { arguments += ["--pattern", path] }
    if dictionaries.forgetsWords { arguments.append("--no-memory") }
    arguments += input.paths + ["--db", db, "--rebuild"]
    return arguments.map(Self.quoted).joined(separator: " ")
  }

  /// An argument as a shell reads it.
  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || "0123456789-_./:=".unicodeScalars.contains($0)
    }
    return isPlain && !argument.isEmpty
      ? argument : "'" + argument.replacing("'", with: #"'\''"#) + "'"
  }
}
