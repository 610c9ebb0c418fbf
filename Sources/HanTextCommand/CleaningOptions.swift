import ArgumentParser
import HanText

/// The options that say how documents are cleaned.
struct CleaningOptions: ParsableArguments {
  @Flag(help: "Do not clean: take every text as it is.")
  var raw = false

  @Option(
    name: .customLong("without"), parsing: .singleValue,
    help: ArgumentHelp(
      "A rule of cleaning to switch off; repeatable. The rules: \(names).", valueName: "rule"),
    completion: .list(ruleNames))
  var without: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the documents are, if not what they look like.",
      discussion: """
        Of a page and a forum what belongs to the site goes; of a manual or other print running \
        heads and page numbers; of a mail its header, its signature and what it quotes; of \
        subtitles numbers and times. Prose, chats and code stay as they are, but for lines that \
        sites put between them.
        """,
      valueName: "kind"))
  var kind: TextKind?

  /// The rules' names, in the order they work.
  private static let ruleNames = Cleaner.webPage.map(\.name)
  private static var names: String { ruleNames.joined(separator: ", ") }

  /// The rules that are switched off.
  var withoutRules: Set<String> { Set(without) }

  func validate() throws {
    for name in without where !Self.ruleNames.contains(name) {
      throw ValidationError("There is no rule '\(name)' for --without; there are \(Self.names).")
    }
  }
}
