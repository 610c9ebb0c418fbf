import Foundation
import HanTestSupport
import Testing

@testable import HanTextCommand

/// Runs that are interrupted, and go on.
@Suite("hantext report --resume")
struct ResumeTests {
  /// A batch of files, the report of a run that nobody interrupts, and the command.
  private struct Batch {
    let folder: TemporaryDirectory
    let command: CommandProcess

    init(count: Int = 150) throws {
      folder = try TemporaryDirectory()
      command = try CommandProcess()
      for number in 1...count { try write(number) }
    }

    func write(_ number: Int, _ more: String = "") throws {
      try folder.write(
        "in/\(1000 + number).txt",
        "第\(number)号通知\n\n第\(number * 37 % 991)组\(number)户居民参加了消防演练。要做到早发现、早报告、早处置。"
          + "第\(number)组还举办了读书活动，大家多读书、读好书。\(more)\n")
    }

    /// Runs a report until its journal has so many bytes, and ends it by a signal; the last document
    /// never ends, so that there is something to end.
    func interrupt(_ output: String, at size: Int, by signal: String) async throws {
      let result = try await command.shell(
        """
        cd '\(folder.path(""))'
        HANTEXT_TEST_FAULT=hang:in/1150.txt "$HANTEXT" report in -o '\(output)' --jobs 2 --quiet &
        process=$!
        for attempt in $(seq 600); do
          size=$(stat -c %s '\(output)/.partial/analyses' 2>/dev/null || echo 0)
          [ "$size" -ge \(size) ] && break
          sleep 0.05
        done
        kill -\(signal) $process
        wait $process
        exit $(( size >= \(size) ? 0 : 1 ))
        """)
      #expect(result.status == 0, "\(result.messages)")
    }

    func report(_ output: String, _ options: String = "") async throws -> CommandProcess.Result {
      try await command.shell(
        "cd '\(folder.path(""))' && \"$HANTEXT\" report in -o '\(output)' --jobs 2 \(options)")
    }

    /// What differs between two folders.
    func difference(_ a: String, _ b: String) async throws -> String {
      try await command.shell("cd '\(folder.path(""))' && diff -r '\(a)' '\(b)' || true").text
    }
  }

  @Test("ends at any moment by any signal, and goes on to the same bytes")
  func sameBytes() async throws {
    let batch = try Batch()
    #expect(try await batch.report("whole").status == 0)
    for (signal, size) in [("KILL", 1), ("KILL", 60_000), ("TERM", 30_000), ("INT", 90_000)] {
      try await batch.interrupt("out", at: size, by: signal)
      let result = try await batch.report("out", "--resume")
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.messages.contains("going on with a run that was interrupted"))
      #expect(try await batch.difference("whole", "out").isEmpty)
      try FileManager.default.removeItem(atPath: batch.folder.path("out"))
    }
  }

  @Test("a record that was cut is dropped, and what is damaged")
  func cut() async throws {
    let batch = try Batch()
    #expect(try await batch.report("whole").status == 0)
    try await batch.interrupt("out", at: 60_000, by: "KILL")
    let path = batch.folder.path("out/.partial/analyses")
    let bytes = try batch.folder.read("out/.partial/analyses")
    for kept in [bytes.count - 5, bytes.count / 2, 100, 3, 0] {
      try FileManager.default.removeItem(atPath: batch.folder.path("out"))
      try batch.folder.write("out/.partial/analyses", "")
      var part = Array(bytes.prefix(kept))
      if kept == bytes.count / 2 { part[kept / 2] ^= 1 }
      try Data(part).write(to: URL(fileURLWithPath: path))
      let result = try await batch.report("out", "--resume")
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.messages.contains("going on with") == (kept > 1000), "\(result.messages)")
      #expect(try await batch.difference("whole", "out").isEmpty)
    }
  }

  @Test("a document that changed is analysed again and named; others may come and go")
  func changes() async throws {
    let batch = try Batch()
    try await batch.interrupt("out", at: 90_000, by: "KILL")
    try batch.write(2, "早发现、早治疗。")
    try batch.write(1150)
    try batch.write(-500, "新来的通知。")
    try FileManager.default.removeItem(atPath: batch.folder.path("in/1003.txt"))
    #expect(try await batch.report("whole").status == 0)
    let result = try await batch.report("out", "--resume --embed auto --language en")
    #expect(result.status == 0)
    #expect(
      result.messages.contains("in/1002.txt: changed since the run was interrupted"),
      "\(result.messages)")
    #expect(result.messages.components(separatedBy: "changed since").count == 2)
    let english = try await batch.report("whole", "--language en")
    #expect(english.status == 0)
    #expect(try await batch.difference("whole", "out").isEmpty)
  }

  @Test("another option is refused and named, and nothing is lost")
  func options() async throws {
    let batch = try Batch()
    #expect(try await batch.report("whole").status == 0)
    try await batch.interrupt("out", at: 60_000, by: "KILL")
    let stops = try batch.folder.write("stops.txt", "通知\n")
    for (option, named) in [
      ("--offsets utf16", "--offsets (scalar then, utf16 now)"),
      ("--raw", "--raw (no then, yes now)"),
      ("--embed none", "--embed (texts then, none now)"), ("--stopwords '\(stops)'", "--stopwords"),
      ("--encoding gbk", "--encoding (detected then, gbk now)"), ("--kind forum", "--kind"),
    ] {
      let result = try await batch.report("out", "--resume \(option)")
      #expect(result.status == 2)
      #expect(result.messages.contains(named), "\(result.messages)")
      #expect(result.messages.contains("leave --resume out"))
    }
    #expect(try await batch.report("out", "--resume").status == 0)
    #expect(try await batch.difference("whole", "out").isEmpty)
  }

  @Test("without --resume a run begins anew and says so; with nothing to resume it begins as well")
  func anew() async throws {
    let batch = try Batch()
    try await batch.interrupt("out", at: 60_000, by: "INT")
    let partial = String(decoding: try batch.folder.read("out/report.md"), as: UTF8.self)
    #expect(partial.contains("Incomplete"))
    let result = try await batch.report("out")
    #expect(result.status == 0)
    #expect(result.messages.contains("begins anew"), "\(result.messages)")
    let again = try await batch.report("again", "--resume")
    #expect(again.status == 0)
    #expect(again.messages.contains("no interrupted run"))
    #expect(try await batch.difference("again", "out").isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: batch.folder.path("out"))
    #expect(!names.contains(".partial"))
  }

  @Test("an interrupted run tells how to go on")
  func telling() async throws {
    let batch = try Batch()
    let result = try await batch.command.shell(
      """
      cd '\(batch.folder.path(""))'
      HANTEXT_TEST_FAULT=hang:in/1150.txt "$HANTEXT" report in -o out --jobs 1 &
      process=$!
      for attempt in $(seq 600); do
        [ "$(stat -c %s out/.partial/analyses 2>/dev/null || echo 0)" -gt 20000 ] && break
        sleep 0.05
      done
      kill -TERM $process; wait $process
      """)
    #expect(result.status == 143)
    #expect(
      result.messages.contains("the same command with --resume goes on"), "\(result.messages)")
  }

  @Test("it does not go with analyses made before")
  func usage() async throws {
    let result = try await CommandProcess().run(
      ["report", "--analyses", "x", "--resume", "-o", "y"])
    #expect(result.status == 2)
    #expect(result.messages.contains("--resume"))
  }
}
