import Foundation
import HanTestSupport
import Testing

@Suite("Subcommands")
struct SubcommandTests {
  static func run(_ arguments: [String], _ text: String) async throws -> CommandProcess.Result {
    let result = try await CommandProcess().run(arguments, input: Array(text.utf8))
    #expect(result.status == 0, "\(result.messages)")
    return result
  }

  /// The scalars `range` cuts out of `text`.
  static func cut(_ text: String, _ range: [Int]) -> String {
    String(String.UnicodeScalarView(Array(text.unicodeScalars)[range[0]..<range[1]]))
  }

  @Test("segment adds nothing but spaces, whatever the line ends")
  func segmentText() async throws {
    let text = "今天 天气很好，2023年。\r\n\n早發現、早報告\tOK 👩‍👩‍👧𠮷\n\u{3000}完"
    let result = try await Self.run(["segment", "--format", "text", "-"], text)
    let bare = { (text: String) in text.replacing(" ", with: "") }
    #expect(bare(result.text) == bare(text) + "\n")
    #expect(result.text.hasPrefix("今天 天气 很 好 ， 2023年 。\r\n\n早 發現 、"))
  }

  @Test(
    "segment's tokens join to the text by their ranges", arguments: ["scalar", "utf16", "utf8"])
  func segmentJSON(unit: String) async throws {
    let text = "早發現𠮷。\nCOVID 很好"
    let result = try await Self.run(["segment", "--format", "jsonl", "--offsets", unit, "-"], text)
    let object = try #require(try result.objects().first)
    let tokens = try #require(object["tokens"] as? [[String: Any]])
    #expect(tokens.compactMap { $0["text"] as? String }.joined() == text)
    var end = 0
    for token in tokens {
      let range = try #require(token["range"] as? [Int])
      let word = try #require(token["text"] as? String)
      let length =
        switch unit {
        case "utf8": word.utf8.count
        case "utf16": word.utf16.count
        default: word.unicodeScalars.count
        }
      #expect(range == [end, end + length])
      end += length
      #expect(token["kind"] is String)
    }
  }

  @Test("segment reads long input in pieces without a seam")
  func segmentPieces() async throws {
    let line = "今天天气很好，我们去图书馆看书。"
    let count = 60_000
    let text = String(repeating: line + "\n", count: count)
    let one = try await Self.run(["segment", "--format", "text", "-"], line)
    let many = try await Self.run(["segment", "--format", "text", "-"], text)
    #expect(many.text == String(repeating: one.text, count: count))
    let json = try await Self.run(["segment", "--format", "jsonl", "--jobs", "2", "-"], text)
    let object = try #require(try json.objects().first)
    let tokens = try #require(object["tokens"] as? [[String: Any]])
    #expect((tokens.last?["range"] as? [Int])?[1] == text.unicodeScalars.count)
  }

  @Test("convert writes the text, and a map of what changed")
  func convert() async throws {
    let text = "圖書館開放\n图书馆\n"
    let plain = try await Self.run(["convert", "--to", "hans", "--format", "text", "-"], text)
    #expect(plain.text == "图书馆开放\n图书馆\n")
    let json = try await Self.run(["convert", "--to", "hans", "--format", "jsonl", "-"], text)
    let object = try #require(try json.objects().first)
    let converted = try #require(object["text"] as? String)
    let map = try #require(object["map"] as? [[Int]])
    #expect(converted == plain.text)
    #expect(map.count == 4)
    for change in map {
      #expect(Self.cut(text, Array(change[0..<2])) != Self.cut(converted, Array(change[2..<4])))
    }
  }

  @Test("clean lists what it removed, with ranges and reasons")
  func clean() async throws {
    let text = "我在長(zhǎng)城\u{200B}上。"
    let object = try #require(try await Self.run(["clean", "-"], text).objects().first)
    let removed = try #require(object["removed"] as? [[String: Any]])
    #expect(removed.compactMap { $0["reason"] as? String } == ["pinyin", "control"])
    #expect(Self.cut(text, removed[0]["range"] as? [Int] ?? [0, 0]) == "(zhǎng)")
    let articles = try #require(object["articles"] as? [[String: Any]])
    #expect(articles.first?["text"] as? String == "我在長城上。")
  }

  /// A page with a site's frame.
  static let page = """
    首页 > 新闻 > 正文
    山城图书馆夜间开放
    时间：2021年11月1日 来源：山城晚报
    从今天起，山城图书馆每晚开放到十点，读者可以凭证入馆，也可以在门口的自助机上还书，非常方便。
    馆长介绍，夜间开放以后，平均每晚多来了两百人，其中一半是下班以后来的年轻人，座位不够用。
    相关推荐
    山城动物园添了两只小熊猫
    版权所有 山ICP备00000000号
    """

  @Test("clean gives title, date and source, and takes the frame of the site off")
  func cleanPage() async throws {
    let object = try #require(try await Self.run(["clean", "-"], Self.page).objects().first)
    #expect(object["title"] as? String == "山城图书馆夜间开放")
    #expect(object["date"] as? String == "2021-11-01")
    #expect(object["source"] as? String == "山城晚报")
    let text = (object["articles"] as? [[String: Any]])?.first?["text"] as? String
    #expect(text?.contains("小熊猫") == false)
    #expect(text?.contains("自助机") == true)
  }

  @Test(
    "clean --raw leaves all, --disable-rule switches a rule off, --explain tells of every block")
  func cleanSwitches() async throws {
    let raw = try await Self.run(["clean", "--raw", "--format", "text", "-"], Self.page)
    #expect(raw.text == Self.page + "\n")
    // --without is what the option was called before.
    for option in ["--disable-rule", "--without"] {
      let without = try await Self.run(
        ["clean", option, "boilerplate", "--format", "text", "-"], Self.page)
      #expect(without.text.contains("小熊猫"))
    }
    let object = try #require(
      try await Self.run(["clean", "--explain", "-"], Self.page).objects().first)
    let blocks = try #require(object["blocks"] as? [[String: Any]])
    #expect(blocks.count == 8)
    #expect(blocks.allSatisfy { $0["score"] is Double && $0["features"] is [String: Any] })
    let unknown = try await CommandProcess().run(
      ["clean", "--disable-rule", "nothing", "-"], input: [])
    #expect(unknown.status == 2)
    #expect(unknown.messages.contains("the rules are markup"))
  }

  @Test("a document that repeats an earlier one is counted once, unless all are to count")
  func duplicates() async throws {
    let line = "{\"text\":\"\(Self.page.replacing("\n", with: "\\n"))\"}\n"
    let text = line + line
    let arguments = ["terms", "--input-format", "jsonl", "-"]
    func frequency(_ arguments: [String]) async throws -> Int? {
      try await Self.run(arguments, text).objects().compactMap { $0["tf"] as? Int }.max()
    }
    let once = try #require(try await frequency(arguments))
    let twice = try await frequency(arguments + ["--duplicates", "0"])
    #expect(twice == 2 * once)
  }

  @Test("keywords come with counts and ranges, in the script that was asked for")
  func keywords() async throws {
    let text = "圖書館開放了，圖書館歡迎讀者。讀者喜歡圖書館。"
    for (script, word) in [("source", "圖書"), ("hans", "图书"), ("hant", "圖書")] {
      let result = try await Self.run(["keywords", "--script", script, "--top", "1", "-"], text)
      let object = try #require(try result.objects().first)
      let keyword = try #require((object["keywords"] as? [[String: Any]])?.first)
      #expect((keyword["term"] as? String)?.contains(word) == true)
      #expect((keyword["canonical"] as? String)?.contains("图书") == true)
      let ranges = try #require(keyword["ranges"] as? [[Int]])
      #expect(ranges.count == keyword["count"] as? Int)
      if script == "source" {
        for range in ranges { #expect(Self.cut(text, range) == keyword["term"] as? String) }
      }
    }
  }

  @Test("a stop list of the user's replaces the bundled one")
  func stopWords() async throws {
    let folder = try TemporaryDirectory()
    let list = try folder.write("stop.txt", "# words\n图书\n馆\n图书馆\n")
    let result = try await Self.run(["keywords", "--stopwords", list, "-"], "图书馆。")
    #expect((try result.objects().first?["keywords"] as? [Any])?.isEmpty == true)
    let missing = try await CommandProcess().run(["keywords", "--stopwords", "/no/list", "-"])
    #expect(missing.status == 3)
    #expect(missing.messages.contains("/no/list"))
  }

  @Test("slogans come with type, template and ranges")
  func slogans() async throws {
    let text = "各村要做到早巡查、早報告、早處置。"
    let object = try #require(try await Self.run(["slogans", "-"], text).objects().first)
    let slogan = try #require((object["slogans"] as? [[String: Any]])?.first)
    #expect(slogan["canonical"] as? String == "早巡查、早报告、早处置")
    #expect(slogan["type"] as? String == "parallel")
    #expect(slogan["template"] as? String == "早_")
    let range = try #require((slogan["ranges"] as? [[Int]])?.first)
    #expect(Self.cut(text, range) == "早巡查、早報告、早處置")
  }

  @Test("terms are counted over the batch, n-grams on demand")
  func terms() async throws {
    let pages = try TemporaryDirectory()
    let a = try pages.write("a.txt", "图书馆开放。图书馆欢迎读者。")
    let b = try pages.write("b.txt", "读者，读者。")
    let command = try CommandProcess()
    let result = try await command.run(["terms", "--by", "document-frequency", a, b])
    let rows = try result.objects()
    let reader = try #require(rows.first { $0["term"] as? String == "读者" })
    #expect(reader["tf"] as? Int == 3)
    #expect(reader["df"] as? Int == 2)
    #expect(rows.first?["term"] as? String == "读者")
    let grams = try await command.run(["terms", "--ngrams", "2-3", a, b])
    #expect(try grams.objects().contains { $0["term"] as? String == "欢迎读者" })
    #expect(try await command.run(["terms", "--ngrams", "3-2", a]).status == 2)
  }
}
