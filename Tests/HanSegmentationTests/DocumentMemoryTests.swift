import HanCore
import HanSegmentation
import HanTestSupport
import Testing

@Suite("Words that a document remembers")
struct DocumentMemoryTests {
  static let contexts = [
    "{}宣布今年上市。", "我昨天下载了{}。", "很多用户在{}上留言。", "{}的新版本发布了。", "记者采访了{}的负责人。",
    "公司与{}签署合作协议。", "他在{}工作了三年。", "据{}介绍，产品销量增长。", "大家都喜欢用{}看新闻。",
    "去年{}获得两亿元投资。", "市民可以登录{}查询。", "目前{}已经覆盖全国。",
  ]

  static func text(_ word: String) -> String {
    contexts.map { $0.replacing("{}", with: word) }.joined(separator: "\n")
  }

  static func count(_ word: String, in text: String, remembersWords: Bool) throws -> Int {
    let segmenter = try Segmenter(remembersWords: remembersWords)
    let tokens = segmenter.segment(text)
    return tokens.count { tokens.surface(of: $0) == word }
  }

  @Test("an unknown word is one word throughout", arguments: ["优酷", "哔哩", "蔚途", "颂拓", "凯睿达"])
  func oneForm(word: String) throws {
    #expect(
      try Self.count(word, in: Self.text(word), remembersWords: true) >= Self.contexts.count - 1)
  }

  @Test("a single sentence is cut as without")
  func sentence() throws {
    let with = try Segmenter(remembersWords: true)
    let without = try Segmenter()
    for context in Self.contexts {
      let sentence = context.replacing("{}", with: "优酷")
      #expect(with.segment(sentence) == without.segment(sentence))
    }
  }

  @Test("listed words go by their context, whatever a document has often")
  func listed() throws {
    let text = "门把手坏了。\n他握住把手。\n换一个把手。\n把手机关了再睡。\n"
    let tokens = try Segmenter(remembersWords: true).segment(text)
    #expect(tokens.contains { tokens.surface(of: $0) == "手机" })
  }

  @Test("tokens join to the text, the same for each pass", arguments: 0..<100)
  func joins(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let piece = RandomText.text(upTo: 80, using: &generator)
    let text = String(repeating: piece + "。\n" + Self.text("优酷") + "\n", count: 3)
    let segmenter = try Segmenter(remembersWords: true)
    let tokens = segmenter.segment(text)
    #expect(tokens.map { tokens.sourceForm(of: $0) }.joined() == text)
    _ = segmenter.segment(Self.text("萌宠圈"))
    #expect(segmenter.segment(text) == tokens)
  }
}
