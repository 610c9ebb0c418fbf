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
  @Option(
    help: ArgumentHelp(
      "How many documents are worked on at a time (default: one a core).",
      discussion: "Results are the same bytes, in input order, for any number.",
      valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Show progress on standard error: auto (on a terminal), always or never.",
      valueName: "when"))
  var progress: ProgressMode = .auto

  @Flag(help: "Silence warnings and progress; errors are still shown.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The unit of every range: utf8 bytes, utf16 code units, or scalar values.",
      valueName: "unit"))
  var offsets: OffsetUnit = .scalar

  func validate() throws {
    if let jobs, jobs < 1 {
      throw ValidationError("--jobs must be 1 or more, not \(jobs).")
    }
  }

  /// The number of documents to work on at a time.
  var effectiveJobs: Int { jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }
}
