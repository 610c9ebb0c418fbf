import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `hantext init`
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a file of settings, with every option as a comment.",
    discussion: """
      Subcommands take their options from \(SettingsFile.usualName) in the working folder, or from the \
      file that --config names. What is typed wins.

      Example: hantext init && hantext config
      """)

  @Argument(
    help: ArgumentHelp(
      "The file to write, or '-' for standard output (default: \(SettingsFile.usualName)).",
      valueName: "file"),
    completion: .file(extensions: ["yml", "yaml"]))
  var file = SettingsFile.usualName

  @Flag(help: "Replace a file that is there.")
  var force = false

  func run() throws {
    if file != "-", !force, access(file, F_OK) == 0 { throw OutputError.exists(path: file) }
    let output = try OutputWriter(file)
    try output.write(SettingsTemplate(CommandShape(of: HanTextCommand.self)).text)
    try output.finish()
    if file != "-" {
      Messages().warning("\(file) is written; each line is a comment until you say so")
    }
  }
}
