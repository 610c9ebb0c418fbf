import Foundation
import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite("Files of settings")
struct SettingsCommandTests {
  /// Runs a shell line in a folder with `hantext.yml` and a document.
  private func run(
    _ line: String, settings: String?, files: [String: String] = [:]
  ) async throws -> CommandProcess.Result {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", Self.text)
    if let settings { try folder.write("hantext.yml", settings) }
    for (name, text) in files { try folder.write(name, text) }
    return try await CommandProcess().shell("cd '\(folder.url.path)' && \(line)")
  }

  static let text = """
    江畔新城图书馆今天开放。江畔新城的读者说，图书馆的座位比去年多了一倍，借书也方便。
    社区志愿者每周六在图书馆给孩子们讲故事，家长们觉得这样的活动很有意义。
    """

  @Test("what a file sets is as if it had been typed first; what is typed wins")
  func wins() async throws {
    let settings = "format: jsonl\nkeywords:\n  top: 2\n"
    let two = try await run("\"$HANTEXT\" keywords a.txt", settings: settings)
    #expect(two.status == 0, "\(two.messages)")
    #expect((try two.objects().first?["keywords"] as? [Any])?.count == 2)
    #expect(two.messages.contains("options of hantext.yml: --format --top"))
    let one = try await run("\"$HANTEXT\" keywords --top 1 a.txt", settings: settings)
    #expect((try one.objects().first?["keywords"] as? [Any])?.count == 1)
    let none = try await run("\"$HANTEXT\" keywords --no-config a.txt", settings: settings)
    #expect((try none.objects().first?["keywords"] as? [Any])?.count ?? 0 > 2)
    #expect(none.messages.isEmpty)
    let quiet = try await run("\"$HANTEXT\" keywords --quiet a.txt", settings: settings)
    #expect(quiet.messages.isEmpty)
    // Other subcommands have what is on top alone.
    let slogans = try await run("\"$HANTEXT\" slogans a.txt", settings: settings)
    #expect(slogans.messages.contains("options of hantext.yml: --format (help"))
  }

  @Test("--config names a file, whose paths are seen from it, before and behind the subcommand")
  func paths() async throws {
    let files = [
      "set/own.yml": "user-dictionary: [words.txt]\nquiet: true\n", "set/words.txt": "江畔新城图书馆\n",
      "b.txt": "江畔新城图书馆开放",
    ]
    for line in ["--config set/own.yml segment b.txt", "segment --config=set/own.yml b.txt"] {
      let result = try await run("\"$HANTEXT\" \(line)", settings: "nonsense: 1\n", files: files)
      #expect(result.text == "江畔新城图书馆 开放\n", "\(result.messages)")
    }
  }

  @Test("dictionaries of the file and of the command line add up, sections come behind the top")
  func lists() async throws {
    let result = try await run(
      "\"$HANTEXT\" segment --user-dictionary c.txt b.txt",
      settings: "user-dictionary: [a.dic]\nsegment: {user-dictionary: [b.dic]}\n",
      files: [
        "a.dic": "江畔新\n", "b.dic": "城图书\n", "c.txt": "馆开\n", "b.txt": "江畔新城图书馆开放",
      ])
    #expect(result.text == "江畔新 城图书 馆开 放\n", "\(result.messages)")
  }

  @Test(
    "what is wrong is said with the line, and what was meant",
    arguments: [
      ("\n\ntopp: 3\n", "hantext.yml:3: there is no option 'topp'; did you mean 'top'?"),
      (
        "user_dictionary: a\n",
        "hantext.yml:1: there is no option 'user_dictionary'; did you mean 'user-dictionary'?"
      ),
      (
        "keyword:\n  top: 3\n",
        "hantext.yml:1: there is no option 'keyword'; did you mean 'keywords'?"
      ),
      ("slogans:\n  topp: 3\n", "hantext.yml:2: slogans has no option 'topp'; did you mean 'top'?"),
      ("keywords:\n  group-by: year\n", "hantext.yml:2: keywords has no option 'group-by'"),
      ("top: many\n", "hantext.yml:1: The value 'many' is invalid for '--top <n>'"),
      ("top: -3\n", "hantext.yml:1: --top must be 0 or more, not -3"),
      ("jobs: 0\n", "hantext.yml:1: --jobs must be from 1 to 1024, not 0"),
      ("script: hanz\n", "did you mean 'hans'?"),
      ("raw: perhaps\n", "hantext.yml:1: 'raw' is on or off: true or false"),
      ("top: [1, 2]\n", "hantext.yml:1: The value '1,2' is invalid for '--top <n>'"),
      ("top: {a: 1}\n", "hantext.yml:1: 'top' takes a value or a list, and no keys below it"),
      ("keywords: 3\n", "hantext.yml:1: 'keywords' is a subcommand"),
      ("doctor: {format: json}\n", "hantext.yml:1: doctor takes no settings"),
      ("- top\n", "hantext.yml:1: this is no 'option: value'"),
      ("top: 1\ntop: 2\n", "'top' stands here twice"),
      ("top: 1\n  script: [\n", "hantext.yml:2: this is no YAML"),
      ("config: b.yml\n", "hantext.yml:1: there is no option 'config'"),
    ])
  func faults(settings: String, message: String) async throws {
    let result = try await run("\"$HANTEXT\" keywords a.txt", settings: settings)
    #expect(result.status == 2, "\(result.text)")
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(result.output.isEmpty)
    // Help is there whatever the file says.
    let help = try await run("\"$HANTEXT\" keywords --help", settings: settings)
    #expect(help.status == 0)
  }

  @Test("what does not go together tells that some of it is from the file")
  func conflict() async throws {
    let result = try await run(
      "\"$HANTEXT\" keywords --group all a.txt", settings: "keywords:\n  explain: true\n")
    #expect(result.status == 2)
    #expect(result.messages.contains("options of hantext.yml: --explain"))
  }

  @Test("a file that is nested without end is refused, one that is empty sets nothing")
  func awkward() async throws {
    for bad in [
      String(repeating: "[", count: 200_000), String(repeating: "- ", count: 200_000),
      String(repeating: "? ", count: 200_000), String(repeating: "{a: ", count: 100_000),
      "a: &x [1]\nb: *x\n", "\u{0}", "top: !!binary xx\n", "? [a, b]\n: c\n",
    ] {
      let result = try await run("\"$HANTEXT\" keywords a.txt", settings: bad)
      #expect(result.status == 2, "\(bad.prefix(20)): \(result.messages)")
    }
    for empty in ["", "# nothing\n", "---\n", "keywords:\n  # top: 3\n", "top: null\nscript: ~\n"] {
      let result = try await run("\"$HANTEXT\" keywords a.txt", settings: empty)
      #expect(result.status == 0, "\(empty): \(result.messages)")
      #expect(result.messages.isEmpty)
    }
    let missing = try await run("\"$HANTEXT\" keywords --config no.yml a.txt", settings: nil)
    #expect(missing.status == 2)
    #expect(missing.messages.contains("no.yml: the file cannot be read"))
  }

  @Test("a section switches off what the top switches on")
  func off() async throws {
    let result = try await run(
      "\"$HANTEXT\" config keywords",
      settings: "raw: true\ntop: 3\nkeywords:\n  raw: false\n  top: null\n")
    #expect(result.text.contains(#"{"subcommand":"keywords","option":"top","values":["10"]"#))
    let segment = try await run(
      "\"$HANTEXT\" clean --format text a.txt", settings: "raw: true\nclean:\n  raw: false\n")
    #expect(segment.status == 0)
  }

  @Test("an option that takes several values ends before the paths")
  func several() async throws {
    let result = try await run(
      "\"$HANTEXT\" compare b.txt --format csv",
      settings:
        "quiet: true\ncompare:\n  reference: [a.txt]\n  measures: [chi2, log_ratio]\n  by: chi2\n",
      files: ["b.txt": "消防队员检查了社区的消防通道。"])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.text.contains(",chi2,chi2_p,log_ratio,"))
    #expect(!result.text.contains("percent_diff"))
  }

  @Test("config tells the value of each option and where it is from")
  func config() async throws {
    let settings = "jobs: 2\nkeywords:\n  top: 3\n"
    let text = try await run(
      "\"$HANTEXT\" config --format text keywords --method yake a.txt", settings: settings)
    let rows = text.text.split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(rows.contains(["keywords", "top", "3", "hantext.yml:3"]), "\(text.messages)")
    #expect(rows.contains(["keywords", "jobs", "2", "hantext.yml:1"]))
    #expect(rows.contains(["keywords", "method", "yake", "command", "line"]))
    #expect(rows.contains(["keywords", "diversity", "0.0", "default"]))
    #expect(rows.contains(["keywords", "raw", "false", "default"]))
    let all = try await run("\"$HANTEXT\" config --format text", settings: settings)
    #expect(all.text == "jobs          2  hantext.yml:1\nkeywords top  3  hantext.yml:3\n")
    let json = try await run("\"$HANTEXT\" config keywords", settings: settings)
    let schema = try JSONSchema(named: "config")
    for line in json.output.split(separator: 0x0A) { #expect(try schema.faults(in: line) == []) }
    let misspelt = try await run("\"$HANTEXT\" config keyword", settings: settings)
    #expect(misspelt.status == 2)
    #expect(misspelt.messages.contains("Did you mean 'keywords'?"))
    let none = try await run("\"$HANTEXT\" config --format text", settings: nil)
    #expect(none.text.contains("hantext init"))
    let wrong = try await run("\"$HANTEXT\" config", settings: "slogans:\n  top: x\n")
    #expect(wrong.status == 2)
    #expect(wrong.messages.contains("hantext.yml:2: The value 'x'"))
  }

  @Test("init writes every option as a comment, and replaces nothing unasked")
  func initialize() async throws {
    let twice = try await run(
      "\"$HANTEXT\" init && \"$HANTEXT\" keywords --top 1 a.txt && \"$HANTEXT\" init", settings: nil
    )
    #expect(twice.status == 2)
    #expect(twice.messages.contains("hantext.yml: there is such a file"))
    #expect(try twice.objects().count == 1)
    let forced = try await run("\"$HANTEXT\" init --force", settings: "top: 3\n")
    #expect(forced.status == 0)
    let text = try await run("\"$HANTEXT\" init -", settings: nil).text
    #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("#") })
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 140 })
    // Without the marks of comments, every key is an option.
    let body = text.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.isEmpty }.map { $0.dropFirst() }.joined(separator: "\n")
    let shape = CommandShape(of: HanTextCommand.self)
    let file = try SettingsFile(
      parsing: body, path: "x", sections: shape.commands.map(\.commandName))
    var keys: Set<String> = []
    for entry in file.entries {
      keys.insert(entry.key)
      if let section = entry.section {
        #expect(shape[section]?.option(entry.key) != nil, "\(section) \(entry.key)")
      } else {
        #expect(shape.commands.contains { $0.option(entry.key) != nil }, "\(entry.key)")
      }
    }
    for option in shape.commands.flatMap(\.options) {
      #expect(keys.contains(option.longName ?? ""))
    }
  }
}
