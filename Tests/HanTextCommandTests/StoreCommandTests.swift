import Foundation
import HanTestSupport
import Testing

/// `hantext index` and the statistics commands over what it made.
struct StoreCommandTests {
  private let command: CommandProcess
  private let folder: TemporaryDirectory

  init() throws {
    command = try CommandProcess()
    folder = try TemporaryDirectory()
  }

  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func run(_ arguments: [String], status: Int32 = 0) async throws -> CommandProcess.Result {
    let result = try await command.run(arguments)
    #expect(result.status == status, "\(arguments): \(result.messages)")
    return result
  }

  /// Runs commands over paths and over a store; both have to write the same bytes. Few questions of
  /// many have nothing for an answer.
  private func expectSame(
    _ questions: [[String]], paths: [String], store: String, options: [String] = []
  ) async throws {
    var answers = 0
    for arguments in questions {
      let plain = try await run(arguments + paths + options + ["--quiet"])
      let stored = try await run(arguments + ["--db", store, "--quiet"])
      #expect(plain.output == stored.output, "\(arguments)")
      answers += plain.output.isEmpty ? 0 : 1
    }
    #expect(answers * 5 >= questions.count * 4)
  }

  /// All that the statistics commands compute.
  private static func questions(_ word: String, _ field: String) -> [[String]] {
    [
      ["terms", "--ngrams", "1-3", "--by", "document-frequency"],
      ["terms", "--measures", "all", "--by", "dispersion"], ["terms", "--slices", "3"],
      ["terms", "--duplicates", "0", "--sort", "pinyin", "--format", "csv"],
      ["terms", "--where", field, "--minimum", "2"],
      ["profile"],
      ["compare", "--reference", "bundled", "--measures", "all", "--top", "20"],
      ["compare", "--reference", "rest", "--group-by", "id", "--by", "log_ratio"],
      ["compare", "--reference", "rest", "--group-by", "id", "--over", "documents"],
      ["collocations", word, "--measures", "all"],
      ["collocations", word, "--span", "document", "--where", field],
      ["pairs", "--measures", "all"],
      ["concordance", word], ["concordance", String(word.prefix(1)), "--sort", "L1,R1"],
      ["concordance", "[\(word)] []{0,2}", "--sample", "5"], ["concordance", "[/n*] [/v*]"],
      ["concordance", "[\(word.prefix(1))*]", "--count-only"],
      ["concordance", word, "--exact", "--offsets", "utf8", "--where", field],
      ["trend", "--term", word, "--period", "month"],
      ["trend", "--period", "year", "--minimum", "1"],
      ["new-words", "--minimum", "2", "--entropy", "0", "--cohesion", "0"],
      ["new-words", "--minimum", "2", "--all", "--format", "dictionary", "--where", field],
    ]
  }

  @Test("a store gives the bytes that the files give")
  func sameAsPaths() async throws {
    let samples = Self.repository.appendingPathComponent("Samples").path
    let store = folder.path("samples.sqlite")
    _ = try await run(["index", samples, "--db", store])
    try await expectSame(
      Self.questions("安全", "date>=2000"), paths: [samples], store: store)
  }

  @Test("so does a store of words that were given")
  func givenWords() async throws {
    let lines = [
      #"{"id":"一","text":"社区/n 的/u 图书馆/n 每天/r 开放/v 。/w","date":"2021-01-03","group":"甲"}"#,
      #"{"id":"二","text":"圖書館/n 開放/v 閱讀/v 室/n ，/w 讀者/n 很/d 多/a","date":"2021-02-05","group":"甲"}"#,
      #"{"id":"三","text":"读者/n 在/p 图书馆/n 阅读/v 安全/a 手册/n","date":"2021-04","group":"乙"}"#,
      #"{"id":"四","text":"消防/n 通道/n 每天/r 检查/v","date":"2021-05-09","group":"乙"}"#,
    ]
    let path = try folder.write("words.jsonl", lines.joined(separator: "\n") + "\n")
    let store = folder.path("words.sqlite")
    _ = try await run(["index", path, "--db", store, "--tokenized", "tagged"])
    try await expectSame(
      Self.questions("图书馆", "group=甲"), paths: [path], store: store,
      options: ["--tokenized", "tagged"])
    // A part of the store against another one.
    let halves = lines.prefix(2).joined(separator: "\n")
    let first = try folder.write("first.jsonl", halves)
    let second = try folder.write("second.jsonl", lines.suffix(2).joined(separator: "\n"))
    let plain = try await run(
      [
        "compare", first, "--reference", second, "--tokenized", "tagged", "--measures", "all",
        "--quiet",
      ])
    let stored = try await run(
      [
        "compare", "--db", store, "--where", "group=甲", "--reference-where", "group=乙",
        "--measures", "all", "--quiet",
      ])
    let other = try await run(
      [
        "compare", "--db", store, "--where", "group=甲", "--reference-db", store,
        "--reference-where", "group=乙", "--measures", "all", "--quiet",
      ])
    #expect(plain.text == stored.text)
    #expect(plain.text == other.text)
  }

  @Test("what changed is read again, what is gone goes with --prune, and order is that of files")
  func incremental() async throws {
    let store = folder.path("c.sqlite")
    let texts = folder.path("t")
    try folder.write("t/b.txt", "阅读室每天开放，读者很多。")
    try folder.write("t/c.txt", "消防通道保持畅通，每月检查一次。")
    try folder.write("t/d.jsonl", #"{"id":"x","text":"图书馆举办阅读活动。"}"# + "\n")
    _ = try await run(["index", texts, "--db", store])
    try folder.write("t/a.txt", "新的图书馆今天开放。")
    try folder.write("t/c.txt", "消防演练今天举行，居民参加。")
    try folder.write(
      "t/d.jsonl", #"{"id":"x","text":"图书馆举办讲座。"}"# + "\n" + #"{"text":"讲座每周一次。"}"# + "\n")
    try FileManager.default.removeItem(atPath: folder.path("t/b.txt"))
    let again = try await run(["index", texts, "--db", store])
    #expect(again.messages.contains("3 files new or changed, 0 unchanged"))
    #expect(again.messages.contains("--prune"))
    let pruned = try await run(["index", texts, "--db", store, "--prune"])
    #expect(pruned.messages.contains("0 files new or changed, 3 unchanged, 1 removed"))
    try await expectSame(
      [
        ["terms", "--measures", "all"], ["profile"], ["concordance", "图书馆"],
        ["collocations", "今天"], ["new-words", "--all", "--minimum", "1", "--entropy", "0"],
        ["compare", "--reference", "rest", "--group-by", "id"],
      ], paths: [texts], store: store)
    // A file that was touched alone is not analysed again.
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)],
      ofItemAtPath: folder.path("t/a.txt"))
    let touched = try await run(["index", texts, "--db", store])
    #expect(touched.messages.contains("0 files new or changed, 3 unchanged"))
    // One file is left behind, whatever was written.
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(files.filter { $0.hasPrefix("c.sqlite") } == ["c.sqlite"])
  }

  @Test("a killed run leaves a whole store, and the next one goes on", .timeLimit(.minutes(10)))
  func killed() async throws {
    let sentences = [
      "图书馆每天开放，读者可以借阅图书。", "社区组织消防演练，居民积极参加。", "河道巡查早发现、早报告、早处置。",
      "學校舉辦閱讀活動，學生寫下讀後感。", "医院提醒市民按时体检，预防为主。",
    ]
    for number in 0..<60 {
      let lines = (0..<200).map { "\(sentences[($0 * 7 + number) % 5])第\($0 + number)次。" }
      try folder.write("k/\(number).txt", lines.joined(separator: "\n"))
    }
    let store = folder.path("k.sqlite")
    let script = """
      for delay in 0.05 0.3 0.8 2; do
        "$HANTEXT" index "\(folder.path("k"))" --db "\(store)" --quiet & pid=$!
        sleep $delay; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
        if [ -e "\(store)" ] && command -v sqlite3 >/dev/null; then
          sqlite3 "\(store)" 'PRAGMA integrity_check' || exit 9
        fi
      done
      "$HANTEXT" index "\(folder.path("k"))" --db "\(store)" --quiet
      """
    let result = try await command.shell(script)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.text.split(separator: "\n").allSatisfy { $0 == "ok" }, "\(result.text)")
    let once = folder.path("once.sqlite")
    _ = try await run(["index", folder.path("k"), "--db", once, "--quiet"])
    for arguments in [["terms", "--measures", "all"], ["profile"], ["concordance", "图书馆"]] {
      let a = try await run(arguments + ["--db", store, "--quiet"])
      let b = try await run(arguments + ["--db", once, "--quiet"])
      #expect(a.output == b.output)
      #expect(!a.output.isEmpty)
    }
  }

  @Test("what cannot be read says what to do, with status 3")
  func faults() async throws {
    let text = try folder.write("a.txt", "图书馆今天开放。")
    let store = folder.path("s.sqlite")
    let missing = try await run(["terms", "--db", store], status: 3)
    #expect(missing.messages.contains("hantext index"))
    let foreign = try folder.write("foreign", "no database at all, whatever its name says\n")
    let strange = try await run(["index", text, "--db", foreign], status: 3)
    #expect(strange.messages.contains("no store"))
    #expect(try folder.read("foreign").count == 43)
    _ = try await run(["terms", "--db", foreign], status: 3)
    _ = try await run(["index", text, "--db", folder.path("no/such/folder")], status: 3)

    let words = try folder.write("words.txt", "图书馆今天\n")
    _ = try await run(["index", text, "--db", store, "--user-dictionary", words])
    let terms = try await run(["terms", "--db", store, "--quiet"])
    #expect(terms.text.contains("图书馆今天"))
    let same = try await run(
      ["terms", "--db", store, "--user-dictionary", words, "--quiet"])
    #expect(same.output == terms.output)
    let raw = try await run(["terms", "--db", store, "--raw"], status: 3)
    #expect(raw.messages.contains("options"))
    let other = try await run(["index", text, "--db", store], status: 3)
    #expect(other.messages.contains("hantext index \(text) --db \(store) --rebuild"))
    _ = try await run(["index", text, "--db", store, "--rebuild"])
    let rebuilt = try await run(["terms", "--db", store, "--quiet"])
    #expect(!rebuilt.text.contains("图书馆今天"))

    let both = try await run(["terms", text, "--db", store], status: 2)
    #expect(both.messages.contains("not both"))
    // A word that never occurs is no fault.
    let nothing = try await run(["concordance", "从未出现", "--db", store])
    #expect(nothing.output.isEmpty)
  }

  @Test("a document that cannot be read is named, and read again next time")
  func failures() async throws {
    try folder.write("f/a.txt", "图书馆今天开放。")
    try folder.write("f/b.txt", [0xFF, 0xFE, 0x00])
    let store = folder.path("f.sqlite")
    let first = try await run(["index", folder.path("f"), "--db", store], status: 1)
    #expect(first.messages.contains("b.txt"))
    let second = try await run(["index", folder.path("f"), "--db", store], status: 1)
    #expect(second.messages.contains("b.txt"))
    try folder.write("f/b.txt", "阅览室明天开放。")
    _ = try await run(["index", folder.path("f"), "--db", store])
    try await expectSame([["profile"]], paths: [folder.path("f")], store: store)
  }
}
