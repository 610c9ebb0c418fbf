public import Foundation

/// Runs the built command `hantext` as a process of its own.
public struct CommandProcess: Sendable {
  /// What a run gave.
  public struct Result: Sendable {
    /// The exit status; of a process that a signal ended, 128 and the signal's number.
    public var status: Int32
    /// Standard output.
    public var output: [UInt8]
    /// Standard error, as text.
    public var messages: String

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard output, line by line, each a JSON object.
    public func objects() throws -> [[String: Any]] {
      // Found by the system: a loop of ours takes minutes for long outputs in a debug build.
      let data = Data(output)
      var objects: [[String: Any]] = []
      var start = data.startIndex
      while start < data.endIndex {
        let end = data.range(of: Data([0x0A]), in: start..<data.endIndex)?.lowerBound
        let line = data[start..<(end ?? data.endIndex)]
        if !line.isEmpty {
          objects.append(try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:])
        }
        start = (end ?? data.endIndex - 1) + 1
      }
      return objects
    }
  }

  /// Where the command is.
  public let url: URL

  /// Finds the command beside the test bundle.
  public init() throws {
    let candidates = [Bundle.main.executableURL, URL(fileURLWithPath: CommandLine.arguments[0])]
    for case let url? in candidates {
      let command = url.deletingLastPathComponent().appendingPathComponent("hantext")
      if FileManager.default.isExecutableFile(atPath: command.path) {
        self.url = command
        return
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - arguments: Its arguments.
  ///   - input: What it reads from standard input.
  public func run(_ arguments: [String], input: [UInt8] = []) async throws -> Result {
    try await run(url, arguments, input: input)
  }

  /// Runs a shell script in which `$HANTEXT` is the command.
  public func shell(_ script: String) async throws -> Result {
    try await run(URL(fileURLWithPath: "/bin/sh"), ["-c", script], input: [])
  }

  /// Runs the command on input that never ends, and interrupts it as from the keyboard.
  ///
  /// - Parameters:
  ///   - input: What the command can read before it waits for more.
  ///   - expectsOutput: Whether to wait for output before interrupting; else two seconds have to do.
  public func runInterrupted(
    _ arguments: [String], input: [UInt8], expectsOutput: Bool = true
  ) async throws -> Result {
    let pipe = Pipe()
    let run = try Run(of: url, arguments, input: pipe.fileHandleForReading)
    try pipe.fileHandleForWriting.write(contentsOf: Data(input))
    for _ in 0..<(expectsOutput ? 400 : 40) {
      try await Task.sleep(for: .milliseconds(50))
      if expectsOutput, try !run.folder.read("output").isEmpty { break }
    }
    run.process.interrupt()
    let result = try await run.result()
    try pipe.fileHandleForWriting.close()
    return result
  }

  private func run(_ program: URL, _ arguments: [String], input: [UInt8]) async throws -> Result {
    let folder = try TemporaryDirectory()
    let file = try folder.write("input", input)
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
    return try await Run(of: program, arguments, input: handle, environment: ["HANTEXT": url.path])
      .result()
  }

  /// A process under way, its output going to files: nothing has to be read while it runs.
  private struct Run {
    let process = Process()
    let folder: TemporaryDirectory
    private let ending = AsyncStream<Void>.makeStream()

    init(
      of program: URL, _ arguments: [String], input: FileHandle,
      environment: [String: String] = [:]
    ) throws {
      folder = try TemporaryDirectory()
      let files = try ["output", "messages"].map {
        URL(fileURLWithPath: try folder.write($0, [UInt8]()))
      }
      process.executableURL = program
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = input
      process.standardOutput = try FileHandle(forWritingTo: files[0])
      process.standardError = try FileHandle(forWritingTo: files[1])
      process.terminationHandler = { [ending] _ in ending.continuation.finish() }
      try process.run()
    }

    /// Waits for the end.
    func result() async throws -> Result {
      for await _ in ending.stream {}
      let status = process.terminationStatus
      return Result(
        status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
        output: try folder.read("output"),
        messages: String(decoding: try folder.read("messages"), as: UTF8.self))
    }
  }
}
