import Foundation
import HanTestSupport
import Testing

/// The statistics commands over a small tagged corpus, against expected values.
struct StatisticsCommandTests {
  private let toy: [String: Any]
  private let folder: TemporaryDirectory

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("HanStatisticsTests/Reference/reference.json")
    let root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
    toy = try #require(root?["toy"] as? [String: Any])
    folder = try TemporaryDirectory()
    let documents = try #require(toy["documents"] as? [[String: Any]])
    func write(_ name: String, _ text: String, where group: String? = nil) throws {
      let lines = try documents.filter { group == nil || $0["group"] as? String == group }.map {
        var record = $0
        record["text"] = $0[text]
        record["tagged"] = nil
        return String(
          decoding: try JSONSerialization.data(withJSONObject: record), as: UTF8.self)
      }
      try folder.write(name, lines.joined(separator: "\n"))
    }
    try write("all.jsonl", "tagged")
    try write("a.jsonl", "tagged", where: "甲")
    try write("b.jsonl", "tagged", where: "乙")
    try write("text.jsonl", "text")
  }

  /// The rows that a command writes.
  private func rows(_ arguments: [String], tokenized: Bool = true) async throws -> [[String: Any]] {
    let form = tokenized ? ["--tokenized", "tagged"] : []
    let result = try await CommandProcess().run(
      arguments.map { $0.hasSuffix(".jsonl") ? folder.path($0) : $0 } + form
        + ["--format", "jsonl", "--quiet"])
    #expect(result.status == 0, "\(result.messages)")
    return try result.output.split(separator: 0x0A).map {
      try #require(try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any])
    }
  }

  /// Compares the members that both have, and says how many.
  private func compare(_ row: [String: Any]?, _ expected: [String: Any], _ name: String) -> Int {
    guard let row else {
      Issue.record("\(name) has no row")
      return 0
    }
    var compared = 0
    for (key, value) in expected where row[key] != nil && key != "term" {
      compared += 1
      #expect(agrees(row[key], value), "\(name), \(key): \(row[key] as Any) is not \(value)")
    }
    return compared
  }

  private func agrees(_ value: Any?, _ expected: Any) -> Bool {
    switch expected {
    case is String, is NSNull: return value is NSNull || value as? String == expected as? String
    case let number as NSNumber:
      guard let value = (value as? NSNumber)?.doubleValue else { return false }
      return abs(value - number.doubleValue) <= 1e-9 * max(abs(number.doubleValue), 1e-3)
    case let list as [Any]:
      guard let values = value as? [Any], values.count == list.count else { return false }
      return zip(values, list).allSatisfy { agrees($0, $1) }
    case let object as [String: Any]:
      guard let members = value as? [String: Any], members.count == object.count else {
        return false
      }
      return object.allSatisfy { agrees(members[$0.key], $0.value) }
    default: return false
    }
  }

  private func tables(_ value: Any?) throws -> [[String: Any]] {
    try #require(value as? [[String: Any]])
  }

  @Test func terms() async throws {
    let plain = try await rows(["terms", "all.jsonl"])
    let measured = try await rows(["terms", "all.jsonl", "--measures", "all"])
    let sliced = try await rows(["terms", "all.jsonl", "--measures", "all", "--slices", "5"])
    func row(_ rows: [[String: Any]], _ term: Any?) -> [String: Any]? {
      rows.first { $0["canonical"] as? String == term as? String }
    }
    var compared = 0
    for expected in try tables(toy["terms"]) {
      compared += compare(row(plain, expected["term"]), expected, "\(expected["term"] as Any)")
    }
    for expected in try tables(toy["dispersion_by_document"]) {
      compared += compare(row(measured, expected["term"]), expected, "\(expected["term"] as Any)")
    }
    let slices = try #require(toy["dispersion_by_slices"] as? [String: Any])
    for expected in try tables(slices["terms"]) {
      compared += compare(row(sliced, expected["term"]), expected, "\(expected["term"] as Any)")
    }
    for (term, value) in try #require(toy["arf"] as? [String: Double]) {
      #expect(agrees(row(sliced, term)?["arf"], value))
    }
    #expect(compared > 300)
    // The default list says the same as the measure.
    let library = row(plain, "图书馆")?["dispersion"] as? Double
    #expect(library.map { abs($0 - 0.41205511328301786) < 1e-9 } ?? false)
  }

  @Test func keyness() async throws {
    let table = try #require(toy["keyness"] as? [String: Any])
    let compared = try await rows(
      ["compare", "a.jsonl", "--reference", "b.jsonl", "--measures", "all"])
    #expect(compared.compactMap { $0["term"] as? String } == table["order"] as? [String])
    let groups = try await rows(
      ["compare", "all.jsonl", "--reference", "rest", "--group-by", "group", "--measures", "all"])
    let documents = try await rows(
      [
        "compare", "a.jsonl", "--reference", "b.jsonl", "--measures", "all", "--over",
        "documents",
      ])
    var count = 0
    for expected in try tables(table["terms"]) {
      let term = expected["term"] as? String
      count += compare(
        compared.first { $0["term"] as? String == term }, expected, "\(term ?? "")")
      let row = groups.first { $0["term"] as? String == term && $0["group"] as? String == "甲" }
      count += compare(row, expected, "\(term ?? "") of its group")
    }
    for expected in try tables(toy["text_dispersion_keyness"]) {
      let term = expected["term"] as? String
      count += compare(
        documents.first { $0["term"] as? String == term }, expected, "\(term ?? "") by documents")
    }
    #expect(count > 300)
  }

  @Test func company() async throws {
    var count = 0
    for table in try tables(toy["collocations"]) {
      let node = try #require(table["node"] as? String)
      let (left, right) = (table["left"] as? Int ?? 0, table["right"] as? Int ?? 0)
      let found = try await rows(
        ["collocations", node, "all.jsonl", "--window", "\(left),\(right)", "--measures", "all"])
      let counts = Dictionary(
        found.compactMap { row in (row["term"] as? String).map { ($0, row["o11"] as? Int ?? 0) } },
        uniquingKeysWith: +)
      #expect(counts == table["counts"] as? [String: Int])
      for expected in try tables(table["collocates"]) {
        let row = found.first { $0["term"] as? String == expected["term"] as? String }
        count += compare(row, expected, "\(node), \(expected["term"] as Any)")
      }
    }
    let pairs = try await rows(["pairs", "all.jsonl", "--minimum", "1", "--measures", "all"])
    let expected = try #require(toy["adjacent_pairs"] as? [String: Any])
    for pair in try tables(expected["pairs_scored"]) {
      let row = pairs.first { $0["words"] as? String == pair["words"] as? String }
      count += compare(row, pair, "\(pair["words"] as Any)")
    }
    #expect(count > 200)
  }

  @Test func profilesAndTrends() async throws {
    var count = 0
    let diversity = try #require(toy["diversity"] as? [String: [String: Any]])
    let small = try await rows(["profile", "all.jsonl", "--window", "10"])
    let usual = try await rows(["profile", "all.jsonl"])
    for (id, expected) in diversity {
      let row =
        id == "corpus"
        ? usual.first { $0["id"] is NSNull } : small.first { $0["id"] as? String == id }
      count += compare(row, expected, id)
    }
    let trend = try #require(toy["trend"] as? [String: Any])
    for expected in try tables(trend["terms"]) {
      let term = try #require(expected["term"] as? String)
      let found = try await rows(["trend", term, "all.jsonl", "--period", "month"])
      count += compare(found.first, expected, term)
    }
    #expect(count > 70)
  }

  @Test func concordanceFindsBothScripts() async throws {
    let found = try await rows(["concordance", "图书馆", "text.jsonl"], tokenized: false)
    let hits = try #require((toy["concordance"] as? [String: Any])?["hits"] as? [[Any]])
    #expect(found.count == hits.count)
    for (row, hit) in zip(found, hits) {
      #expect(row["id"] as? String == hit[0] as? String)
      #expect(row["range"] as? [Int] == hit[1] as? [Int])
      #expect(row["match"] as? String == hit[2] as? String)
    }
    let exact = try await rows(
      ["concordance", "圖書館", "text.jsonl", "--exact"], tokenized: false)
    #expect(exact.count == 3)
    let pattern = try await rows(["concordance", "[/n*] [开放/v]", "all.jsonl", "--sort", "L1"])
    #expect(pattern.compactMap { $0["match"] as? String } == ["云上市集 开放", "图书馆 开放"])
    let counted = try await rows(
      ["concordance", "图书馆", "text.jsonl", "--count-only"], tokenized: false)
    #expect(counted.first?["hits"] as? Int == 7)
    #expect(counted.first?["documents"] as? Int == 3)
  }

  @Test func newWords() async throws {
    let table = try #require(toy["new_words"] as? [String: Any])
    let file = try folder.write("new.txt", try #require(table["text"] as? String))
    let found = try await rows(
      [
        "new-words", file, "--raw", "--all", "--minimum", "1", "--cohesion", "0", "--entropy", "0",
      ], tokenized: false)
    var count = 0
    for expected in try tables(table["candidates"]) {
      let row = found.first { $0["term"] as? String == expected["text"] as? String }
      count += compare(row, expected, "\(expected["text"] as Any)")
    }
    #expect(count == 30)
    let dictionary = try await CommandProcess().run(
      [
        "new-words", file, "--minimum", "3", "--entropy", "0.5", "--cohesion", "1", "--format",
        "dictionary",
      ])
    #expect(String(decoding: dictionary.output, as: UTF8.self) == "云上市集 5\n")
  }

  @Test func conditionsChooseDocuments() async throws {
    let late = try await rows(["profile", "all.jsonl", "--where", "date>=2024-03"])
    #expect(late.compactMap { $0["id"] as? String } == ["d3", "d4", "d5"])
    let march = try await rows(["profile", "all.jsonl", "--where", "month=2024-03"])
    #expect(march.compactMap { $0["id"] as? String } == ["d3"])
    let group = try await rows(
      ["profile", "all.jsonl", "--where", "group=甲", "--where", "id!=d1"])
    #expect(group.compactMap { $0["id"] as? String } == ["d2"])
  }

  @Test func faultsSayWhatToDo() async throws {
    let empty = try folder.write("empty.txt", "。")
    for (arguments, status, message) in [
      (["compare", folder.path("a.jsonl"), "--reference", empty], 2, "reference has no words"),
      (["compare", folder.path("a.jsonl")], 2, "--reference"),
      (["terms", folder.path("all.jsonl"), "--measures", "dpp"], 2, "dpp"),
      (["concordance", "[词", folder.path("all.jsonl")], 2, "never closed"),
      (["profile", folder.path("text.jsonl"), "--tokenized", "tagged"], 3, "word/tag"),
      (["profile", folder.path("text.jsonl"), "--where", "date"], 2, "where"),
    ] {
      let result = try await CommandProcess().run(arguments)
      #expect(result.status == Int32(status), "\(arguments): \(result.messages)")
      #expect(result.messages.contains(message), "\(arguments): \(result.messages)")
    }
    let never = try await rows(["collocations", "没有的词", "all.jsonl"])
    #expect(never.isEmpty)
  }

  @Test("a word that one document makes key drops when that document is left out")
  func influence() async throws {
    let even = (0..<8).map { #"{"id":"e\#($0)","text":"河道 巡查 河道 清淤 社区 隧道"}"# }
    let planted = #"{"id":"p","text":"灯塔 灯塔 灯塔 灯塔 灯塔 灯塔 灯塔 灯塔 巡查"}"#
    try folder.write("target.jsonl", (even + [planted]).joined(separator: "\n"))
    try folder.write(
      "reference.jsonl",
      (0..<9).map { #"{"id":"r\#($0)","text":"社区 隧道 巡查 校园 医院 清淤"}"# }
        .joined(separator: "\n"))
    let result = try await CommandProcess().run([
      "compare", folder.path("target.jsonl"), "--reference", folder.path("reference.jsonl"),
      "--tokenized", "words", "--format", "jsonl",
    ])
    var values: [String: [String: Any]] = [:]
    for line in result.output.split(separator: 0x0A) {
      let row = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      if let term = row?["term"] as? String { values[term] = row }
    }
    func number(_ term: String, _ name: String) throws -> Double {
      try #require((values[term]?[name] as? NSNumber)?.doubleValue, "\(term), \(name)")
    }
    #expect(try number("灯塔", "log_likelihood") > 8)
    #expect(try number("灯塔", "without_top_document") == 0)
    #expect(try number("灯塔", "leave_one_out_low") == 0)
    #expect(try number("河道", "without_top_document") > 10)
    #expect(try number("河道", "leave_one_out_low") > 10)
    #expect(
      try number("河道", "leave_one_out_high") > number("河道", "leave_one_out_low"))
  }

  @Test("general text can be the reference")
  func bundledReference() async throws {
    let result = try await CommandProcess().run(
      ["compare", "-", "--reference", "bundled", "--format", "jsonl", "--top", "3"],
      input: Array("灯塔守护者点亮灯塔。灯塔的光照着海面，我们的船回来了。".utf8))
    #expect(result.status == 0, "\(result.messages)")
    let first = String(decoding: result.output.prefix { $0 != 0x0A }, as: UTF8.self)
    #expect(first.contains(#""term":"灯塔""#), "\(first)")
    #expect(first.contains(#""reference_tokens":948385"#), "\(first)")
  }

  @Test("pairs of neighbours are collocations without a word")
  func adjacent() async throws {
    let pairs = try await CommandProcess().run(
      ["pairs", folder.path("all.jsonl"), "--tokenized", "tagged", "--format", "jsonl"])
    let collocations = try await CommandProcess().run([
      "collocations", "--pairs", "adjacent", folder.path("all.jsonl"), "--tokenized", "tagged",
      "--minimum", "2", "--format", "jsonl",
    ])
    #expect(!pairs.output.isEmpty)
    #expect(pairs.output == collocations.output)
    let nothing = try await CommandProcess().run(["collocations"], input: [])
    #expect(nothing.status == 2)
  }
}
