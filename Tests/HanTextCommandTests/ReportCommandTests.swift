import Foundation
import HanTestSupport
import Testing

@Suite("hantext report")
struct ReportCommandTests {
  static let names = [
    "documents.csv", "index.html", "keywords.csv", "report.json", "report.md", "slogans.csv",
    "terms.csv",
  ]

  static func pages() throws -> TemporaryDirectory {
    let pages = try TemporaryDirectory()
    try pages.write(
      "a.txt", "河長(zhǎng)制宣傳\n\n各村要做到早巡查、早報告、早處置，守護河湖。河湖保護人人有責。\n")
    try pages.write("b.md", "社区宣传\n\n社区坚持“早巡查，早报告，早处置”，河湖保护从我做起。\n")
    try pages.write("c.html", "<p>河湖保护<script>x()</script>宣传</p>")
    try pages.write(
      "d.jsonl",
      """
      {"id": "d1", "text": "河湖保护需要大家。", "date": "2024-05-01", "column": 7}
      {"text": "落实“三个必须”。", "title": "公告"}

      """)
    return pages
  }

  @Test("writes its seven files, the slogan of two scripts once with both documents")
  func files() async throws {
    let pages = try Self.pages()
    let out = try TemporaryDirectory()
    let result = try await CommandProcess().run(["report", pages.url.path, "-o", out.path("r/s")])
    #expect(result.status == 0, "\(result.messages)")
    let written = try FileManager.default.contentsOfDirectory(atPath: out.path("r/s")).sorted()
    #expect(written == [".hantext-report"] + Self.names)
    let data = Data(try out.read("r/s/report.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let slogans = try #require(report["slogans"] as? [[String: Any]])
    let slogan = slogans.filter { $0["canonical"] as? String == "早巡查、早报告、早处置" }
    #expect(slogan.count == 1)
    #expect(
      slogan.first?["documents"] as? Int == 2 || (slogan.first?["documents"] as? [Any])?.count == 2)
    let documents = try #require(report["documents"] as? [[String: Any]])
    #expect(documents.count == 5)
    let entities = try #require(documents[4]["entities"] as? [String: Any])
    #expect(
      entities.keys.sorted()
        == ["dates", "organizations", "persons", "places", "quantities", "works"])
    let quantities = try #require(entities["quantities"] as? [[String: Any]])
    #expect(quantities.allSatisfy { $0["value"] is Double && $0["ranges"] is [[Int]] })
  }

  @Test("gives the same bytes for any number of jobs")
  func deterministic() async throws {
    let pages = try Self.pages()
    // Slogans with many marks, whose scores differ by rounding when the marks are added up in
    // another order.
    for (number, verb) in ["坚持", "做到", "确保", "落实", "倡导"].enumerated() {
      try pages.write(
        "e\(number).txt",
        "大家\(verb)勤洗\(number)手、勤通风、勤消毒。\(verb)不乱扔、不乱倒的习惯，管好自家门、守好自家人。")
    }
    let out = try TemporaryDirectory()
    let command = try CommandProcess()
    for jobs in ["1", "2", "8"] {
      let result = try await command.run(
        ["report", pages.url.path, "-o", out.path(jobs), "--jobs", jobs])
      #expect(result.status == 0)
    }
    for name in Self.names {
      let first = try out.read("1/\(name)")
      #expect(!first.isEmpty)
      #expect(try out.read("2/\(name)") == first)
      #expect(try out.read("8/\(name)") == first)
    }
  }

  /// A text that takes much room, packed or not.
  private static func longText() -> String {
    var generator = SeededGenerator(seed: 11)
    var text = String.UnicodeScalarView()
    for _ in 0..<1_500 {
      for _ in 0..<40 {
        guard let scalar = Unicode.Scalar(UInt32.random(in: 0x4E00...0x8FFF, using: &generator))
        else { continue }
        text.append(scalar)
      }
      text.append("。")
    }
    return String(text)
  }

  @Test("the page never exceeds --page-size; what is left out is said, and is in the other files")
  func pageSize() async throws {
    let pages = try Self.pages()
    var generator = SeededGenerator(seed: 5)
    for number in 0..<150 {
      let sign = Unicode.Scalar(UInt32.random(in: 0x4E00...0x8FFF, using: &generator)) ?? "一"
      try pages.write(
        "m\(number).txt", "第\(number)号通知：\(sign)村\(number * 17)户居民参加消防演练，做到早发现、早报告。")
    }
    try pages.write("n.txt", Self.longText())
    let out = try TemporaryDirectory()
    let all = try await CommandProcess().run(["report", pages.url.path, "-o", out.path("all")])
    #expect(all.status == 0)
    for (size, limit) in [("400k", 400_000), ("300k", 300_000), ("220k", 220_000)] {
      let result = try await CommandProcess().run([
        "report", pages.url.path, "-o", out.path(size), "--embed", "all", "--page-size", size,
      ])
      #expect(result.status == 0, "\(result.messages)")
      let page = try out.read("\(size)/index.html")
      #expect(page.count <= limit)
      #expect(result.messages.contains("--page-size leaves"), "\(result.messages)")
      let text = String(decoding: page, as: UTF8.self)
      #expect(
        result.messages.contains("leaves room for the results")
          == text.contains("The page has room for the first"))
      #expect(
        text.contains("more in terms.csv") || text.contains("The page has room for the first"))
      for name in Self.names where name != "index.html" {
        #expect(try out.read("\(size)/\(name)") == out.read("all/\(name)"))
      }
    }
    let small = try await CommandProcess().run(
      ["report", pages.url.path, "-o", out.path("small"), "--page-size", "20k"])
    #expect(small.status == 2)
    #expect(small.messages.contains("give it more with --page-size"))
    #expect(!FileManager.default.fileExists(atPath: out.path("small/index.html")))
  }

  @Test("texts that do not fit into the page go into pages of documents, for any number of jobs")
  func pages() async throws {
    let pages = try Self.pages()
    try pages.write("z.txt", Self.longText())
    let out = try TemporaryDirectory()
    for jobs in ["1", "8"] {
      let result = try await CommandProcess().run(
        ["report", pages.url.path, "-o", out.path(jobs), "--page-size", "200k", "--jobs", jobs])
      #expect(result.status == 0, "\(result.messages)")
    }
    let page = String(decoding: try out.read("1/documents/0001.html"), as: UTF8.self)
    #expect(page.contains(#"<mark class="slogan">"#))
    #expect(page.contains("略去：注音 dropped: pinyin"))
    #expect(!page.contains("<script"))
    #expect(try out.read("8/documents/0001.html") == Array(page.utf8))
    #expect(try out.read("8/index.html") == out.read("1/index.html"))
    let whole = try await CommandProcess().run(
      ["report", pages.url.path, "-o", out.path("1"), "--embed", "all", "--page-size", "10M"])
    #expect(whole.status == 0)
    #expect(!FileManager.default.fileExists(atPath: out.path("1/documents")))
  }

  @Test(
    "the page has what --embed says, in the language that is asked for; the rest stays the same")
  func embedding() async throws {
    let pages = try Self.pages()
    let out = try TemporaryDirectory()
    var sizes: [Int] = []
    for (embed, language) in [("none", "zh"), ("passages", "en"), ("all", "both")] {
      let result = try await CommandProcess().run([
        "report", pages.url.path, "-o", out.path(embed), "--embed", embed, "--language", language,
      ])
      #expect(result.status == 0, "\(result.messages)")
      let page = String(decoding: try out.read("\(embed)/index.html"), as: UTF8.self)
      #expect(page.contains(#"data-language="\#(language)""#))
      sizes.append(page.utf8.count)
      for name in Self.names where name != "index.html" {
        #expect(try out.read("\(embed)/\(name)") == out.read("none/\(name)"))
      }
    }
    #expect(sizes == sizes.sorted())
    let wrong = try await CommandProcess().run(
      ["report", pages.url.path, "-o", out.path("x"), "--page-size", "much"])
    #expect(wrong.status == 2)
    let tiny = try await CommandProcess().run(
      ["report", pages.url.path, "-o", out.path("y"), "--page-size", "4"])
    #expect(tiny.status == 2)
    #expect(tiny.messages.contains("4M for megabytes"), "\(tiny.messages)")
  }

  @Test("a document that fails is named, and stands in the report; the others are complete")
  func failures() async throws {
    let pages = try Self.pages()
    try pages.write("broken.txt", Array("河湖保护".utf8) + [0xFF])
    let out = try TemporaryDirectory()
    let result = try await CommandProcess().run(["report", pages.url.path, "-o", out.path("r")])
    #expect(result.status == 1)
    #expect(result.messages.contains("broken.txt"))
    #expect(result.messages.contains("byte 12"))
    let csv = String(decoding: try out.read("r/documents.csv"), as: UTF8.self)
    #expect(csv.contains("broken.txt"))
    #expect(csv.contains("d1"))
  }

  @Test("groups are compared with all other documents, with both frequencies")
  func groups() async throws {
    var lines = ""
    for number in 0..<12 {
      let (column, topic) = number % 2 == 0 ? ("水务", "河道清淤") : ("教育", "校园阅读")
      let text = (0..<6).map { "第\($0 + 1)小组今天负责\(topic)，大家认真检查，做好记录。" }.joined()
      lines += #"{"id":"d\#(number)","text":"\#(text)","column":"\#(column)"}"# + "\n"
    }
    lines += #"{"id":"x","text":"今天大家认真检查，做好记录。"}"# + "\n"
    let out = try TemporaryDirectory()
    let options = ["report", "--input-format", "jsonl", "-", "--duplicates", "0"]
    let result = try await CommandProcess().run(
      options + ["-o", out.path("r"), "--group-by", "column"], input: Array(lines.utf8))
    #expect(result.status == 0, "\(result.messages)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(try out.read("r/report.json"))) as? [String: Any])
    let groups = try #require(report["groups"] as? [[String: Any]])
    #expect(groups.map { $0["name"] as? String } == ["unknown", "教育", "水务"])
    #expect(groups.map { $0["documents"] as? Int } == [1, 6, 6])
    let total = try #require((report["summary"] as? [String: Any])?["tokens"] as? Int)
    #expect(groups.compactMap { $0["tokens"] as? Int }.reduce(0, +) == total)
    let terms = try #require(groups[2]["terms"] as? [[String: Any]])
    let found = terms.compactMap { $0["canonical"] as? String }
    #expect(found.contains("河道") && !found.contains("校园") && !found.contains("检查"))
    let river = try #require(terms.first { $0["canonical"] as? String == "河道" })
    #expect(river["count"] as? Int == 36)
    #expect(river["document_count"] as? Int == 6)
    #expect(river["other_count"] as? Int == 0)
    #expect((groups[0]["terms"] as? [Any])?.isEmpty == true)
    for name in ["index.html", "report.md", "groups.csv"] {
      let text = String(decoding: try out.read("r/\(name)"), as: UTF8.self)
      #expect(text.contains("河道") && text.contains("水务"), "\(name)")
    }
    // Counts made elsewhere do not say which documents have a term.
    let wrong = try await CommandProcess().run(
      options + ["-o", out.path("s"), "--group-by", "column", "--counts", "x"], input: [])
    #expect(wrong.status == 2)
  }

  @Test("a document whose text was decoded wrongly is named in every form")
  func damage() async throws {
    let pages = try Self.pages()
    // UTF-8 that was read as GBK: 各村要做到早巡查、早报告, 守护河湖 and so on.
    try pages.write(
      "misread.txt", "鍚勬潙瑕佸仛鍒版棭宸℃煡銆佹棭鎶ュ憡銆佹棭澶勭疆锛屽畧鎶ゆ渤婀栫殑姘达紝鏄竴浠跺ぇ浜嬶紝浜轰汉鏈夎矗銆\n")
    let out = try TemporaryDirectory()
    let result = try await CommandProcess().run(["report", pages.url.path, "-o", out.path("r")])
    #expect(result.status == 0, "\(result.messages)")
    let damage = "UTF-8 read as GBK"
    #expect(result.messages.contains(damage))
    for name in ["index.html", "report.md", "report.json", "documents.csv"] {
      let text = String(decoding: try out.read("r/\(name)"), as: UTF8.self)
      #expect(text.contains(damage), "\(name)")
    }
  }

  @Test("an output that cannot be written is exit status 3, with its cause")
  func unwritable() async throws {
    let pages = try Self.pages()
    let result = try await CommandProcess().run(
      ["report", pages.url.path, "-o", "/dev/null/report"])
    #expect(result.status == 3)
    #expect(result.messages.contains("/dev/null"))
  }

  @Test("without an output folder it is a usage error")
  func usage() async throws {
    let result = try await CommandProcess().run(["report", "-"])
    #expect(result.status == 2)
    #expect(result.messages.contains("--output"))
  }
}
