import HanText
import Testing

/// The library as an app meets it: one import, no access to what is not public.
@Suite("What an app writes first")
struct AppSurfaceTests {
  @Test("types can be told from the app's own by the module's name")
  func moduleName() throws {
    let document = HanText.Document(id: "a", text: "图书馆开放。")
    #expect(document.id == "a")
    #expect(!HanTextVersion.current.isEmpty)
  }

  @Test(
    "a page is read as one, and nothing of its markup is a keyword",
    arguments: [
      "<!DOCTYPE html>\n<html>", "\u{FEFF}<html lang=\"zh\">", "<!-- 页 -->\n<html>", "<div>",
    ])
  func page(opening: String) throws {
    let sentence = "山城图书馆开放夜间阅读，夜间阅读免费，读者欢迎夜间阅读。"
    let page =
      opening + "<body><div class=\"figcaption\"><p><strong>\(sentence)</strong></p>"
      + "<p>\(sentence)</p></div></body></html>"
    let keywords = try page.keywords()
    #expect(keywords.first?.term == "夜间阅读")
    #expect(keywords.allSatisfy { !$0.term.contains { $0.isASCII } })
    for keyword in keywords {
      for span in keyword.occurrences { #expect(page[span] == keyword.term) }
    }
    let raw = try page.keywords(limit: 50, as: .text)
    #expect(raw.contains { $0.term.contains { $0.isASCII } })
  }

  @Test(
    "text that has angle brackets is text",
    arguments: [
      "", "<", "<p", "< p>图书馆</p>", "<5岁的儿童免票", "<图书馆>开放", "图书馆<b>开放</b>", "<!DOCTYPE dtd>",
    ])
  func noPage(text: String) { #expect(DocumentKind(of: text) == .text) }

  @Test("an endless comment or declaration is text", arguments: ["<!-- 页", "<?xml version"])
  func unfinished(text: String) { #expect(DocumentKind(of: text) == .text) }

  @Test("slogans of a page")
  func slogansOfPage() throws {
    let page = "<html><body><p>各村要<b>早巡查</b>、早报告、早处置。</p></body></html>"
    #expect(try page.slogans().map(\.text) == ["早巡查、早报告、早处置"])
  }

  @Test("a limit below nought gives nothing")
  func limits() throws {
    #expect(try "图书馆开放夜间阅读。".keywords(limit: -1).isEmpty)
    #expect(try "图书馆开放夜间阅读。".keywords(limit: 0).isEmpty)
  }

  @Test(
    "Traditional text is cut into its words, whoever cuts it", arguments: Segmenter.Engine.allCases)
  func traditional(engine: Segmenter.Engine) throws {
    let text = "市民發現圖書館開放"
    let tokens = try Segmenter(engine: engine).segment(text)
    let words = tokens.map { tokens.sourceForm(of: $0) }
    #expect(words.contains("發現") && words.contains("開放"))
    #expect(words.joined() == text)
    var dictionary = UserDictionary()
    dictionary.insert("開放日")
    let own = try Segmenter(engine: engine, userDictionary: dictionary).segment("圖書館開放日到了")
    #expect(own.map { own.sourceForm(of: $0) }.contains("開放日"))
  }

  @Test("words and tokens of a string")
  func words() throws {
    #expect(try "早發現，早報告！".words() == ["早", "發現", "早", "報告"])
    let text = "他在3月來到山城，看見😀。"
    let tokens = try text.tokens()
    #expect(tokens.map(\.text).joined() == text)
    #expect(tokens.contains { $0.text == "來到" && $0.canonical == "来到" && $0.kind == .han })
    #expect(tokens.contains { $0.kind == .punctuation && $0.partOfSpeech?.name == "w" })
    for token in tokens { #expect(text[token.span] == token.text) }
    #expect(try "".tokens().isEmpty && "".words().isEmpty)
  }

  @Test("strings in the other script")
  func scripts() throws {
    #expect(try "圖書館裡看著書".simplified() == "图书馆里看着书")
    #expect(try "美国历史里的余光中".traditional() == "美國歷史裏的余光中")
    #expect(try "".simplified().isEmpty && "".traditional().isEmpty)
  }

  @Test("dictionary orders")
  func orders() throws {
    #expect(try ChineseOrder.pinyin.sorted(["重庆", "上海", "北京"]) == ["北京", "重庆", "上海"])
    #expect(try ChineseOrder.stroke.sorted(["安", "十", "一"]) == ["一", "十", "安"])
    #expect(try ChineseOrder.pinyin.sorted([String]()).isEmpty)
  }

  @Test("a cancelled sequence throws, whatever the stream does", arguments: [1, 2, 8])
  func cancellation(width: Int) async throws {
    let analyzer = try Analyzer(Configuration(tags: false))
    let task = Task {
      let endless = AsyncStream<Document> { Document(id: "a", text: "图书馆开放。") }
      var count = 0
      for try await _ in analyzer.analyses(of: endless, width: width) { count += 1 }
      return count
    }
    try await Task.sleep(for: .milliseconds(20))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
