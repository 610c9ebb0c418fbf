import Foundation
import HanTestSupport
import Testing

@Suite("Reports compared")
struct SinceCommandTests {
  /// A batch in which one word and one slogan rise, others fall, and some come and go.
  private func batch(_ words: [String], slogan: String) -> String {
    (0..<40).map { index in
      let word = words[index % words.count]
      return #"{"id":"d\#(index)","text":"\#(word)工作组今天到村里走访，\#(word)的情况记录在册，"#
        + #"大家认为\#(word)很要紧。做好这件事要坚持“\#(slogan)”。"}"# + "\n"
    }.joined()
  }

  private func report(_ folder: TemporaryDirectory, _ line: String) async throws
    -> CommandProcess.Result
  {
    try await CommandProcess().shell(
      "cd '\(folder.url.path)' && \"$HANTEXT\" report --quiet --duplicates 0 \(line)")
  }

  /// Makes a report, which has to succeed.
  private func made(_ folder: TemporaryDirectory, _ line: String) async throws {
    let result = try await report(folder, line)
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test("what is new, gone, rising and falling is told in all forms")
  func changes() async throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      "a.jsonl", batch(["消防", "防汛", "消防", "消防"], slogan: "早发现、早报告、早处置"))
    try folder.write("b.jsonl", batch(["图书馆", "防汛", "防汛", "防汛"], slogan: "多读书、读好书"))
    try await made(folder, "a.jsonl -o a")
    let made = try await report(folder, "b.jsonl -o b --since a")
    #expect(made.status == 0, "\(made.messages)")
    let bytes = try folder.read("b/report.json")
    #expect(try JSONSchema(named: "report").faults(in: bytes) == [])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let changes = try #require(json["changes"] as? [String: Any])
    #expect(changes["alike"] as? Bool == true)
    func kinds(_ name: String) throws -> [String: String] {
      let list = try #require(changes[name] as? [[String: Any]])
      return Dictionary(
        uniqueKeysWithValues: list.map {
          ($0["canonical"] as? String ?? "", $0["change"] as? String ?? "")
        })
    }
    let terms = try kinds("terms")
    #expect(terms["图书馆"] == "new" && terms["消防"] == "gone" && terms["防汛"] == "rising", "\(terms)")
    #expect(terms["村"] == nil && terms["大家"] == nil)
    let slogans = try kinds("slogans")
    #expect(slogans["多读书、读好书"] == "new" && slogans["早发现、早报告、早处置"] == "gone", "\(slogans)")
    let table = String(decoding: try folder.read("b/changes.csv"), as: UTF8.self)
    #expect(table.hasPrefix("\u{FEFF}kind,text,canonical,change,before,now,p\r\n"))
    #expect(table.contains("term,消防,消防,gone,90,0,") && table.contains("slogan,多读书、读好书"))
    let page = String(decoding: try folder.read("b/index.html"), as: UTF8.self)
    #expect(page.contains("id=\"changes\"") && page.contains("Terms, rising"))
    let markdown = String(decoding: try folder.read("b/report.md"), as: UTF8.self)
    #expect(markdown.contains("Since the earlier report") && markdown.contains("| 图书馆 | 0 | 30 |"))
  }

  @Test("nothing is told when nothing changed, nor without --since")
  func same() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.jsonl", batch(["消防", "防汛"], slogan: "早发现、早报告、早处置"))
    try await made(folder, "a.jsonl -o r")
    #expect(!FileManager.default.fileExists(atPath: folder.path("r/changes.csv")))
    // The folder may be the report's own.
    try await made(folder, "a.jsonl -o r --since r")
    let table = String(decoding: try folder.read("r/changes.csv"), as: UTF8.self)
    #expect(table.split(separator: "\r\n").count == 1)
    let markdown = String(decoding: try folder.read("r/report.md"), as: UTF8.self)
    #expect(markdown.contains("Nothing changed."))
  }

  @Test("a folder without a report is told; reports made otherwise are compared with a warning")
  func faults() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.jsonl", batch(["消防", "防汛"], slogan: "早发现、早报告、早处置"))
    let missing = try await report(folder, "a.jsonl -o r --since nowhere")
    #expect(missing.status == 3)
    #expect(missing.messages.contains("--since names the folder of an earlier report"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("r")))
    try await made(folder, "a.jsonl -o r --raw")
    let other = try await CommandProcess().shell(
      "cd '\(folder.url.path)' && \"$HANTEXT\" report a.jsonl -o s --duplicates 0 --since r")
    #expect(other.messages.contains("made by other models, dictionaries or options"))
  }
}
