import ArgumentParser
import HanText

/// `hantext merge`
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Adds up files that hantext count wrote.",
    discussion: """
      Files are read line by line, so memory does not depend on their size. A file that was cut, \
      has lines too many, is out of order, or was counted with another program, other \
      dictionaries or other options is refused.

      Example: hantext merge part-*.counts -o all.counts
      """)

  @Argument(help: "Files of counts.", completion: .file())
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write (default: standard output).", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Fail unless the sum has this many documents.", valueName: "n"))
  var expectDocuments: Int?

  @OptionGroup var settings: SettingsOptions

  func run() throws {
    let output = try OutputWriter(output)
    let documents = try CountsFile.merge(files) { try output.write($0) }
    if let expectDocuments, documents != expectDocuments {
      throw DocumentFailure(
        id: "merge",
        cause: "the files hold \(documents) documents and not \(expectDocuments): a part is "
          + "missing or was counted twice")
    }
    try output.finish()
  }
}
