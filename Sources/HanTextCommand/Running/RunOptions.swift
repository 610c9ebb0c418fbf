// A conformance between two public names is public, even in an executable.
public import ArgumentParser
internal import Foundation
public import HanCore

extension OffsetUnit: ExpressibleByArgument {}

/// When a progress bar is drawn.
enum ProgressMode: String, Hashable, Sendable, CaseIterable, ExpressibleByArgument {
  /// If standard error is a terminal.
  case auto
  case always
  case never
}

/// The options that say how a run goes, shared by all analysis subcommands.
struct RunOptions: ParsableArguments {
  /// The largest number of ``jobs``.
  static let maximumJobs = 1024

  @Option(
    help: ArgumentHelp(
      "How many documents to analyse at a time, at most \(maximumJobs) (default: one per core).",
      discussion: """
        Each in a process of its own: if the analysis of a document crashes, that document is \
        reported as failed and the others go on. Results are the same for any number of jobs.
        """,
      valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Seconds after which the analysis of a document is given up as failed (default: no limit).",
      valueName: "seconds"))
  var timeout: Double?

  @Option(
    help: ArgumentHelp(
      "Show progress on standard error: auto (on a terminal), always or never.",
      valueName: "when"))
  var progress: ProgressMode = .auto

  @Flag(help: "Show errors only, no warnings and no progress.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The unit of all ranges: utf8 bytes, utf16 code units, or scalar values.",
      valueName: "unit"))
  var offsets: OffsetUnit = .scalar

  @OptionGroup var settings: SettingsOptions

  func validate() throws {
    if let jobs, !(1...Self.maximumJobs).contains(jobs) {
      throw ValidationError("--jobs must be from 1 to \(Self.maximumJobs), not \(jobs).")
    }
    if let timeout, !(0.001...1e9).contains(timeout) {
      throw ValidationError("--timeout must be from 0.001 to a billion seconds, not \(timeout).")
    }
  }

  /// The number of documents to work on at a time.
  var effectiveJobs: Int {
    jobs ?? min(Self.maximumJobs, max(1, ProcessInfo.processInfo.activeProcessorCount))
  }
}
