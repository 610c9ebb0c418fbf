import Foundation
import HanCore
import Testing

@testable import HanReports

@Suite("Data of the page")
struct PageDataTests {
  /// What the page carries under an id.
  private func data(_ id: String, in page: String) throws -> Any {
    let start = try #require(
      page.range(of: #"<script type="application/octet-stream" id="\#(id)">"#))
    let end = try #require(page[start.upperBound...].range(of: "<"))
    let packed = try #require(
      Data(base64Encoded: String(page[start.upperBound..<end.lowerBound])))
    let bytes = try #require(Inflater.unpacked([UInt8](packed)))
    return try JSONSerialization.jsonObject(with: Data(bytes))
  }

  // Foundation's reader of JSON drops a byte order mark at the beginning of a string.
  @Test(
    "hostile texts come out of the page as they went in",
    arguments: HostileValues.all.filter { $0.unicodeScalars.first != "\u{FEFF}" })
  func hostile(value: String) throws {
    let page = SampleReport.hostile(value).html
    let head = try #require(try data("data", in: page) as? [String: Any])
    let documents = try #require(head["documents"] as? [[Any]])
    #expect((documents[0][0] as? String).map { Array($0.utf8) } == Array(value.utf8))
    #expect((documents[0][1] as? String).map { Array($0.utf8) } == Array(value.utf8))
    let keywords = try #require(head["keywords"] as? [[Any]])
    #expect(keywords[0][0] as? String == value)
    let block = try #require(try data("b0", in: page) as? [[Any]])
    let slogans = try #require(block[0][2] as? [[Any]])
    #expect(slogans[0][0] as? String == value)
  }

  @Test("every document is in a block, a hundred in each")
  func blocks() throws {
    let page = SampleReport.large(250).html
    let head = try #require(try data("data", in: page) as? [String: Any])
    #expect(head["blocks"] as? [Int] == [0, 100, 200])
    #expect((head["documents"] as? [Any])?.count == 250)
    let sizes = try (0..<3).map { try #require(try data("b\($0)", in: page) as? [Any]).count }
    #expect(sizes == [100, 100, 50])
  }

  @Test("a wording that the text has, and a canonical one that folding makes, are left out")
  func wordings() throws {
    var document = SampleReport.documents[1]
    let text = "社區義工在社區。"
    document.text = DocumentText(
      MappedText(text), removed: [], offsets: OffsetIndex(text, unit: .scalar))
    document.keywords = [
      .init(term: "社區義工", canonical: "社区义工", score: 1, count: 1, ranges: [0..<4]),
      .init(term: "义工", canonical: "义工", score: 1, count: 1, ranges: [2..<4]),
    ]
    let json = PageData.block([document], folding: SearchFolding(pairs: "區区義义"))
    let block = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [[Any]])
    let keywords = try #require(block[0][1] as? [[Any]])
    #expect(keywords[0][0] as? Int == 0)
    #expect(keywords[0][1] as? Int == 1)
    #expect(keywords[1][0] as? String == "义工")
  }

  @Test("packing in pieces and at once give what was packed")
  func packing() {
    var packed = PackedText()
    var text = ""
    for number in 0..<2_000 { text += packed.add("河湖保护\(number)、") }
    text += packed.finish()
    let whole = (0..<2_000).map { "河湖保护\($0)、" }.joined()
    for base64 in [text, PackedText.text(Array(whole.utf8))] {
      let bytes = Data(base64Encoded: base64).flatMap { Inflater.unpacked([UInt8]($0)) }
      #expect(bytes == Array(whole.utf8))
    }
    #expect(Inflater.unpacked([1, 2, 3]) == nil)
    #expect(Base64.text(Array("ab".utf8)) == "YWI=")
    #expect(Base64.text([]) == "")
  }
}
