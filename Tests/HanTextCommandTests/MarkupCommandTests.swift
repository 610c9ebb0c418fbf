import Foundation
import HanTestSupport
import Testing

@Suite("Pages and Markdown at the command")
struct MarkupCommandTests {
  /// Runs a subcommand on a file of some name, and gives the objects it wrote.
  static func objects(
    _ arguments: [String], _ name: String, _ text: String
  ) async throws -> [[String: Any]] {
    let folder = try TemporaryDirectory()
    let path = try folder.write(name, Array(text.utf8))
    let result = try await CommandProcess().run(arguments + ["--format", "jsonl", path])
    #expect(result.status == 0, "\(result.messages)")
    return try result.objects()
  }

  static func cut(_ text: String, _ range: [Int]) -> String {
    String(String.UnicodeScalarView(Array(text.unicodeScalars)[range[0]..<range[1]]))
  }

  @Test(
    "keywords and slogans of text outside of elements have their ranges",
    arguments: [
      "早发现、早报告、早处置。图书馆里人人都说图书馆好。",
      "&#26089;发现、早报告、早处置。图书馆里人人都说图书馆好。",
      "<html><body>甲</body></html>早发现、早报告、早处置。图书馆里人人都说图书馆好。",
      "<html><head><title>标题</title></head>早发现、早报告、早处置。图书馆里人人都说图书馆好。</html>",
    ])
  func outside(page: String) async throws {
    for command in ["keywords", "slogans"] {
      let found = try await Self.objects([command], "a.html", page)
      let items = try #require(found.first?[command] as? [[String: Any]])
      #expect(!items.isEmpty)
      for item in items {
        let text = try #require((item["term"] ?? item["text"]) as? String)
        let ranges = try #require(item["ranges"] as? [[Int]])
        // The title of the head stands apart from the text.
        #expect(!text.isEmpty && (!ranges.isEmpty || text == "标题"))
        for range in ranges { #expect(Self.cut(page, range).contains(text)) }
      }
    }
    let clean = try await Self.objects(["clean"], "a.html", page)
    let removed = try #require(clean.first?["removed"] as? [[String: Any]])
    for item in removed {
      let range = try #require(item["range"] as? [Int])
      #expect(!Self.cut(page, range).contains("早报告"))
    }
  }

  static let markdown = """
    ---
    title: 河边的广播
    date: 2022-3-9
    tags: [广播, 河边]
    mood: 好
    ---

    <figure><img src="a.png" alt="照片"><figcaption>图</figcaption></figure>

    ## **第一段**广播

    <strong>听众朋友</strong>，[河边广播](https://www.example.org/strong)今天开播，河边广播每天两次。

    ```html
    <strong>strong strong strong</strong>
    ```
    """

  @Test("no word of markup is counted in Markdown", arguments: ["a.md", "b.MARKDOWN"])
  func terms(name: String) async throws {
    let terms = try await Self.objects(["terms"], name, Self.markdown)
    let words = Set(terms.compactMap { $0["term"] as? String })
    #expect(words.contains("广播") && words.contains("听众"))
    for word in [
      "strong", "src", "alt", "img", "figcaption", "https", "tags", "title", "html", "www", "**",
    ] {
      #expect(!words.contains(word), "\(word)")
    }
  }

  @Test("fields of Markdown become those of the document, and extra")
  func fields() async throws {
    let clean = try #require(
      try await Self.objects(["clean"], "a.md", Self.markdown).first)
    #expect(clean["title"] as? String == "河边的广播")
    #expect(clean["date"] as? String == "2022-03-09")
    let extra = try #require(clean["extra"] as? [String: Any])
    #expect(extra["tags"] as? [String] == ["广播", "河边"])
    #expect(extra["mood"] as? String == "好")
    let articles = try #require(clean["articles"] as? [[String: Any]])
    let text = try #require(articles.first?["text"] as? String)
    #expect(text == "图\n\n第一段广播\n\n听众朋友，河边广播今天开播，河边广播每天两次。")
  }

  @Test("standard input is Markdown when it is said to be")
  func standardInput() async throws {
    let result = try await CommandProcess().run(
      ["clean", "--input-format", "markdown", "--format", "text", "-"],
      input: Array("# 标题\n\n一段**话**。".utf8))
    #expect(result.text == "标题\n\n一段话。\n")
    let raw = try await CommandProcess().run(
      ["clean", "--raw", "--input-format", "markdown", "--format", "text", "-"],
      input: Array("# 标题\n\n一段**话**。".utf8))
    #expect(raw.text == "# 标题\n\n一段**话**。\n")
  }

  @Test("a title in Markdown is counted once, without its mark")
  func title() async throws {
    let found = try await Self.objects(["keywords"], "a.md", "# 夜间图书馆")
    let keywords = try #require(found.first?["keywords"] as? [[String: Any]])
    for keyword in keywords {
      #expect(keyword["count"] as? Int == 1)
      #expect((keyword["ranges"] as? [[Int]])?.first?.first ?? 0 >= 2)
    }
    #expect(!keywords.isEmpty)
  }
}
