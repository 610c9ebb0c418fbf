import Foundation
import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite("Versions and the doctor")
struct DoctorTests {
  @Test("--version says the version first, then what results depend on")
  func version() async throws {
    let result = try await CommandProcess().run(["--version"])
    #expect(result.status == 0)
    let lines = result.text.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(lines.map { $0[0] } == ["hantext", "icu", "models", "dictionaries"])
    #expect(lines[0].count == 2)
    for line in lines[2...] { #expect(line[1].wholeMatch(of: /[0-9a-f]{16}/) != nil) }
  }

  @Test("the models of --version are those that files of counts name")
  func fingerprint() async throws {
    let command = try CommandProcess()
    let version = try await command.run(["--version"])
    let models = try #require(version.text.split(separator: "\n").first { $0.hasPrefix("models") })
    let counts = try await command.run(["count", "-"], input: Array("图书馆开放。".utf8))
    #expect(counts.text.contains(models.dropFirst("models ".count)))
  }

  @Test("doctor fits one screen, and tells the same in JSON")
  func screen() async throws {
    let folder = try TemporaryDirectory()
    let command = try CommandProcess()
    let text = try await command.shell("cd '\(folder.url.path)' && \"$HANTEXT\" doctor")
    #expect(text.status == 0, "\(text.text)")
    #expect(text.messages.isEmpty)
    #expect(text.text.split(separator: "\n").count <= 24)
    for name in [
      "hantext", "models", "system", "processors", "memory", "locale", "open files",
      "temporary folder", "working folder", "pdftotext", "settings", "engines",
    ] {
      #expect(text.text.contains("  \(name) ") || text.text.contains("? \(name) "), "\(name)")
    }
    let json = try await command.shell(
      "cd '\(folder.url.path)' && \"$HANTEXT\" doctor --format json")
    #expect(try JSONSchema(named: "doctor").faults(in: json.output) == [])
    // It leaves nothing behind.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("what keeps the command from working is a fault, with what to do")
  func fault() async throws {
    let result = try await CommandProcess().shell("TMPDIR=/nowhere \"$HANTEXT\" doctor")
    #expect(result.status == 1)
    #expect(result.text.contains("! temporary folder"))
    #expect(result.text.contains("help: set TMPDIR"))
    let missing = try await CommandProcess().shell("PATH=/nowhere \"$HANTEXT\" doctor")
    #expect(missing.status == 0)
    #expect(missing.text.contains("? pdftotext"))
  }

  @Test("colour is for terminals that want it")
  func style() {
    func isOn(_ isTerminal: Bool, _ noColor: String?, _ terminal: String?) -> Bool {
      TerminalStyle(isTerminal: isTerminal, noColor: noColor, terminal: terminal).isOn
    }
    #expect(isOn(true, nil, "xterm"))
    #expect(isOn(true, "", "xterm"))
    #expect(!isOn(true, "1", "xterm"))
    #expect(!isOn(true, nil, "dumb"))
    #expect(!isOn(true, nil, nil))
    #expect(!isOn(false, nil, "xterm"))
    #expect(TerminalStyle(isTerminal: false, noColor: nil, terminal: "xterm").match("早") == "早")
  }

  @Test("a concordance on a terminal shows the match; NO_COLOR and files leave it plain")
  func concordance() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", "社区做到早报告。")
    let run = "\"$HANTEXT\" concordance 报告 --format text a.txt"
    let command = try CommandProcess()
    let plain = try await command.shell("cd '\(folder.url.path)' && \(run)")
    #expect(!plain.text.contains("\u{1B}"))
    // The program `script` of util-linux lends a terminal.
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    let terminal = "script -qec '\(run)' /dev/null </dev/null"
    let colored = try await command.shell(
      "cd '\(folder.url.path)' && TERM=xterm NO_COLOR= \(terminal)")
    #expect(colored.text.contains("\u{1B}[1;31m报告\u{1B}[0m"), "\(colored.text)")
    let none = try await command.shell(
      "cd '\(folder.url.path)' && TERM=xterm NO_COLOR=1 \(terminal)")
    #expect(!none.text.contains("\u{1B}["))
  }

  @Test("'-' is standard input or output wherever a file can be named")
  func standardInput() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", "江畔新城图书馆今天开放，江畔新城的读者来了。")
    let command = try CommandProcess()
    let path = folder.path("a.txt")
    for (arguments, input) in [
      (["segment", "--user-dictionary", "-"], "江畔新城\n"), (["keywords", "--stopwords", "-"], "的\n"),
      (["segment", "--pattern", "-"], "编号\t[A-Z]{2}-\\d+\n"),
      (["convert", "--to", "hant", "--custom", "-"], "图书馆\t書館\n"),
      (["concordance", "图书馆"], ""), (["count", "-o", "-"], ""),
    ] {
      let result = try await command.run(arguments + [path], input: Array(input.utf8))
      #expect(result.status == 0, "\(arguments): \(result.messages)")
      #expect(!result.output.isEmpty)
    }
    let counts = try await command.run(["count", path])
    let merged = try await command.run(["merge", "-"], input: counts.output)
    #expect(merged.output == counts.output)
    let terms = try await command.run(["terms", "--counts", "-"], input: counts.output)
    #expect(terms.text.contains("图书馆"), "\(terms.messages)")
  }
}
