import ArgumentParser
import Foundation
import HanDocuments
import HanTestSupport
import Synchronization
import Testing

@testable import HanTextCommand

private struct Sample: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sample", version: "1.2.3")
  @OptionGroup var input: InputOptions
  @OptionGroup var options: RunOptions
}

@Suite struct RunningCommandTests {
  private func ending(_ arguments: [String]) -> Ending {
    do {
      // The request for help is a command of its own.
      var command = try Sample.parseAsRoot(arguments)
      try command.run()
      Issue.record("a request or an error was expected")
      return Ending(ExitCode(99), of: Sample.self)
    } catch {
      return Ending(error, of: Sample.self)
    }
  }

  @Test func usageErrorsEndWithTwo() {
    for arguments in [
      ["--jobs", "0"], ["--jobs", "-3"], ["--jobs", "4611686018427387904"], ["--jobs", "1025"],
      ["--timeout", "0"], ["--timeout", "nan"], ["--timeout", "-1"], ["--jobs", "x"], ["--unknown"],
      ["--progress", "maybe"],
      ["--input-format", "papyrus"], ["--offsets", "bytes"], ["--on-invalid"],
    ] {
      let ending = ending(arguments)
      #expect(ending.status == 2)
      #expect(ending.output.isEmpty)
      #expect(ending.message.contains("Usage: sample"))
    }
  }

  private struct Family: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "family", subcommands: [Sample.self, Other.self])
  }

  private struct Other: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "keywords")
    @Option var output: String
  }

  @Test(arguments: [
    (["keyword", "a"], "Error: There is no subcommand 'keyword'. Did you mean 'keywords'?\n"),
    (["keywords", "--outptu=x"], "Error: Unknown option '--outptu'. Did you mean '--output'?\n"),
    (
      ["keywords", "--outptu", "x"], "Error: Unknown option '--outptu'. Did you mean '--output'?\n"
    ),
  ])
  func misspeltWordsAreToldWhatWasMeant(arguments: [String], message: String) {
    do {
      var command = try Family.parseAsRoot(arguments)
      try command.run()
      Issue.record("an error was expected")
    } catch {
      let ending = Ending(error, of: Family.self, arguments: arguments)
      #expect(ending.status == 2)
      #expect(ending.message.hasPrefix(message))
    }
  }

  @Test func whatIsNotMisspeltIsNotGuessedAt() {
    #expect(Suggestions.nearest("document", in: ["keywords", "report"]) == nil)
    #expect(Suggestions.nearest("reprot", in: ["keywords", "report"]) == "report")
    #expect(Suggestions.distance("abc", "acb") == 1)
    #expect(Suggestions.distance("", "abc") == 3)
    #expect(Suggestions.lines(for: ["a.txt"], of: Family.self, besides: "").isEmpty)
    #expect(
      Suggestions.lines(for: ["sample", "--quiet", "a"], of: Family.self, besides: "").isEmpty)
  }

  @Test func helpAndVersionGoToStandardOutput() {
    #expect(ending(["--version"]).output == "1.2.3")
    let help = ending(["--help"])
    #expect(help.status == 0)
    #expect(help.message.isEmpty)
    for option in [
      "--input-format", "--encoding", "--on-invalid", "--jobs", "--offsets", "--quiet",
    ] {
      #expect(help.output.contains(option))
    }
    let asked = Ending(CleanExit.helpRequest(Sample.self), of: Sample.self)
    #expect(asked.output.contains("USAGE: sample"))
  }

  @Test func optionsHaveTheirDefaults() throws {
    let sample = try Sample.parse(["a", "-", "b"])
    #expect(sample.input.paths == ["a", "-", "b"])
    #expect(sample.input.onInvalid == .fail)
    #expect(sample.options.effectiveJobs >= 1)
    #expect(sample.options.offsets == .scalar)
  }

  @Test func errorsHaveTheirStatus() {
    func status(_ error: any Error, _ signal: RunStatus? = nil) -> Int32 {
      Ending(error, of: Sample.self, signal: signal).status
    }
    #expect(status(OutputError.closedPipe) == 0)
    #expect(status(RunStatus.someFailed.exitCode) == 1)
    #expect(status(ValidationError("no")) == 2)
    #expect(status(OutputError.failed(path: "a", code: ENOSPC)) == 3)
    #expect(status(DocumentFailure(id: "dictionary", cause: "missing")) == 3)
    #expect(status(CancellationError()) == 130)
    #expect(status(CancellationError(), .terminated) == 143)
    #expect(Ending(OutputError.closedPipe, of: Sample.self).message.isEmpty)
    #expect(
      Ending(DocumentFailure(id: "a\nb", code: ENOENT), of: Sample.self).message
        == "hantext: a\\nb: No such file or directory; check the path, or the target of the link\n")
  }

  @Test func outcomesHaveTheirStatus() {
    func outcome(_ results: [Bool]) -> RunOutcome {
      var outcome = RunOutcome()
      for isDone in results {
        outcome.record(
          isDone ? Result.success(1) : .failure(DocumentFailure(id: "a", cause: "b")))
      }
      return outcome
    }
    #expect(outcome([]).status == .success)
    #expect(outcome([true, true]).status == .success)
    #expect(outcome([true, false]).status == .someFailed)
    #expect(outcome([false, false]).status == .nothing)
    #expect(throws: ExitCode(1)) { try outcome([true, false]).check() }
  }

  @Test func aRunGoesFromOptionsToOutcome() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("in/a.txt", "甲")
    try folder.write("in/b.jsonl", "{\"text\":\"乙\"}\n{}\n")
    let sample = try Sample.parse([folder.path("in"), "--jobs", "2", "--quiet"])
    let run = DocumentRun(of: Sample.self, input: sample.input, options: sample.options)
    let output = try OutputWriter(folder.path("out"))
    let outcome = try run.perform(output: output) { document in
      document.record?.text ?? String(decoding: document.bytes, as: UTF8.self)
    } deliver: { text in
      try output.write(text + "\n")
    }
    #expect(try folder.read("out") == Array("甲\n乙\n".utf8))
    #expect((outcome.done, outcome.failed) == (2, 1))
  }

  @Test func aRunInWhichAllFailsEndsWithThree() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("out", "old")
    let sample = try Sample.parse([folder.path("missing"), "--quiet"])
    let run = DocumentRun(of: Sample.self, input: sample.input, options: sample.options)
    let output = try OutputWriter(folder.path("out"))
    #expect(throws: ExitCode(3)) {
      _ = try run.perform(output: output) {
        $0.id
      } deliver: {
        try output.write($0)
      }
    }
    #expect(try folder.read("out") == Array("old".utf8))
  }

  @Test func aCancelledRunWritesWhatItDelivered() async throws {
    let folder = try TemporaryDirectory()
    let lines = (0..<5000).map { "{\"text\":\"\($0)\"}\n" }.joined()
    let path = try folder.write("in.jsonl", lines)
    let sample = try Sample.parse([path, "--jobs", "2"])
    let isCancelled = Atomic(false)
    let run = DocumentRun(
      of: Sample.self, input: sample.input, options: sample.options,
      cancellation: Cancellation { isCancelled.load(ordering: .relaxed) })
    let output = try OutputWriter(folder.path("out"))
    var delivered = 0
    #expect(throws: CancellationError.self) {
      _ = try run.perform(output: output) { document in
        usleep(1000)
        return document.record?.text ?? ""
      } deliver: { text in
        try output.write(text + "\n")
        delivered += 1
        if delivered == 20 { isCancelled.store(true, ordering: .relaxed) }
      }
    }
    #expect(delivered < 5000)
    let expected = (0..<delivered).map { "\($0)\n" }.joined()
    #expect(try folder.read("out") == Array(expected.utf8))
  }

  @Test func summariesSayWhatBecameOfARun() {
    var outcome = RunOutcome()
    for number in 0..<1923 {
      outcome.record(
        number < 1920 ? Result.success(1) : .failure(DocumentFailure(id: "a", cause: "b")))
    }
    let summary = RunSummary(
      outcome: outcome, empty: 901, repeats: 971, written: "7 files in report",
      elapsed: .milliseconds(12_340))
    #expect(
      summary.text
        == "1,920 documents (901 empty, 971 repeats), 3 failed; 7 files in report; 12.3 s")
    var one = RunOutcome()
    one.record(Result<Int, DocumentFailure>.success(1))
    #expect(
      RunSummary(outcome: one, repeats: 1, isPartial: true, elapsed: .seconds(75)).text
        == "interrupted: 1 document (1 repeat); 1:15")
  }
}

@Suite struct RunningMessageTests {
  /// What `body` says.
  private func said(quiet: Bool = false, _ body: (Messages) throws -> Void) throws -> String {
    let folder = try TemporaryDirectory()
    let descriptor = open(folder.path("stderr"), O_WRONLY | O_CREAT, 0o600)
    try body(Messages(quiet: quiet, descriptor: descriptor))
    close(descriptor)
    return String(decoding: try folder.read("stderr"), as: UTF8.self)
  }

  @Test func namesCannotBreakALine() throws {
    let text = try said {
      $0.error(DocumentFailure(id: "a\n\u{1B}[2J\u{202E}汉\u{7F}\u{85}", cause: "x\ty"))
    }
    #expect(text == "hantext: a\\n\\u{1b}[2J\\u{202e}汉\\u{7f}\\u{85}: x\\ty\n")
  }

  @Test func quietSilencesWarningsAndProgressAlone() throws {
    let text = try said(quiet: true) { messages in
      messages.warning("w")
      messages.draw("bar")
      let bar = ProgressBar(.always, total: 3, messages: messages)
      bar.advance()
      bar.finish()
      messages.error("e")
    }
    #expect(text == "hantext: e\n")
  }

  @Test func messagesClearTheBarFirst() throws {
    let text = try said { messages in
      messages.draw("12345")
      messages.draw("123")
      messages.error("e")
      messages.draw("")
    }
    #expect(text == "\r12345\r123  \r   \rhantext: e\n123\r   \r")
  }

  @Test func theBarIsDrawnTenTimesASecondAndCleared() throws {
    let text = try said { messages in
      let bar = ProgressBar(.always, total: 1_000_000, messages: messages, terminal: false)
      let start = ContinuousClock.now
      while ContinuousClock.now - start < .milliseconds(350) { bar.advance() }
      bar.finish()
    }
    // A busy machine draws less.
    #expect((1...5).contains(text.split(separator: "\r").filter { $0.contains("/s") }.count))
    #expect(text.hasSuffix(" \r"))
    let hidden = try said { messages in
      for mode in [ProgressMode.auto, .never] {
        let bar = ProgressBar(mode, total: 1, messages: messages, terminal: false)
        usleep(110_000)
        bar.advance()
        bar.finish()
      }
    }
    #expect(hidden.isEmpty)
  }

  @Test func linesFitTheTerminal() {
    let line = ProgressLine.text(done: 1234, total: 51318, elapsed: .seconds(4), width: 80)
    #expect(line.hasSuffix("] 1,234/51,318 documents, 308/s, 2:42 left"))
    #expect(line.count <= 79)
    for width in 0..<120 {
      for total in [nil, 0, 7, 100] {
        let text = ProgressLine.text(done: 7, total: total, elapsed: .seconds(1), width: width)
        #expect(text.utf8.count <= max(0, width - 1))
      }
    }
    let open = ProgressLine.text(done: 3, total: nil, elapsed: .seconds(2), width: 80)
    #expect(open == " 3 documents, 1.5/s, 0:02")
    // Half of the reading is a quarter of all; then the rest is known from the whole.
    let reading = ProgressPhase("documents read", share: 0.5)
    let first = ProgressLine.text(
      done: 50, total: 100, elapsed: .seconds(10), width: 80, phase: reading)
    #expect(first.hasSuffix("] 50/100 documents read, 5.0/s, 0:30 left"))
    let second = ProgressLine.text(
      done: 100, total: 100, elapsed: .seconds(40), width: 80,
      phase: ProgressPhase("documents ranked", share: 0.5), before: 0.5,
      phaseElapsed: .seconds(20))
    #expect(second.hasSuffix("] 100/100 documents ranked, 5.0/s, 0:00 left"))
    #expect(second.contains("#]"))
    #expect(ProgressLine.clock(3725) == "1:02:05")
    #expect(ProgressLine.grouped(1_234_567) == "1,234,567")
    #expect(ProgressLine.grouped(999) == "999")
  }
}
