import Foundation
import HanText
import HanTextTestSupport
import Testing

/// Documents that once ended the process, or broke a law of results.
@Suite("What was found")
struct TrapTests {
  @Test(
    "lists that break off behind their mark",
    arguments: [
      "他们两店生意好、", "小组请大家记住“三不”：不轻信、不透露、", "两专九交、", "落实三严三实，严以修身、严以用权、",
      "、三关", "三关、", "要守好三关：、、", "查油路、查刹车、三查", "立新、三新", "以二人为、二", "三、", "三",
    ])
  func brokenLists(_ text: String) throws {
    #expect(try ResultLawTests.broken(text, as: .text) == [])
  }

  /// The second heading goes on behind the paragraph above by its shape alone, and is indented.
  static let pair = """
    镇里办起夜校，村民晚上学手艺
    2021年10月8日
    入秋以后，镇文化站办起夜校，每周二、周四晚上上课，村民不用出镇就能学到电工、面点和养蜂的手艺。
    老师是从县里请来的师傅，课程由村民投票选出，第一期报名的有六十多人，\
    教室里坐得满满当当，走廊上也站着旁听的人，下课以后，大家还围着师傅问个不停
    　　读书月启动，书香飘进山村
    2月3日
    县图书馆的流动书车开进山村，车上有一千多本新书，\
    村里的孩子放学以后就围着书车挑书看，老人也来借农业技术方面的书。
    图书馆的工作人员说，书车每个月来两次，村民可以登记想看的书，下一次就能送到，这样的服务会一直办下去。
    """

  @Test("an article that begins with a line like the end of a sentence")
  func joinedHeading() throws {
    let clean = Cleaner().clean(Document(id: "pair", text: Self.pair))
    #expect(clean.articles.map(\.title) == ["镇里办起夜校，村民晚上学手艺", "读书月启动，书香飘进山村"])
    #expect(clean.articles.last?.text.text.hasPrefix("　　读书月启动") == true)
    #expect(try ResultLawTests.broken(Self.pair, as: .text) == [])
  }

  @Test(
    "brackets with a joiner are punctuation", arguments: ["（\u{200C}", "（\u{200D}）", "“\u{200D}"])
  func joiners(_ text: String) throws {
    let tokens = try Segmenter().segment(text)
    #expect(tokens.allSatisfy { $0.kind == .punctuation })
  }

  @Test(
    "long runs of one numeral take time in proportion to their length", .timeLimit(.minutes(3)),
    arguments: ["一", "一二三四五六七八九十", "7", "百分之", "三分之", "第一"])
  func longRuns(_ unit: String) throws {
    let document = Document(
      id: "run", text: String(repeating: unit, count: 100_000 / unit.unicodeScalars.count))
    _ = try ResultLawTests.analyzer.get().entities(of: document)
  }

  /// Findings of the fuzzer; the ending of a file says what it is.
  static let findings: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Findings")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0).path }
  }()

  @Test("findings of the fuzzer", arguments: findings)
  func replay(_ path: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    #expect(try ResultLawTests.broken(text, as: path.hasSuffix(".html") ? .html : .text) == [])
  }
}
