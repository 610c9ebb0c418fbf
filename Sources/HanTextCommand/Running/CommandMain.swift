internal import ArgumentParser
internal import CProcess
internal import Dispatch
internal import Foundation
internal import HanDocuments

/// Runs the command from its arguments to its exit status.
enum CommandMain {
  /// Parses the command line, runs the subcommand, says what went wrong, and exits.
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
    breakdown_report(RunStatus.nothing.rawValue)
    let result = Result { try perform(root) }
    finish(result, of: root)
  }

  /// Runs the command on this thread, the only one: its engines are made before there are others,
  /// so that workers can be forked.
  private static func perform(_ root: any AsyncParsableCommand.Type) throws {
    var command = try root.parseAsRoot()
    try ProcessLimits.check()
    try Interruption.listen()
    if let command = command as? any AsyncParsableCommand {
      try wait(for: command)
    } else {
      try command.run()
    }
  }

  /// Runs a command that is a task, and waits for its end.
  private static func wait(for command: any AsyncParsableCommand) throws {
    let task = TaskedCommand(command)
    let ended = DispatchSemaphore(value: 0)
    let running = Task.detached {
      await task.run()
      ended.signal()
    }
    let source = DispatchSource.makeReadSource(
      fileDescriptor: Interruption.cancellation.descriptor,
      queue: DispatchQueue(label: "hantext.interruption"))
    source.setEventHandler {
      running.cancel()
      source.suspend()
    }
    source.resume()
    ended.wait()
    try task.result.get()
  }

  /// A command handed to a task: touched by the task until it has ended, and by nobody else.
  private final class TaskedCommand: @unchecked Sendable {
    private var command: any AsyncParsableCommand
    private(set) var result: Result<Void, any Error> = .success(())

    init(_ command: any AsyncParsableCommand) { self.command = command }

    func run() async {
      do { try await command.run() } catch { result = .failure(error) }
    }
  }

  private static func finish(
    _ result: Result<Void, any Error>, of root: any ParsableCommand.Type
  ) -> Never {
    let signal = Interruption.status
    guard case .failure(let error) = result else {
      // A request to end that came late is answered as well.
      exit((signal ?? .success).rawValue)
    }
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
    case OutputError.closedPipe: status = (signal ?? .success).rawValue
    case let code as ExitCode: status = signal?.rawValue ?? code.rawValue
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
