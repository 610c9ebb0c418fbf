import ArgumentParser
import HanText

/// The options that say how documents are cleaned.
struct CleaningOptions: ParsableArguments {
  @Flag(help: "Do not clean: take each text as it is.")
  var raw = false

  @Option(
    name: .customLong("disable-rule"), parsing: .singleValue,
    help: ArgumentHelp(
      "A cleaning rule to switch off; repeatable.", discussion: "The rules: \(names).",
      valueName: "rule"),
    completion: .list(ruleNames))
  var disabledRules: [String] = []

  // What --disable-rule was called before.
  @Option(
    name: .customLong("without"), parsing: .singleValue,
    help: .hidden, completion: .list(ruleNames))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "The kind of all documents, instead of the kind each is taken for.",
      discussion: """
        Pages and forums lose what belongs to the site; manuals and other print lose running heads \
        and page numbers; mails lose their headers, signatures and quotations; subtitles lose \
        numbers and times. Prose, chats and code keep everything but lines that sites inserted.
        """,
      valueName: "kind"))
  var kind: TextKind?

  /// The rules' names, in the order they work.
  private static let ruleNames = Cleaner.webPage.map(\.name)
  private static var names: String { ruleNames.joined(separator: ", ") }

  /// The rules that are switched off.
  var withoutRules: Set<String> { Set(disabledRules + without) }

  func validate() throws {
    for name in disabledRules + without where !Self.ruleNames.contains(name) {
      throw ValidationError("There is no cleaning rule '\(name)'; the rules are \(Self.names).")
    }
  }
}
