import Foundation
import HanICU
import HanTestSupport
import Testing

@Suite("Inputs of the command")
struct InputCommandTests {
  static let sentence = "社区图书馆今天开放，读者可以借书、还书，工作人员热情接待。"

  @Test("letters with accents are UTF-8; cut in the last one, its byte is named")
  func accents() async throws {
    let folder = try TemporaryDirectory()
    let bytes = [0x61] + [[UInt8]](repeating: [0xCC, 0x81], count: 125_000).joined()
    let whole = try folder.write("whole.txt", bytes)
    let cut = try folder.write("cut.txt", Array(bytes.dropLast()))
    let command = try CommandProcess()
    let good = try await command.run(["segment", "--format", "text", whole])
    #expect(good.status == 0 && good.output.count == bytes.count + 1)
    for arguments in [["clean"], ["segment"], ["keywords"], ["convert", "--to", "hant"]] {
      let bad = try await command.run(arguments + [cut])
      #expect(bad.status == 3)
      #expect(bad.messages.contains("cut.txt: not valid UTF-8 at byte 249999"))
    }
  }

  @Test("a byte that breaks a long text leaves nothing open", arguments: [false, true])
  func brokenInTheMiddle(isEarly: Bool) async throws {
    let folder = try TemporaryDirectory()
    let lines = Array(String(repeating: Self.sentence + "\n", count: isEarly ? 2 : 30_000).utf8)
    let bad = try folder.write("bad.txt", lines + [0x80] + lines)
    let good = try folder.write("good.txt", Self.sentence)
    let command = try CommandProcess()
    for extra in isEarly ? [[], ["--pos"], ["--granularity", "fine"]] : [[]] {
      for paths in [[bad], [bad, good], [good, bad]] {
        let result = try await command.run(["segment", "--format", "jsonl"] + extra + paths)
        #expect(result.status == (paths.count == 1 ? 3 : 1))
        let objects = try result.objects()
        for object in objects {
          #expect(object["tokens"] is [Any])
          #expect((object["error"] != nil) == (object["id"] as? String == bad))
        }
        #expect(objects.count == (paths.count == 1 && isEarly ? 0 : paths.count))
      }
    }
    for arguments in [
      ["segment"], ["convert", "--to", "hant"], ["convert", "--to", "hant", "--mode", "opencc"],
    ] {
      let result = try await command.run(arguments + ["--format", "text", bad])
      #expect(result.status == 3)
      #expect(result.output.isEmpty || result.output.last == 0x0A)
      #expect(String(validating: result.output, as: UTF8.self) != nil)
    }
  }

  @Test("text in any encoding is read in pieces", arguments: ["UTF-16LE", "UTF-16BE", "GB18030"])
  func pieces(encoding: String) async throws {
    let folder = try TemporaryDirectory()
    let text = String(repeating: Self.sentence + "\n", count: 80_000)
    let path = try folder.write("a.txt", try Converter(encoding).encode(text))
    let command = try CommandProcess()
    let result = try await command.shell(
      "cat \(path) | \"$HANTEXT\" convert --to hans --mode opencc --format text -")
    #expect(result.status == 0 && result.text == text)
  }

  @Test("dates of records become ISO, or are named; groups of them have names")
  func dates() async throws {
    let lines = """
      {"id": "a", "text": "社区图书馆开放夜间阅读。", "date": "2024/3/5"}
      {"id": "b", "text": "夜间阅读受到居民欢迎。", "date": 20240401}
      {"id": "c", "text": "图书馆夜间阅读结束。", "date": "Mar 9 2024"}
      {"id": "d", "text": "居民喜欢夜间阅读。", "date": "last spring"}
      {"id": "e", "text": "社区居民在图书馆阅读。"}
      """
    let command = try CommandProcess()
    func run(_ arguments: [String]) async throws -> CommandProcess.Result {
      try await command.run(arguments + ["--input-format", "jsonl", "-"], input: Array(lines.utf8))
    }
    let clean = try await run(["clean"])
    #expect(clean.status == 0)
    #expect(
      try clean.objects().map { $0["date"] as? String }
        == ["2024-03-05", "2024-04-01", "2024-03-09", "last spring", nil])
    #expect(clean.messages.contains("d: the date “last spring” cannot be read"))
    for (kind, names) in [
      ("month", ["2024-03": 2, "2024-04": 1, "undated": 2]), ("year", ["2024": 3, "undated": 2]),
    ] {
      let groups = try await run(["keywords", "--group", kind, "--duplicates", "0"])
      let found = try groups.objects().map {
        ($0["group"] as? String ?? "?", $0["documents"] as? Int ?? 0)
      }
      #expect(Dictionary(found) { $0 + $1 } == names)
    }
  }

  @Test("equal ids are numbered in the order of the input, and named once", arguments: ["1", "8"])
  func equalIDs(jobs: String) async throws {
    let folder = try TemporaryDirectory()
    let lines = (0..<600).map { #"{"id": "\#($0 % 200)", "text": "图书馆开放第\#($0)天。"}"# }
    let path = try folder.write("a.jsonl", lines.joined(separator: "\n"))
    let file = try folder.write("b.txt", Self.sentence)
    let command = try CommandProcess()
    for arguments in [["clean"], ["segment"], ["keywords"], ["convert", "--to", "hant"]] {
      let result = try await command.run(
        arguments + ["--format", "jsonl", "--jobs", jobs, path, file, file])
      #expect(result.status == 0)
      let expected =
        (0..<200).map { "\($0)" } + (0..<200).map { "\($0)#2" } + (0..<200).map { "\($0)#3" }
        + [file, "\(file)#2"]
      #expect(try result.objects().map { $0["id"] as? String } == expected)
      #expect(
        result.messages.contains(
          "hantext: 401 documents have the id of an earlier one and are numbered, such as 0: 0#2\n")
      )
    }
  }

  @Test("what options name is read from pipes, devices and standard input")
  func pipesForOptions() async throws {
    let folder = try TemporaryDirectory()
    let text = try folder.write("a.txt", "云早发现报告")
    let command = try CommandProcess()
    for source in ["<(echo 云早发)", "/dev/null", "- < \(try folder.write("w", "云早发\n"))"] {
      let result = try await command.shell(
        "bash -c '\"$HANTEXT\" segment --format text \(text) --user-dictionary \(source)'")
      #expect(result.status == 0 && result.messages.isEmpty)
      #expect(result.text.hasPrefix("云早发 ") == (source != "/dev/null"))
    }
    let custom = try await command.shell(
      "bash -c '\"$HANTEXT\" convert --to hant --format text --custom <(printf \"云\\t雲端\\n\") \(text)'"
    )
    #expect(custom.status == 0 && custom.text.hasPrefix("雲端"))
    let stopped = try await command.shell(
      "bash -c '\"$HANTEXT\" keywords --stopwords <(echo 的) \(text)'")
    #expect(stopped.status == 0)
    let twice = try await command.run(
      ["segment", "--user-dictionary", "-", "-"], input: Array("云\n".utf8))
    #expect(twice.status == 3 && twice.messages.contains("standard input can be read once"))
  }

  @Test("a dictionary with commas is refused with its line and what to write")
  func commas() async throws {
    let folder = try TemporaryDirectory()
    let words = try folder.write("words.csv", "大数据 3\n云计算,5,n\n")
    let result = try await CommandProcess().run(
      ["segment", "--user-dictionary", words, "-"], input: Array("云".utf8))
    #expect(result.status == 3)
    #expect(result.messages.contains("words.csv:2: commas do not part fields"))
    #expect(result.messages.contains("“云计算 5 n”"))
  }

  @Test("what a folder holds besides documents is named once")
  func skipped() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a/one.txt", Self.sentence)
    for name in ["a/x.PNG", "a/b/y.png", "z.xlsx", "README"] { try folder.write(name, "x") }
    try folder.write("old/.hantext-report", "")
    try folder.write("old/report.md", Self.sentence)
    for (link, target) in [("a/up", ".."), ("loop", "loop")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(link), withDestinationPath: target)
    }
    let command = try CommandProcess()
    let result = try await command.run(["clean", folder.url.path])
    #expect(result.status == 0)
    #expect(try result.objects().map { $0["id"] as? String } == [folder.path("a/one.txt")])
    let lines = result.messages.split(separator: "\n").map(String.init)
    #expect(lines.count == 3)
    #expect(
      lines.contains(
        "hantext: skipped 4 files: 2 .png, 1 without an extension, 1 .xlsx (save it as .csv)"))
    #expect(lines.contains("hantext: skipped a folder that a report wrote: \(folder.path("old"))"))
    #expect(lines.contains { $0.contains("skipped 2 links in a loop") && $0.contains("a/up") })
    let quiet = try await command.run(["clean", "--quiet", folder.url.path])
    #expect(quiet.messages.isEmpty)
    let given = try await command.run(["clean", folder.path("loop")])
    #expect(given.status == 3 && given.messages.contains("the link leads back to itself"))
  }
}
