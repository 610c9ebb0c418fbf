internal import ArgumentParser
internal import CProcess
internal import Foundation
internal import HanDocuments
internal import HanText

/// Runs the command from its arguments to its exit status.
enum CommandMain {
  /// Parses the command line, runs the subcommand, says what went wrong, and exits.
  ///
  /// Call it from a `main()` that is not `async`: what makes that one work starts threads, and opens
  /// files before a closed standard input or output can be kept from lending them its number.
  ///
  /// ```swift
  /// @main enum Main {
  ///   static func main() { CommandMain.run(HanTextCommand.self) }
  /// }
  /// ```
  static func run(_ root: any ParsableCommand.Type) -> Never {
    keep_freed_memory()
    OutputFile.occupyClosedDescriptors()
    OutputFile.ignoreBrokenPipes()
    breakdown_report(RunStatus.nothing.rawValue)
    var settings: CommandLineSettings?
    let result = Result { try perform(root, settings: &settings) }
    finish(result, of: root, settings: settings)
  }

  /// Runs the command on this thread, the only one: its engines are made before there are others,
  /// so that workers can be forked.
  private static func perform(
    _ root: any ParsableCommand.Type, settings: inout CommandLineSettings?
  ) throws {
    let line = try CommandLineSettings(Array(CommandLine.arguments.dropFirst()), of: root)
    settings = line
    var command = try root.parseAsRoot(line.arguments)
    if let note = line.note { Messages(quiet: line.isQuiet).warning(note) }
    try ProcessLimits.check()
    try Interruption.listen()
    try command.run()
  }

  private static func finish(
    _ result: Result<Void, any Error>, of root: any ParsableCommand.Type,
    settings: CommandLineSettings?
  ) -> Never {
    let signal = Interruption.status
    guard case .failure(let error) = result else {
      // A request to end that came late is answered as well.
      exit((signal ?? .success).rawValue)
    }
    var ending = Ending(
      error, of: root, signal: signal, arguments: Array(CommandLine.arguments.dropFirst()))
    if ending.status == RunStatus.usage.rawValue, let note = settings?.note {
      // What does not go together may come from there.
      ending.message += "hantext: \(Messages.escaped(note))\n"
    }
    // More than the parser is given: what it takes to gather is done when it is asked for.
    if ending.output == HanTextVersion.current { ending.output = VersionText.text }
    if !ending.output.isEmpty { print(ending.output) }
    // Nobody is left to be told that standard error is gone.
    try? OutputFile.write(
      Array(ending.message.utf8), to: STDERR_FILENO, path: "standard error")
    exit(ending.status)
  }
}

/// How the command ends on an error: what is said where, and the exit status.
struct Ending: Hashable, Sendable {
  var output = ""
  var message = ""
  var status: Int32

  /// - Parameters:
  ///   - signal: The status of the signal that cancelled the command.
  ///   - arguments: What was typed behind the command's name.
  init(
    _ error: any Error, of root: any ParsableCommand.Type, signal: RunStatus? = nil,
    arguments: [String] = []
  ) {
    switch error {
    case is CancellationError: status = (signal ?? .interrupted).rawValue
    case OutputError.closedPipe: status = (signal ?? .success).rawValue
    case OutputError.foreignFiles, OutputError.exists, is SettingsError, is CitationError,
      is TemplateError, is JournalError, is PageSizeError:
      status = RunStatus.usage.rawValue
      message = "hantext: \(Messages.escaped("\(error)"))\n"
    case let code as ExitCode: status = signal?.rawValue ?? code.rawValue
    default:
      let code = root.exitCode(for: error)
      if code == .success {
        status = RunStatus.success.rawValue
        output = root.fullMessage(for: error)
      } else if code == .validationFailure {
        status = RunStatus.usage.rawValue
        message = root.fullMessage(for: error) + "\n"
        let meant = Suggestions.lines(for: arguments, of: root, besides: message)
        message = meant.map { "Error: \($0)\n" }.joined() + message
      } else {
        // What stops a command before its documents: a dictionary, an output, a folder.
        status = RunStatus.nothing.rawValue
        let failure = DocumentFailure(id: "", error: error)
        let text = failure.id.isEmpty ? failure.cause : failure.description
        message = "hantext: \(Messages.escaped(text))\n"
      }
    }
  }
}
