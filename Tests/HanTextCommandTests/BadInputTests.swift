import Foundation
import HanICU
import HanTestSupport
import Testing

@Suite("Bad input")
struct BadInputTests {
  static let sentence = "社区图书馆今天开放，读者可以借书、还书，工作人员热情接待。"
  static let traditional = "社區圖書館今天開放，讀者可以借書、還書，工作人員熱情接待。"

  @Test("files in GBK, Big5 and UTF-16 are read as what they are")
  func encodings() async throws {
    let pages = try TemporaryDirectory()
    try pages.write("a.txt", try Converter("GBK").encode(Self.sentence))
    try pages.write("b.txt", try Converter("Big5").encode(Self.traditional))
    try pages.write("c.txt", [0xFF, 0xFE] + (try Converter("UTF-16LE").encode(Self.sentence)))
    let command = try CommandProcess()
    let result = try await command.run(["clean", "--format", "text", pages.url.path])
    #expect(result.status == 0)
    #expect(
      result.text == [Self.sentence, Self.traditional, Self.sentence, ""].joined(separator: "\n"))
    let forced = try await command.run(
      ["clean", "--format", "text", "--encoding", "GBK", pages.path("a.txt")])
    #expect(forced.text == Self.sentence + "\n")
  }

  @Test("broken UTF-8 fails with its place, or is replaced when asked for")
  func brokenUTF8() async throws {
    let pages = try TemporaryDirectory()
    let bytes = Array(Self.sentence.utf8)
    let path = try pages.write("a.txt", bytes[..<30] + [0x80] + bytes[30...])
    let good = try pages.write("b.txt", Self.sentence)
    let command = try CommandProcess()
    let result = try await command.run(["keywords", path, good])
    #expect(result.status == 1)
    #expect(result.messages.contains("a.txt: not valid UTF-8 at byte 30"))
    #expect(try result.objects().map { $0["id"] as? String } == [good])
    let alone = try await command.run(["keywords", path])
    #expect(alone.status == 3)
    let replaced = try await command.run(["keywords", "--on-invalid", "replace", path])
    #expect(replaced.status == 0)
    #expect(replaced.messages.contains("U+FFFD"))
    #expect(try replaced.objects().count == 1)
  }

  @Test("an empty file is a document without results")
  func emptyFile() async throws {
    let pages = try TemporaryDirectory()
    let path = try pages.write("a.txt", "")
    let command = try CommandProcess()
    for (subcommand, key) in [
      ("keywords", "keywords"), ("slogans", "slogans"), ("segment", "tokens"),
    ] {
      let result = try await command.run([subcommand, "--format", "jsonl", path])
      #expect(result.status == 0)
      let object = try #require(try result.objects().first)
      #expect((object[key] as? [Any])?.isEmpty == true)
    }
    let out = try await command.run(["report", path, "-o", pages.path("out")])
    #expect(out.status == 0)
  }

  @Test("a folder that links to itself is walked once")
  func folderLoop() async throws {
    let pages = try TemporaryDirectory()
    try pages.write("sub/a.txt", Self.sentence)
    try FileManager.default.createSymbolicLink(
      atPath: pages.path("sub/loop"), withDestinationPath: pages.url.path)
    let result = try await CommandProcess().run(["keywords", pages.url.path])
    #expect(result.status == 0)
    #expect(try result.objects().count == 1)
  }

  @Test("what cannot be opened or read is named, the others are done")
  func unreadable() async throws {
    let pages = try TemporaryDirectory()
    let good = try pages.write("a.txt", Self.sentence)
    let command = try CommandProcess()
    let missing = try await command.run(["keywords", pages.path("missing.txt"), good])
    #expect(missing.status == 1)
    #expect(missing.messages.contains("missing.txt"))
    #expect(try missing.objects().count == 1)
    let device = try await command.run(["keywords", "/proc/self/mem", good])
    #expect(device.status == 1)
    #expect(device.messages.contains("/proc/self/mem"))
    let nothing = try await command.run(["keywords", pages.path("missing.txt")])
    #expect(nothing.status == 3)
  }

  @Test("NULs and control characters are taken out or kept, never an end")
  func controls() async throws {
    let command = try CommandProcess()
    let input = Array("图书\0馆\u{1}开放。".utf8)
    let clean = try await command.run(["clean", "--format", "text", "-"], input: input)
    #expect(clean.status == 0 && clean.text == "图书馆开放。\n")
    let segments = try await command.run(["segment", "--format", "text", "-"], input: input)
    #expect(segments.text.replacing(" ", with: "") == "图书\0馆\u{1}开放。\n")
  }

  @Test("broken lines of JSON Lines are named, the others are done")
  func jsonLines() async throws {
    let pages = try TemporaryDirectory()
    let path = try pages.write(
      "a.jsonl",
      "{\"text\": \"图书馆开放。\", \"x\": 1}\n{\"text\": 1}\nnothing\n{\"id\": \"z\", \"text\": \"\"}\n")
    let result = try await CommandProcess().run(["keywords", path])
    #expect(result.status == 1)
    #expect(result.messages.contains("a.jsonl:2:"))
    #expect(result.messages.contains("a.jsonl:3:"))
    let objects = try result.objects()
    #expect(objects.map { $0["id"] as? String } == ["\(path):1", "z"])
    #expect((objects.first?["extra"] as? [String: Int]) == ["x": 1])
  }

  @Test("a closed pipe ends the run quietly")
  func closedPipe() async throws {
    let pages = try TemporaryDirectory()
    let path = try pages.write(
      "a.txt", String(repeating: Self.sentence + "\n", count: 40_000))
    let result = try await CommandProcess().shell(
      "{ \"$HANTEXT\" segment --format text \(path); echo \"status $?\" >&2; } | head -n 1")
    #expect(result.text.hasPrefix("社区"))
    #expect(result.messages == "status 0\n")
  }

  @Test("an interrupted run keeps what was finished and exits with 130")
  func interrupted() async throws {
    let line = "{\"text\": \"图书馆开放。\"}\n"
    let result = try await CommandProcess().runInterrupted(
      ["clean", "--input-format", "jsonl", "-"], input: Array((line + line).utf8))
    #expect(result.status == 130)
    #expect(try result.objects().map { $0["id"] as? String } == ["-:1", "-:2"])
  }

  @Test("an interrupted report holds what was finished and says so")
  func interruptedReport() async throws {
    let out = try TemporaryDirectory()
    let line = "{\"text\": \"图书馆开放。\"}\n"
    let result = try await CommandProcess().runInterrupted(
      ["report", "--input-format", "jsonl", "-", "-o", out.path("r")], input: Array(line.utf8),
      expectsOutput: false)
    #expect(result.status == 130)
    let data = Data(try out.read("r/report.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(report["partial"] as? Bool == true)
    #expect((report["documents"] as? [Any])?.count == 1)
  }

  @Test("usage errors are exit status 2, help is 0")
  func usage() async throws {
    let command = try CommandProcess()
    #expect(try await command.run(["keywords", "--nonsense"]).status == 2)
    #expect(try await command.run(["keywords", "--jobs", "0", "-"]).status == 2)
    #expect(try await command.run(["convert", "--to", "klingon", "-"]).status == 2)
    for subcommand in ["report", "keywords", "slogans", "terms", "segment", "convert", "clean"] {
      let help = try await command.run([subcommand, "--help"])
      #expect(help.status == 0)
      #expect(help.text.contains("Example:"), "\(subcommand)")
    }
  }

  @Test("an unknown encoding is an error that names it")
  func unknownEncoding() async throws {
    let result = try await CommandProcess().run(["clean", "--encoding", "utf-9", "-"])
    #expect(result.status == 2)
    #expect(result.messages.contains("utf-9") && result.messages.contains("do you mean UTF-8?"))
    let other = try await CommandProcess().run(["report", "--encoding", "klingon", "-", "-o", "x"])
    #expect(other.status == 2)
    #expect(other.messages.contains("GB18030") && other.messages.contains("Big5"))
  }
}
