internal import ArgumentParser
internal import HanDocuments

/// The exit statuses of the command.
enum RunStatus: Int32, Hashable, Sendable, CaseIterable {
  /// All documents are done.
  case success = 0
  /// Some documents failed; the results of the others are complete.
  case someFailed = 1
  /// The command line makes no sense.
  case usage = 2
  /// Nothing could be read, or nothing could be written.
  case nothing = 3
  /// The terminal has gone (SIGHUP).
  case hungUp = 129
  /// Interrupted (SIGINT).
  case interrupted = 130
  /// Told to end (SIGTERM).
  case terminated = 143

  /// The error that ends the command with this status, without a message.
  var exitCode: ExitCode { ExitCode(rawValue) }
}

/// What became of the documents of a run.
struct RunOutcome: Hashable, Sendable {
  private(set) var done = 0
  private(set) var failed = 0

  init(done: Int = 0, failed: Int = 0) {
    self.done = done
    self.failed = failed
  }

  /// Counts a result.
  mutating func record<Output>(_ result: Result<Output, DocumentFailure>) {
    if case .success = result { done += 1 } else { failed += 1 }
  }

  /// Adds the documents of another part of the run.
  mutating func merge(_ other: RunOutcome) {
    done += other.done
    failed += other.failed
  }

  /// The documents that were seen.
  var total: Int { done + failed }

  /// The exit status: of documents that all failed, nothing could be read.
  var status: RunStatus {
    if failed == 0 { return .success }
    return done == 0 ? .nothing : .someFailed
  }

  /// Ends the command with the outcome's status, unless all is well.
  func check() throws { if status != .success { throw status.exitCode } }
}
