import Foundation
import HanTestSupport
import Testing

@Suite("Keywords and entities on the command line")
struct KeywordCommandTests {
  static let article = "社区图书馆开放夜间阅读。夜间阅读到晚上十点，5600多家企业的职工受益。\n"

  @Test("keywords --explain tells what each feature adds")
  func explain() async throws {
    let result = try await SubcommandTests.run(
      ["keywords", "--explain", "--top", "3", "-"], Self.article)
    let object = try #require(try result.objects().first)
    let keywords = try #require(object["keywords"] as? [[String: Any]])
    #expect(keywords.count == 3)
    for keyword in keywords {
      let evidence = try #require(keyword["evidence"] as? [[String: Any]])
      #expect(evidence.allSatisfy { $0["feature"] is String && $0["value"] is Double })
      let score = try #require(keyword["score"] as? Double)
      #expect((0...1).contains(score))
    }
    let plain = try await SubcommandTests.run(["keywords", "--top", "3", "-"], Self.article)
    let first = try #require(try plain.objects().first?["keywords"] as? [[String: Any]])
    #expect(first.allSatisfy { $0["evidence"] == nil })
  }

  @Test(
    "every method lists keywords with their places",
    arguments: ["ranker", "tf-idf", "bm25", "textrank", "rake", "yake"])
  func methods(method: String) async throws {
    let result = try await SubcommandTests.run(
      ["keywords", "--method", method, "-"], Self.article)
    let keywords = try #require(try result.objects().first?["keywords"] as? [[String: Any]])
    #expect(!keywords.isEmpty)
    for keyword in keywords {
      let range = try #require((keyword["ranges"] as? [[Int]])?.first)
      #expect(SubcommandTests.cut(Self.article, range) == keyword["term"] as? String)
    }
  }

  @Test("--group lists the keywords of documents together")
  func groups() async throws {
    let lines = """
      {"id": "a/1", "text": "社区图书馆开放夜间阅读。", "date": "2021-05-01", "source": "甲报"}
      {"id": "a/2", "text": "夜间阅读受到居民欢迎。", "date": "2021-06-01", "source": "乙报"}
      {"id": "b/1", "text": "城市书房举办讲座。", "source": "甲报"}

      """
    func groups(_ kind: String) async throws -> [String: Int] {
      let result = try await SubcommandTests.run(
        ["keywords", "--group", kind, "--input-format", "jsonl", "-"], lines)
      return Dictionary(
        try result.objects().map { ($0["group"] as? String ?? "?", $0["documents"] as? Int ?? 0) },
        uniquingKeysWith: +)
    }
    #expect(try await groups("all") == ["": 3])
    #expect(try await groups("folder") == ["a": 2, "b": 1])
    #expect(try await groups("source") == ["甲报": 2, "乙报": 1])
    #expect(try await groups("month") == ["2021-05": 1, "2021-06": 1, "undated": 1])
    let all = try await SubcommandTests.run(
      ["keywords", "--group", "all", "--input-format", "jsonl", "-"], lines)
    let keywords = try #require(try all.objects().first?["keywords"] as? [[String: Any]])
    let term = try #require(keywords.first { $0["canonical"] as? String == "夜间阅读" })
    #expect(term["documents"] as? [String] == ["a/1", "a/2"])
    let text = try await SubcommandTests.run(
      ["keywords", "--group", "folder", "--format", "text", "--input-format", "jsonl", "-"], lines)
    #expect(text.text.contains("== a (2)"))
  }

  @Test("a diversity and a group that make no sense are usage errors")
  func badOptions() async throws {
    for arguments in [
      ["--diversity", "2"], ["--group", "all", "--no-corpus"], ["--group", "all", "--alone"],
      ["--group", "x"],
    ] {
      let result = try await CommandProcess().run(
        ["keywords"] + arguments + ["-"], input: Array(Self.article.utf8))
      #expect(result.status == 2)
    }
  }

  @Test(
    "documents of a word, of numbers, all the same, and of one long clause end soon",
    arguments: [
      "图书馆", String(repeating: "2023 17.5 一百 10% ", count: 20_000),
      String(repeating: "图书馆开放夜间阅读", count: 20_000),
    ])
  func hostile(text: String) async throws {
    let result = try await SubcommandTests.run(["keywords", "--raw", "-"], text)
    let keywords = try #require(try result.objects().first?["keywords"] as? [[String: Any]])
    #expect(keywords.isEmpty == text.hasPrefix("2"))
  }

  @Test("many equal documents take linear time, one by one and together")
  func equalDocuments() async throws {
    let line = #"{"text": "社区图书馆开放夜间阅读。"}"# + "\n"
    let lines = String(repeating: line, count: 3000)
    let single = try await SubcommandTests.run(
      ["keywords", "--duplicates", "0", "--input-format", "jsonl", "-"], lines)
    #expect(try single.objects().count == 3000)
    let group = try await SubcommandTests.run(
      ["keywords", "--group", "all", "--duplicates", "0", "--input-format", "jsonl", "-"], lines)
    #expect(try group.objects().first?["documents"] as? Int == 3000)
  }

  @Test("weights that cannot be used are a clear error")
  func badRanker() async throws {
    let result = try await CommandProcess().run(
      ["keywords", "--ranker", "/nowhere/weights.txt", "-"], input: Array(Self.article.utf8))
    #expect(result.status != 0)
    #expect(result.messages.contains("/nowhere/weights.txt"))
  }

  @Test("entities lists names, dates and quantities, completed by the document's date")
  func entities() async throws {
    let line = #"{"id": "a", "text": "4月26日，5600多家企业复工。", "date": "2021-05-01", "page": 3}"#
    let result = try await SubcommandTests.run(
      ["entities", "--input-format", "jsonl", "-"], line + "\n")
    let object = try #require(try result.objects().first)
    #expect(object["id"] as? String == "a")
    let dates = try #require(object["dates"] as? [[String: Any]])
    #expect(dates.first?["value"] as? String == "2021-04-26")
    let quantity = try #require((object["quantities"] as? [[String: Any]])?.first)
    #expect(quantity["value"] as? Double == 5600)
    #expect(quantity["unit"] as? String == "家")
    #expect(quantity["approximate"] as? Bool == true)
    #expect((quantity["item"] as? String)?.hasPrefix("企业") == true)
    #expect((object["extra"] as? [String: Any])?["page"] as? Int == 3)
    let text = try await SubcommandTests.run(
      ["entities", "--format", "text", "-"], "5600多家企业复工。\n")
    #expect(text.text.contains("quantity\t5600多家\t企业"))
  }
}
