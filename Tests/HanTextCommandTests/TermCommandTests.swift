import Foundation
import HanTestSupport
import Testing

/// Terms by units, tags and groups, and what their frequencies hang on.
struct TermCommandTests {
  private let command: CommandProcess
  private let folder: TemporaryDirectory

  init() throws {
    command = try CommandProcess()
    folder = try TemporaryDirectory()
  }

  private func rows(_ arguments: [String]) async throws -> [[String: Any]] {
    let result = try await command.run(arguments + ["--format", "jsonl", "--quiet"])
    #expect(result.status == 0, "\(result.messages)")
    return try result.objects()
  }

  private func lines() throws -> String {
    try folder.write(
      "d.jsonl",
      [
        #"{"id":"1","text":"研究/v 工作/vn 的/u 研究/vn 。/w","date":"2020-03-01","field":"甲"}"#,
        #"{"id":"2","text":"研究/v 圖書館/n 工作/v","date":"2021-03-01","field":"乙"}"#,
        #"{"id":"3","text":"图书馆/n 研究/vn ABC/nx 12/m","date":"2021-05-01","field":"乙"}"#,
      ].joined(separator: "\n"))
  }

  @Test("characters and their n-grams")
  func characters() async throws {
    let path = try lines()
    let single = try await rows(
      ["terms", path, "--tokenized", "tagged", "--unit", "characters"])
    func tf(_ rows: [[String: Any]], _ term: String) -> Int? {
      rows.first { $0["canonical"] as? String == term }?["tf"] as? Int
    }
    #expect(tf(single, "研") == 4)
    #expect(tf(single, "图") == 2)
    #expect(tf(single, "ABC") == 1)
    // 19 Chinese characters, a word of letters, a number.
    #expect(single.compactMap { $0["tf"] as? Int }.reduce(0, +) == 21)
    let longer = try await rows(
      [
        "terms", path, "--tokenized", "tagged", "--unit", "characters", "--ngrams", "2-5",
      ])
    #expect(tf(longer, "研究") == 4)
    #expect(tf(longer, "图书馆") == 2)
    #expect(tf(longer, "研究工作的") == 1)
    #expect(tf(longer, "究图书馆") == 1)
  }

  @Test("a word apart for each part of speech")
  func tags() async throws {
    let path = try lines()
    let found = try await rows(["terms", path, "--tokenized", "tagged", "--by", "tag"])
    let counts = Dictionary(
      uniqueKeysWithValues: found.map {
        ("\($0["canonical"] ?? "")/\($0["pos"] ?? "")", $0["tf"] as? Int ?? 0)
      })
    #expect(counts["研究/v"] == 2)
    #expect(counts["研究/vn"] == 2)
    #expect(counts["工作/v"] == 1)
    #expect(counts["图书馆/n"] == 2)
    let library = found.first { $0["canonical"] as? String == "图书馆" }
    #expect(library?["forms"] as? [String: Int] == ["圖書館": 1])
    let words = try await rows(["terms", path, "--tokenized", "tagged"])
    #expect(
      found.compactMap { $0["tf"] as? Int }.reduce(0, +)
        == words.compactMap { $0["tf"] as? Int }.reduce(0, +))
  }

  @Test("groups have the figures of their documents alone, from a store too")
  func groups() async throws {
    let path = try lines()
    let store = folder.path("g.sqlite")
    _ = try await command.run(["index", path, "--db", store, "--tokenized", "tagged"])
    for (arguments, field) in [
      (["terms"], "year"), (["terms", "--top", "2"], "field"), (["profile"], "field"),
      (["terms", "--unit", "characters", "--ngrams", "1-2"], "month"),
      (["terms", "--by", "tag"], "year"), (["trend", "--term", "研究"], "field"),
      (["trend", "--minimum", "1", "--period", "year"], "field"),
    ] {
      let plain = try await command.run(
        arguments + [path, "--tokenized", "tagged", "--group-by", field, "--quiet"])
      let stored = try await command.run(
        arguments + ["--db", store, "--group-by", field, "--quiet"])
      #expect(plain.status == 0, "\(plain.messages)")
      #expect(!plain.output.isEmpty)
      #expect(plain.text == stored.text, "\(arguments)")
    }
    let years = try await rows(
      ["terms", path, "--tokenized", "tagged", "--group-by", "year"])
    let later = years.filter { $0["group"] as? String == "2021" }.map {
      var row = $0
      row["group"] = nil
      return row as NSDictionary
    }
    let alone = try await rows(
      ["terms", path, "--tokenized", "tagged", "--where", "year=2021"])
    #expect(later == alone.map { $0 as NSDictionary })
  }

  @Test("a frequency has bounds over all ways to cut words, and both contain it")
  func range() async throws {
    try folder.write("r/a.txt", "她是妇女性格研究者。新时代女性参加读书会，女性读者很多。")
    try folder.write("r/b.txt", "女性朋友在图书馆阅读。圖書館的女性館員介紹新書。")
    let store = folder.path("r.sqlite")
    _ = try await command.run(["index", folder.path("r"), "--db", store])
    let found = try await rows(["terms", folder.path("r"), "--range"])
    for row in found {
      let (low, tf, high) = (
        row["low"] as? Int ?? -1, row["tf"] as? Int ?? -1, row["high"] as? Int ?? -1
      )
      #expect(0 <= low && low <= tf && tf <= high, "\(row)")
    }
    let women = found.first { $0["canonical"] as? String == "女性" }
    // The characters stand in 妇女性格, too.
    #expect(women?["high"] as? Int == 5)
    let stored = try await rows(["terms", "--db", store, "--range"])
    #expect(found.map { $0 as NSDictionary } == stored.map { $0 as NSDictionary })
    let piped = try await command.run(["terms", "--range", "-"], input: Array("词".utf8))
    #expect(piped.status == 2)
  }

  @Test("what cleaning removed is told of each word")
  func removed() async throws {
    let menu =
      "<nav><ul><li><a href=\"/a\">首页</a></li><li><a href=\"/b\">图书馆</a></li>"
      + "<li><a href=\"/c\">联系我们</a></li></ul></nav>"
    for number in 0..<3 {
      try folder.write(
        "m/\(number).html",
        """
        <html><head><title>通知</title></head><body>\(menu)<h1>阅读活动通知</h1>
        <p>图书馆将于本周举办第\(number + 1)场阅读活动，欢迎居民带孩子参加，活动期间提供茶水和座位。</p>
        <p>参加活动的读者请提前在服务台登记，名额有限，先到先得，谢谢大家对图书馆的支持。</p></body></html>
        """)
    }
    let store = folder.path("m.sqlite")
    _ = try await command.run(["index", folder.path("m"), "--db", store])
    let arguments = ["terms", "--in-removed", "--duplicates", "0"]
    let found = try await rows(arguments + [folder.path("m")])
    let library = found.first { $0["canonical"] as? String == "图书馆" }
    #expect(library?["tf"] as? Int == 6)
    #expect(library?["in_removed"] as? Int == 3)
    #expect(
      found.first { $0["canonical"] as? String == "读者" }?["in_removed"] as? Int == 0)
    let stored = try await rows(arguments + ["--db", store])
    #expect(found.map { $0 as NSDictionary } == stored.map { $0 as NSDictionary })
  }

  @Test("words that are adopted give what indexing with them gives")
  func adoption() async throws {
    let people = ["大家都", "老人也", "學生們", "司机常", "我妹妹", "小王又", "邻居们", "同事会"]
    let verbs = ["骑上", "用过", "喜欢", "推荐", "买了", "修好", "退掉", "租来"]
    let ends = ["出门", "上班", "很快", "方便", "去看", "回家", "游玩", "过桥"]
    for number in 0..<8 {
      let lines = (0..<4).map { line in
        people[(number + line) % 8] + verbs[(number * 3 + line) % 8] + "哈噜嘟"
          + ends[(number * 5 + line * 2) % 8] + "。"
      }
      try folder.write("n/\(number).txt", lines.joined(separator: "\n"))
    }
    try folder.write("n/z.txt", "图书馆今天开放，读者很多，馆员介绍新书。")
    let store = folder.path("n.sqlite")
    _ = try await command.run(["index", folder.path("n"), "--db", store])
    let question = ["new-words", "--minimum", "5", "--cohesion", "2", "--db", store]
    let list = try await command.run(question + ["--format", "dictionary", "--quiet"])
    #expect(list.text.contains("哈噜嘟"))
    let dictionary = try folder.write("words.txt", list.text)
    let adopted = try await command.run(question + ["--adopt"])
    #expect(adopted.status == 0, "\(adopted.messages)")
    #expect(adopted.messages.contains("1 word adopted, 1 document counted again"))
    for arguments in [
      ["terms", "--duplicates", "0"], ["profile"], ["concordance", "哈噜嘟"],
      ["collocations", "哈噜嘟"], ["new-words", "--minimum", "2"],
    ] {
      let plain = try await command.run(
        arguments + [folder.path("n"), "--user-dictionary", dictionary, "--quiet"])
      let stored = try await command.run(arguments + ["--db", store, "--quiet"])
      #expect(plain.text == stored.text, "\(arguments)")
      #expect(stored.status == 0, "\(stored.messages)")
    }
    // The next run keeps the words.
    try folder.write("n/y.txt", "哈噜嘟又涨价了。")
    let again = try await command.run(["index", folder.path("n"), "--db", store])
    #expect(again.status == 0, "\(again.messages)")
    let terms = try await command.run(["terms", "--db", store, "--duplicates", "0", "--quiet"])
    let plain = try await command.run(
      [
        "terms", folder.path("n"), "--user-dictionary", dictionary, "--duplicates", "0",
        "--quiet",
      ])
    #expect(terms.text == plain.text)
  }
}
