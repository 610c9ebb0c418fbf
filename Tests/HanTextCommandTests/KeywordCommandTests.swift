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
