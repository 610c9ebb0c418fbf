import Foundation
import HanTestSupport
import Testing

/// What `hantext index` and the statistics commands do with stores and texts that are none.
struct StoreFaultTests {
  private let command: CommandProcess
  private let folder: TemporaryDirectory

  init() throws {
    command = try CommandProcess()
    folder = try TemporaryDirectory()
  }

  private func run(_ arguments: [String], status: Int32 = 0) async throws -> CommandProcess.Result {
    let result = try await command.run(arguments)
    #expect(result.status == status, "\(arguments): \(result.messages)")
    return result
  }

  /// Changes four bytes of a file.
  private func patch(_ path: String, at offset: UInt64, _ value: UInt32) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seek(toOffset: offset)
    try file.write(contentsOf: withUnsafeBytes(of: value.bigEndian) { Data($0) })
  }

  @Test("a store of a later or an earlier program, and one of another one, say what to do")
  func versions() async throws {
    let text = try folder.write("a.txt", "图书馆今天开放。")
    let store = folder.path("s.sqlite")
    _ = try await run(["index", text, "--db", store])
    // SQLite keeps the version of the user at 60, and the application at 68.
    try patch(store, at: 60, 99)
    for arguments in [
      ["index", text, "--db", store], ["index", text, "--db", store, "--rebuild"],
      ["terms", "--db", store], ["collocations", "图书馆", "--db", store],
    ] {
      let newer = try await run(arguments, status: 3)
      #expect(newer.messages.contains("later version"), "\(newer.messages)")
      #expect(newer.messages.contains("update hantext"))
    }
    try patch(store, at: 60, 1)
    for arguments in [
      ["index", text, "--db", store], ["concordance", "图书馆", "--db", store],
      ["compare", text, "--reference-db", store],
    ] {
      let earlier = try await run(arguments, status: 3)
      #expect(earlier.messages.contains("earlier version"), "\(earlier.messages)")
      #expect(
        earlier.messages.contains("hantext index \(text) --db \(store) --rebuild"),
        "\(earlier.messages)")
    }
    _ = try await run(["index", text, "--db", store, "--rebuild"])
    #expect(try await run(["concordance", "图书馆", "--db", store]).text.contains("图书馆"))
    try patch(store, at: 68, 7)
    for arguments in [
      ["index", text, "--db", store, "--rebuild"], ["new-words", "--db", store],
    ] {
      let foreign = try await run(arguments, status: 3)
      #expect(foreign.messages.contains("no store of this program"), "\(foreign.messages)")
    }
  }

  #if os(Linux)
    @Test("a store that another run is using is waited for, and then said to be in use")
    func locked() async throws {
      let text = try folder.write("a.txt", "图书馆今天开放。")
      let store = folder.path("s.sqlite")
      _ = try await run(["index", text, "--db", store])
      // The bytes that SQLite locks.
      let descriptor = open(store, O_RDWR)
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_start = 0x4000_0000
      lock.l_len = 512
      #expect(fcntl(descriptor, F_SETLK, &lock) == 0)
      for arguments in [["index", text, "--db", store], ["trend", "图书馆", "--db", store]] {
        let locked = try await run(arguments, status: 3)
        #expect(locked.messages.contains("another run is using the store"), "\(locked.messages)")
      }
      close(descriptor)
      _ = try await run(["index", text, "--db", store])
    }

    @Test("a disk without room leaves what was written before, and the next run goes on")
    func room() async throws {
      for number in 0..<40 {
        let lines = (0..<60).map { "图书馆第\($0 * 31 + number)天开放，读者\($0)人，借书\(number)册。" }
        try folder.write("k/\(number).txt", lines.joined(separator: "\n"))
      }
      let store = folder.path("s.sqlite")
      let limited = try await command.shell(
        """
        trap '' XFSZ; ulimit -f 60
        "$HANTEXT" index "\(folder.path("k"))" --db "\(store)" --quiet
        """)
      #expect(limited.status == 3, "\(limited.messages)")
      #expect(limited.messages.contains(store), "\(limited.messages)")
      _ = try await run(["index", folder.path("k"), "--db", store, "--quiet"])
      let stored = try await run(["terms", "--db", store, "--quiet"])
      let plain = try await run(["terms", folder.path("k"), "--quiet"])
      #expect(stored.output == plain.output)
      #expect(!plain.output.isEmpty)
    }
  #endif

  @Test("what is asked of a store and cannot be is a mistake of usage, with its place")
  func questions() async throws {
    let text = try folder.write("a.txt", "图书馆今天开放。")
    let store = folder.path("s.sqlite")
    _ = try await run(["index", text, "--db", store])
    for (arguments, message) in [
      (["concordance", "[词", "--db", store], "  [词\n  ^"),
      (["concordance", "[馆] 词", "--db", store], "  [馆] 词\n       ^"),
      (["concordance", "[馆/]", "--db", store], "  [馆/]\n      ^"),
      (["concordance", "[馆]{3,1}", "--db", store], "  [馆]{3,1}\n       ^"),
      (["compare", "--db", store, "--reference", "bundled", "--by", "loglike"], "loglike"),
      (["collocations", "图书馆", "--db", store, "--measures", "mi,nothing"], "mi,nothing"),
      (["terms", "--db", store, "--measures", "dpp"], "dpp"),
    ] {
      let result = try await run(arguments, status: 2)
      #expect(result.messages.contains(message), "\(arguments): \(result.messages)")
    }
    // A field that no document has chooses none.
    let none = try await run(["concordance", "图书馆", "--db", store, "--where", "nothing=1"])
    #expect(none.output.isEmpty)
    let ungrouped = try await run(
      ["trend", "图书馆", "--period", "year", "--group-by", "nothing", "--db", store], status: 0)
    #expect(ungrouped.messages.contains("left out"), "\(ungrouped.messages)")
  }

  @Test("a very long line and broken bytes are indexed as they are read elsewhere")
  func awkward() async throws {
    // A line of a megabyte without a mark, a word of as many letters, and bytes that are no UTF-8.
    let sentence = "图书馆每天开放读者可以借阅图书"
    try folder.write("w/line.txt", String(repeating: sentence, count: 23_000))
    try folder.write(
      "w/word.txt", String(repeating: "图", count: 10) + String(repeating: "x", count: 1 << 20))
    try folder.write(
      "w/broken.txt", Array("图书馆".utf8) + [0xE5, 0x9B, 0xFF, 0xC0] + Array("开放。\n".utf8))
    let store = folder.path("s.sqlite")
    _ = try await run(
      ["index", folder.path("w"), "--db", store, "--on-invalid", "replace", "--encoding", "utf-8"])
    for arguments in [
      ["terms", "--minimum", "2"], ["concordance", "开放", "--count-only"],
      ["collocations", "图书馆", "--measures", "all"], ["profile"],
    ] {
      let stored = try await run(arguments + ["--db", store, "--quiet"])
      let plain = try await run(
        arguments + [
          folder.path("w"), "--on-invalid", "replace", "--encoding", "utf-8", "--quiet",
        ])
      #expect(stored.output == plain.output, "\(arguments)")
      #expect(!plain.output.isEmpty)
    }
  }

  @Test("a document with the id of one that is there is numbered, as in one run")
  func repeatedIDs() async throws {
    let first = try folder.write("a.jsonl", #"{"id":"x","text":"图书馆今天开放。"}"# + "\n")
    let second = try folder.write(
      "b.jsonl", #"{"id":"x","text":"阅览室明天开放。"}"# + "\n" + #"{"id":"y","text":"图书馆。"}"# + "\n")
    let store = folder.path("s.sqlite")
    _ = try await run(["index", first, "--db", store])
    let again = try await run(["index", second, "--db", store])
    #expect(again.messages.contains("x#2"), "\(again.messages)")
    for arguments in [["profile"], ["concordance", "开放"]] {
      let stored = try await run(arguments + ["--db", store, "--quiet"])
      let plain = try await run(arguments + [first, second, "--quiet"])
      #expect(stored.output == plain.output, "\(arguments)")
    }
    // A file that is read again keeps the ids of its own.
    try folder.write("b.jsonl", #"{"id":"y","text":"图书馆今天关门。"}"# + "\n")
    let changed = try await run(["index", first, second, "--db", store])
    #expect(!changed.messages.contains("#2"), "\(changed.messages)")
    let profile = try await run(["profile", "--db", store, "--quiet"])
    #expect(profile.text.contains(#""id":"y""#) && !profile.text.contains("y#2"))
  }

  @Test("a network has the words and pairs of the list")
  func network() async throws {
    let text = try folder.write(
      "a.txt", "图书馆每天开放。圖書館舉辦閱讀活動。图书馆举办讲座，读者很多。")
    let store = folder.path("s.sqlite")
    _ = try await run(["index", text, "--db", store])
    for source in [[text], ["--db", store]] {
      for question in [["图书馆", "--top", "4", "--by", "mi"], ["--pairs", "adjacent"]] {
        let file = folder.path("n.json")
        let list = try await run(
          ["collocations"] + question + source + ["--format", "jsonl", "--network", file])
        let bytes = try folder.read("n.json")
        #expect(try JSONSchema(named: "collocation-network").faults(in: bytes) == [])
        let object = try #require(
          try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let nodes = try #require(object["nodes"] as? [[String: Any]])
        let edges = try #require(object["edges"] as? [[String: Any]])
        #expect(edges.count == list.text.split(separator: "\n").count)
        let names = Set(nodes.compactMap { $0["id"] as? String })
        #expect(names.count == nodes.count)
        for (edge, row) in zip(edges, try list.objects()) {
          #expect(names.contains(edge["source"] as? String ?? ""))
          #expect(names.contains(edge["target"] as? String ?? ""))
          #expect(edge["o11"] as? Int == row["o11"] as? Int)
          #expect(
            (edge["value"] as? NSNumber)?.doubleValue
              == (row[object["measure"] as? String ?? ""] as? NSNumber)?.doubleValue)
        }
      }
    }
    let both = try await run(["collocations", "图书馆", text, "--network", "-"], status: 2)
    #expect(both.messages.contains("--network"))
  }
}
