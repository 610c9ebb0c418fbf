import Foundation
import HanTestSupport
import Testing

@Suite("Kinds of documents and wrong decodings at the command")
struct KindCommandTests {
  static let mail = """
    发件人: 沈一帆 <shen@huayuan.example>
    收件人: 全体住户
    主题: 楼道换灯
    日期: 2021-03-04

    楼道的灯用了十一年，这个星期六上午统一更换，请把纸箱先搬回家。

    --
    沈一帆
    电话：010-55550187
    """

  @Test("the kind is told, explained and can be overruled")
  func kind() async throws {
    let found = try await MarkupCommandTests.objects(["clean", "--explain"], "a.txt", Self.mail)
    let clean = try #require(found.first)
    #expect(clean["kind"] as? String == "mail")
    #expect((clean["kind_signs"] as? [String])?.isEmpty == false)
    #expect(clean["title"] as? String == "楼道换灯")
    #expect(clean["date"] as? String == "2021-03-04")
    #expect(clean["author"] as? String == "沈一帆")
    let removed = try #require(clean["removed"] as? [[String: Any]])
    #expect(Set(removed.compactMap { $0["reason"] as? String }) == ["header", "signature"])
    let prose = try await MarkupCommandTests.objects(
      ["clean", "--kind", "chat"], "a.txt", Self.mail)
    #expect(prose.first?["kind"] as? String == "chat")
    #expect((prose.first?["removed"] as? [[String: Any]])?.isEmpty == true)
  }

  @Test("a wrong decoding is named on standard error, and undone when that is asked for")
  func repair() async throws {
    let text = """
      石桥镇图书馆从本周一起把闭馆时间推迟到晚上十点，借书和还书照常办理。
      去年冬天他们做过一次统计，傍晚六点以后还有一百多人在门口等位子。
      馆里把走廊的灯换成了感应灯，空调也改成分区开关。
      试行期为三个月，到时候会根据人数和意见决定是否长期坚持。
      """
    let broken = String(String.UnicodeScalarView(Array(text.utf8).map { Unicode.Scalar($0) }))
    let folder = try TemporaryDirectory()
    let path = try folder.write("a.txt", Array(broken.utf8))
    let named = try await CommandProcess().run(["clean", "--format", "jsonl", path])
    #expect(named.messages.contains("wrongly decoded"))
    let mended = try await CommandProcess().run(["clean", "--repair", "--format", "jsonl", path])
    #expect(mended.messages.contains("UTF-8 read as windows-1252 was undone"))
    let articles = try mended.objects().first?["articles"] as? [[String: Any]]
    #expect(articles?.first?["text"] as? String == text)
  }
}
