internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import HanDocuments

/// Runs the command from its arguments to its exit status.
enum CommandMain {
  /// Parses the command line, runs the subcommand in a task that signals cancel, says what went
  /// wrong, and exits.
  ///
  /// Call it from a `main()` that is not `async`: what makes that one work opens files, before a
  /// closed standard input or output can be kept from lending them its number.
  ///
  /// ```swift
  /// @main enum Main {
  ///   static func main() { CommandMain.run(HanTextCommand.self) }
  /// }
  /// ```
  static func run<Root: AsyncParsableCommand & SendableMetatype>(_ root: Root.Type) -> Never {
    OutputFile.occupyClosedDescriptors()
    OutputFile.ignoreBrokenPipes()
    let task = Task.detached {
      var command = try Root.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    }
    let interruption = Interruption { task.cancel() }
    Task.detached {
      let result = await task.result
      finish(result, of: root, signal: interruption.status)
    }
    dispatchMain()
  }

  private static func finish(
    _ result: Result<Void, any Error>, of root: any ParsableCommand.Type, signal: RunStatus?
  ) -> Never {
    guard case .failure(let error) = result else { exit(RunStatus.success.rawValue) }
    let ending = Ending(error, of: root, signal: signal)
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

  /// - Parameter signal: The status of the signal that cancelled the command.
  init(_ error: any Error, of root: any ParsableCommand.Type, signal: RunStatus? = nil) {
    switch error {
    case is CancellationError: status = (signal ?? .interrupted).rawValue
    case OutputError.closedPipe: status = RunStatus.success.rawValue
    case let code as ExitCode: status = code.rawValue
    default:
      let code = root.exitCode(for: error)
      if code == .success {
        status = RunStatus.success.rawValue
        output = root.fullMessage(for: error)
      } else if code == .validationFailure {
        status = RunStatus.usage.rawValue
        message = root.fullMessage(for: error) + "\n"
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
