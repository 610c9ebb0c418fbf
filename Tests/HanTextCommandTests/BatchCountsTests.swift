import Foundation
import HanTestSupport
import Testing

@Suite("Counts of batches")
struct BatchCountsTests {
  /// Documents in which 群防群治 stands everywhere, between other words of all kinds.
  static let documents: [String] = (0..<24).map { number in
    let topics = ["河道", "校园", "社区", "工地", "车站", "商场", "医院", "码头"]
    let topic = topics[number % topics.count]
    let lines = (0..<12).map { line in
      "\(topic)第\(line + 1)巡查小组负责\(topic)的消防设施检查与维修保养，记录\(topic)安全隐患整改情况。"
    }
    return lines.joined(separator: "\n") + "\n大家都要群防群治，\(topic)平安才有保障。\n"
  }

  static func jsonLines(_ documents: some Sequence<String>, from first: Int = 0) -> String {
    documents.enumerated().map { index, text in
      let escaped = text.replacingOccurrences(of: "\n", with: "\\n")
      return #"{"id":"d\#(first + index)","text":"\#(escaped)"}"# + "\n"
    }.joined()
  }

  static func rows(_ bytes: [UInt8]) -> [[String]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  static func report(_ text: String, _ options: [String] = []) async throws -> TemporaryDirectory {
    let out = try TemporaryDirectory()
    let result = try await CommandProcess().run(
      ["report", "--input-format", "jsonl", "-", "--duplicates", "0", "-o", out.path("r")]
        + options,
      input: Array(text.utf8))
    #expect(result.status == 0, "\(result.messages)")
    return out
  }

  @Test("a term has one count, over all documents, in every table of a report")
  func oneCount() async throws {
    let out = try await Self.report(Self.jsonLines(Self.documents))
    for table in ["keywords.csv", "slogans.csv"] {
      let rows = Self.rows(try out.read("r/\(table)"))
      let documents = try #require(rows[0].firstIndex(of: "documents"))
      let canonical = try #require(rows[0].firstIndex(of: "canonical"))
      for row in rows where row[canonical] == "群防群治" {
        #expect(row[documents] == "24", "\(table)")
      }
    }
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(try out.read("r/report.json")))
        as? [String: Any])
    let slogans = try #require(report["slogans"] as? [[String: Any]])
    let slogan = try #require(slogans.first { $0["canonical"] as? String == "群防群治" })
    #expect(slogan["document_count"] as? Int == 24)
    #expect(slogan["count"] as? Int == 24)
  }

  @Test("terms have their part of speech, and tables hold all of them")
  func terms() async throws {
    let out = try await Self.report(Self.jsonLines(Self.documents))
    let rows = Self.rows(try out.read("r/terms.csv"))
    let pos = try #require(rows[0].firstIndex(of: "pos"))
    #expect(rows.dropFirst().allSatisfy { !$0[pos].isEmpty })
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(try out.read("r/report.json")))
        as? [String: Any])
    let terms = try #require(report["terms"] as? [[String: Any]])
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(terms.count == rows.count - 1)
    #expect(terms.count == summary["terms"] as? Int)
    #expect(terms.allSatisfy { $0["pos"] is String })
    let stop = try #require(rows[0].firstIndex(of: "stop_word"))
    #expect(rows.contains { $0[1] == "的" && $0[stop] == "stop" })
    let page = String(decoding: try out.read("r/index.html"), as: UTF8.self)
    #expect(!page.contains(#"<th scope="row"><bdi lang="zh-Hans">的</bdi>"#))
  }

  @Test("the first keywords are the same however many are asked for, in any order of documents")
  func prefixes() async throws {
    let command = try CommandProcess()
    func keywords(_ top: Int, _ text: String) async throws -> [String: [String]] {
      let result = try await command.run(
        [
          "keywords", "--input-format", "jsonl", "--format", "jsonl", "--top", "\(top)",
          "--duplicates", "0", "-",
        ], input: Array(text.utf8))
      var found: [String: [String]] = [:]
      for line in result.output.split(separator: 0x0A) {
        let record = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
        let terms = record?["keywords"] as? [[String: Any]] ?? []
        found[record?["id"] as? String ?? ""] = terms.map {
          "\($0["canonical"] ?? "") \($0["score"] ?? "")"
        }
      }
      return found
    }
    let text = Self.jsonLines(Self.documents)
    let all = try await keywords(200, text)
    #expect(all.values.contains { $0.count > 40 })
    for top in [5, 41, 100] {
      for (id, terms) in try await keywords(top, text) {
        #expect(terms == Array(all[id, default: []].prefix(top)), "\(id) \(top)")
      }
    }
    let reversed = text.split(separator: "\n").reversed().joined(separator: "\n")
    #expect(try await keywords(200, reversed) == all)
  }

  @Test("counts of parts add up to those of the whole, and rank as the whole does")
  func parts() async throws {
    let command = try CommandProcess()
    let folder = try TemporaryDirectory()
    let whole = try await command.run(
      ["count", "--input-format", "jsonl", "-"], input: Array(Self.jsonLines(Self.documents).utf8))
    #expect(whole.status == 0, "\(whole.messages)")
    for (number, range) in [0..<5, 5..<6, 6..<24].enumerated() {
      try folder.write(
        "\(number).jsonl", Self.jsonLines(Self.documents[range], from: range.lowerBound))
      let part = try await command.run(
        ["count", folder.path("\(number).jsonl"), "-o", folder.path("\(number).counts")])
      #expect(part.status == 0, "\(part.messages)")
    }
    let merged = try await command.run(
      ["merge"] + [2, 0, 1].map { folder.path("\($0).counts") }
        + ["-o", folder.path("all.counts"), "--expect-documents", "24"])
    #expect(merged.status == 0, "\(merged.messages)")
    #expect(try folder.read("all.counts") == whole.output)

    let options = ["--input-format", "jsonl", "--format", "jsonl", "--duplicates", "0", "-"]
    let all = try await command.run(
      ["keywords"] + options, input: Array(Self.jsonLines(Self.documents).utf8))
    let part = try await command.run(
      ["keywords", "--counts", folder.path("all.counts")] + options,
      input: Array(Self.jsonLines(Self.documents[5..<6], from: 5).utf8))
    #expect(part.status == 0, "\(part.messages)")
    #expect(all.output.split(separator: 0x0A)[5] == part.output.split(separator: 0x0A).first)
  }

  @Test("counts that miss a document, or were cut, are refused with status 3")
  func refused() async throws {
    let command = try CommandProcess()
    let folder = try TemporaryDirectory()
    let counts = try await command.run(
      ["count", "--input-format", "jsonl", "-"],
      input: Array(Self.jsonLines(Self.documents.prefix(2)).utf8))
    try folder.write("a", counts.output)
    try folder.write("cut", Array(counts.output.prefix(counts.output.count / 2)))
    try folder.write("out", "kept")
    for arguments in [
      ["merge", folder.path("a"), "--expect-documents", "3", "-o", folder.path("out")],
      ["merge", folder.path("a"), folder.path("cut"), "-o", folder.path("out")],
      ["terms", "--counts", folder.path("a"), "--ngrams", "1-2", folder.path("a")],
    ] {
      let result = try await command.run(arguments)
      #expect(result.status == 3, "\(arguments[1])")
      #expect(!result.messages.isEmpty)
    }
    #expect(String(decoding: try folder.read("out"), as: UTF8.self) == "kept")
  }

  @Test("empty and repeated documents are counted and named")
  func emptyAndRepeated() async throws {
    let out = try TemporaryDirectory()
    let text =
      Self.jsonLines(Self.documents.prefix(3)) + #"{"id":"e","text":""}"# + "\n"
      + Self.jsonLines(Self.documents.prefix(1), from: 9)
    let result = try await CommandProcess().run(
      ["report", "--input-format", "jsonl", "-", "-o", out.path("r")], input: Array(text.utf8))
    #expect(result.status == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(try out.read("r/report.json")))
        as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Any])
    #expect(summary["documents"] as? Int == 5)
    #expect(summary["empty"] as? Int == 1)
    #expect(summary["repeats"] as? Int == 1)
    let page = String(decoding: try out.read("r/index.html"), as: UTF8.self)
    #expect(page.contains("空文档") && page.contains("重复"))
  }

  @Test("counts with postings add up to the counts of the whole, and give its dispersion")
  func postings() async throws {
    let folder = try TemporaryDirectory()
    func count(_ documents: ArraySlice<String>, _ name: String) async throws {
      try folder.write("\(name).jsonl", Self.jsonLines(documents, from: documents.startIndex))
      let result = try await CommandProcess().run(
        ["count", "--postings", folder.path("\(name).jsonl"), "-o", folder.path("\(name).counts")])
      #expect(result.status == 0, "\(result.messages)")
    }
    let documents = Self.documents + ["", "只有一篇说到隧道，隧道很长。"]
    try await count(documents[...], "all")
    try await count(documents[..<9], "a")
    try await count(documents[9..<10], "b")
    try await count(documents[10...], "c")
    let merged = try await CommandProcess().run(
      ["merge"] + ["c", "a", "b"].map { folder.path("\($0).counts") })
    let whole = try folder.read("all.counts")
    let isWhole = merged.output == whole
    #expect(isWhole, "\(merged.messages)")
    #expect(String(decoding: whole, as: UTF8.self).contains(#"{"k":"p:隧道\td25","df":1,"tf":2"#))

    let options = ["terms", "--measures", "all", "--format", "jsonl", "--duplicates", "0"]
    let byPaths = try await CommandProcess().run(options + [folder.path("all.jsonl")])
    let byCounts = try await CommandProcess().run(
      options + ["--counts", folder.path("all.counts"), folder.path("all.jsonl")])
    #expect(byPaths.status == 0 && byCounts.status == 0, "\(byCounts.messages)")
    let isEqual = byPaths.output == byCounts.output
    #expect(isEqual, "dispersion by counts differs from that by paths")
    #expect(!byPaths.output.isEmpty)
  }

  @Test(
    "documents that are words already are counted as terms lists them, in parts as well",
    arguments: ["words", "tagged"])
  func tokenized(form: String) async throws {
    let folder = try TemporaryDirectory()
    let lines = [
      "图书馆/n 开放/v 了/ul ，/w 读者/n 很/d 多/a", "圖書館/n 开放/v ，/w 读者/n ６/m 人/n", "馆员/n 帮助/v 读者/n",
    ]
    for (number, line) in lines.enumerated() {
      let words = line.split(separator: " ").map { $0.split(separator: "/")[0] }
      try folder.write(
        "\(number).txt", form == "words" ? words.joined(separator: " ") : line)
    }
    let paths = (0..<3).map { folder.path("\($0).txt") }
    let options = ["--tokenized", form, "--ngrams", "1-2", "--quiet"]
    func run(_ arguments: [String], status: Int32 = 0) async throws -> CommandProcess.Result {
      let result = try await CommandProcess().run(arguments)
      #expect(result.status == status, "\(result.messages)")
      return result
    }
    _ = try await run(
      ["count", "--postings", "-o", folder.path("all.counts")] + options + paths)
    for (number, path) in paths.enumerated() {
      _ = try await run(
        ["count", "--postings", "-o", folder.path("\(number).counts"), path] + options)
    }
    let merged = try await run(["merge"] + [2, 0, 1].map { folder.path("\($0).counts") })
    let whole = try folder.read("all.counts")
    let isWhole = merged.output == whole
    #expect(isWhole)
    let table = ["--measures", "all", "--format", "jsonl"] + options
    let listed = try await run(["terms"] + table + paths)
    let counted = try await run(
      ["terms", "--counts", folder.path("all.counts")] + table + paths)
    #expect(listed.output == counted.output)
    #expect(String(decoding: listed.output, as: UTF8.self).contains("读者很"))
    if form == "tagged" {
      try folder.write("plain.txt", "图书馆 开放")
      let failed = try await run(["count", folder.path("plain.txt")] + options, status: 3)
      #expect(failed.messages.contains("no word has a tag"))
    }
  }

  @Test("counts without postings give no dispersion, and one line says why")
  func noPostings() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("all.jsonl", Self.jsonLines(Self.documents))
    let counted = try await CommandProcess().run(
      ["count", folder.path("all.jsonl"), "-o", folder.path("all.counts")])
    #expect(counted.status == 0)
    let terms = try await CommandProcess().run(
      [
        "terms", "--measures", "juilland_d", "--format", "jsonl", "--counts",
        folder.path("all.counts"), folder.path("all.jsonl"),
      ])
    #expect(terms.status == 0)
    #expect(terms.messages.contains("--postings"), "\(terms.messages)")
    #expect(String(decoding: terms.output, as: UTF8.self).contains(#""juilland_d":null"#))
  }
}
