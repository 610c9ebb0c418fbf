import Foundation
import HanTestSupport
import Testing

/// What becomes of a batch when the analysis of one document breaks down.
@Suite struct FaultTests {
  /// A hundred short documents, and the same without the broken one.
  private struct Batch {
    let folder: TemporaryDirectory
    let all: String
    let others: String

    init() throws {
      folder = try TemporaryDirectory()
      let lines = (1...100).map { number in
        "{\"id\":\"文\(number)\",\"text\":\"第\(number)号通知：早发现、早报告、早隔离。请\(number)号楼居民配合。\"}\n"
      }
      all = try folder.write("all.jsonl", lines.joined())
      var rest = lines
      rest.remove(at: 6)
      others = try folder.write("others.jsonl", rest.joined())
    }
  }

  static let commands = [
    "segment --format jsonl", "convert --to hant --format jsonl", "clean --format jsonl",
    "keywords --format jsonl", "slogans --format jsonl", "terms --format jsonl",
  ]

  @Test(arguments: commands, ["trap", "overflow", "allocate"])
  func theOthersAreComplete(command: String, fault: String) async throws {
    let batch = try Batch()
    let process = try CommandProcess()
    let expected = try await process.shell("\"$HANTEXT\" \(command) '\(batch.others)'")
    #expect(expected.status == 0)
    for jobs in [1, 2] {
      let result = try await process.shell(
        "HANTEXT_TEST_FAULT=\(fault):文7 \"$HANTEXT\" \(command) --jobs \(jobs) '\(batch.all)'")
      #expect(result.status == 1)
      #expect(result.output == expected.output)
      let place = "hantext: \(batch.all):7: the analysis crashed ("
      #expect(result.messages.contains(place))
      #expect(result.messages.components(separatedBy: "crashed").count == 2)
      #expect(result.messages.contains("99 documents"))
      #expect(result.messages.contains(", 1 failed"))
    }
  }

  @Test(arguments: [1, 2])
  func whatNeverEndsIsGivenUpInTime(jobs: Int) async throws {
    let batch = try Batch()
    let result = try await CommandProcess().shell(
      "HANTEXT_TEST_FAULT=hang:文7 \"$HANTEXT\" clean --timeout 12 --jobs \(jobs) '\(batch.all)'")
    #expect(result.status == 1)
    #expect(result.text.split(separator: "\n").count == 99)
    #expect(result.messages.contains(":7: it takes longer than the 12 s of --timeout"))
  }

  @Test(arguments: [1, 2])
  func aReportNamesIt(jobs: Int) async throws {
    let batch = try Batch()
    let output = batch.folder.path("report")
    let result = try await CommandProcess().shell(
      "HANTEXT_TEST_FAULT=trap:文7 \"$HANTEXT\" report -o '\(output)' --jobs \(jobs) '\(batch.all)'")
    #expect(result.status == 1)
    let page = String(decoding: try batch.folder.read("report/report.md"), as: UTF8.self)
    #expect(page.contains("the analysis crashed"))
    let documents = String(decoding: try batch.folder.read("report/documents.csv"), as: UTF8.self)
    #expect(documents.contains("文100"))
  }

  @Test func aFileOrAPieceFailsAlone() async throws {
    let folder = try TemporaryDirectory()
    for name in ["a", "b", "c"] { try folder.write("in/\(name).txt", "\(name) 早发现\n") }
    for command in [
      "segment --format text", "clean --format text", "convert --to hant --format text",
    ] {
      let result = try await CommandProcess().shell(
        "cd '\(folder.path(""))' && HANTEXT_TEST_FAULT=trap:in/b.txt \"$HANTEXT\" \(command) in")
      #expect(result.status == 1)
      #expect(result.text.contains("a ") && result.text.contains("c "))
      #expect(!result.text.contains("b "))
      #expect(result.messages.contains("hantext: in/b.txt: the analysis crashed"))
    }
  }

  @Test func withOneDocumentAllHasFailed() async throws {
    let result = try await CommandProcess().shell(
      "echo 早发现 | HANTEXT_TEST_FAULT=trap:- \"$HANTEXT\" keywords -")
    #expect(result.status == 3)
    #expect(result.text.isEmpty)
  }
}

/// Limits of the system, and signals.
@Suite struct SystemTests {
  @Test func tooFewFilesAreSaid() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", "早发现")
    for command in ["keywords a.txt", "segment a.txt", "report a.txt -o out"] {
      let result = try await CommandProcess().shell(
        "cd '\(folder.path(""))' && ulimit -n 8 && \"$HANTEXT\" \(command)")
      #expect(result.status == 3)
      #expect(result.messages.contains("ulimit -n"))
    }
  }

  @Test(arguments: [300_000, 600_000, 900_000])
  func tooLittleMemoryIsSaid(kilobytes: Int) async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", String(repeating: "早发现、早报告。\n", count: 20_000))
    for command in ["keywords a.txt", "segment a.txt", "report a.txt -o out"] {
      let result = try await CommandProcess().shell(
        "cd '\(folder.path(""))' && ulimit -v \(kilobytes) && \"$HANTEXT\" \(command)")
      // A dynamic loader without room for libraries has a status of its own.
      #expect([0, 3, 127].contains(result.status))
      if result.status == 3 { #expect(result.messages.hasPrefix("hantext: ")) }
    }
  }

  private static let slowInput = """
    cd "$(mktemp -d)"
    mkfifo in
    (printf '{"text":"早发现"}\\n{"text":"早报告"}\\n'; sleep 30) >in 2>&1 &
    feeder=$!
    """

  @Test(arguments: [("INT", 130), ("TERM", 143), ("HUP", 129)])
  func signalsFinishWhatIsDone(signal: String, status: Int) async throws {
    // On a machine that is busy with other tests a fifth of a second may not do.
    var found: [Substring] = []
    let expected = ["said", "status", "\(status)", "2"]
    for _ in 0..<4 where found.map(String.init) != expected {
      found = try await interrupted(by: signal).split(whereSeparator: \.isWhitespace)
    }
    #expect(found.map(String.init) == expected)
  }

  /// What a run says that a signal finds waiting for input.
  private func interrupted(by signal: String) async throws -> String {
    try await CommandProcess().shell(
      Self.slowInput + """

        "$HANTEXT" clean --input-format jsonl in >out 2>messages &
        run=$!
        while [ "$(wc -l <out)" -lt 2 ]; do sleep 0.05; done
        kill -\(signal) $run
        sleep 0.2
        grep -q 'finishing what is done' messages && echo said
        wait $run
        echo "status $?"
        kill $feeder
        wc -l <out
        """
    ).text
  }

  @Test func aSecondSignalStopsAtOnce() async throws {
    // The report has to wait for a document that never ends, and is told so twice.
    let result = try await CommandProcess().shell(
      """
      cd "$(mktemp -d)"
      mkfifo never
      "$HANTEXT" report - -o out <never 2>messages &
      run=$!
      exec 3>never
      sleep 1
      kill -STOP $run; kill -INT $run; kill -TERM $run; kill -CONT $run
      wait $run
      echo "status $?"
      """)
    #expect(["status 130\n", "status 143\n"].contains(result.text))
  }

  @Test func nohupIsRespected() async throws {
    let result = try await CommandProcess().shell(
      Self.slowInput + """

        : >out
        (trap '' HUP; exec "$HANTEXT" clean --input-format jsonl in) >out 2>messages &
        run=$!
        while [ "$(wc -l <out)" -lt 2 ]; do sleep 0.05; done
        kill -HUP $run
        sleep 0.3
        kill -0 $run && echo lives
        kill $feeder $run
        """)
    #expect(result.text == "lives\n")
  }

  #if os(Linux)
    @Test func workersEndWithTheCommand() async throws {
      let result = try await CommandProcess().shell(
        """
        cd "$(mktemp -d)"
        printf '{"id":"a","text":"早发现"}\\n{"id":"b","text":"早报告"}\\n' >in.jsonl
        HANTEXT_TEST_FAULT=hang:b "$HANTEXT" clean in.jsonl >out &
        run=$!
        children() { cat /proc/*/stat 2>/dev/null | grep -c '^[0-9]* (hantext) [^Z] [0-9]* '"$1 "; }
        sleep 1
        group=$(cut -d' ' -f5 /proc/$run/stat)
        children "$group" >before
        kill -KILL $run
        sleep 0.5
        children "$group"
        """)
      #expect(result.text == "0\n")
    }
  #endif

  @Test func aRunSaysWhatItDid() async throws {
    let folder = try TemporaryDirectory()
    let text = "各小区居民要早发现、早报告、早隔离，有症状的请尽快到发热门诊就诊，并告知物业。"
    for name in ["a", "b"] { try folder.write("in/\(name).txt", text) }
    try folder.write("in/c.txt", "")
    try folder.write("in/d.txt", "图书馆周末开放，读者可以借阅新书，也可以参加讲座。")
    let process = try CommandProcess()
    let result = try await process.run(["report", folder.path("in"), "-o", folder.path("out")])
    let said = try #require(result.messages.split(separator: "\n").last)
    #expect(said.hasPrefix("hantext: 4 documents (1 empty, 1 repeat); 7 files in "))
    #expect(said.hasSuffix(" s"))
    let quiet = try await process.run(
      ["report", folder.path("in"), "-o", folder.path("out"), "--quiet"])
    #expect(quiet.messages.isEmpty)
    let bar = try await process.run(
      ["report", folder.path("in"), "-o", folder.path("out"), "--progress", "always"])
    #expect(bar.status == 0)
  }

  @Test func killedAtAnyMomentTheReportIsTheOldOrTheNew() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("old.txt", "图书馆周末开放，读者可以借阅新书。")
    try folder.write("new.txt", "各小区居民要早发现、早报告、早隔离。")
    let process = try CommandProcess()
    let result = try await process.shell(
      """
      cd '\(folder.path(""))'
      "$HANTEXT" report old.txt -o was --quiet && "$HANTEXT" report new.txt -o becomes --quiet
      for moment in 02 04 06 08 10 12 14 16 18 20 25 30 35 40; do
        rm -rf out && cp -a was out && echo mine >out/mine
        "$HANTEXT" report new.txt -o out --quiet & run=$!
        sleep 0.$moment; kill -KILL $run 2>/dev/null; wait $run 2>/dev/null
        [ "$(cat out/mine)" = mine ] || echo "mine is lost"
        mv out/mine kept
        diff -r out was >/dev/null || diff -r out becomes >/dev/null || echo "mixed at $moment"
        mv kept out/mine
        "$HANTEXT" report new.txt -o out --quiet || echo "fails after $moment"
        ls -A | grep -q hantext- && echo "left at $moment"
      done
      true
      """)
    #expect(result.text == "")
    #expect(result.status == 0)
  }
}
