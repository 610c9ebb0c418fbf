import Foundation
import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite("Citations")
struct VerifyTests {
  static let text = "社区工作简报\n各村做到早发现、早报告、早处置，守护一方平安。居民说早报告很重要。\n"

  /// A citation of the passage where it first stands.
  private func citation(
    _ passage: String, of document: String, digest: String?, in text: String = text, shift: Int = 0,
    extra: String = ""
  ) throws -> String {
    let range = try #require(text.range(of: passage))
    let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound) + shift
    let end = start + passage.unicodeScalars.count
    let said = digest.map { #","digest":"\#($0)""# } ?? ""
    return
      #"{"text":"\#(passage)","document":"\#(document)"\#(said),"range":[\#(start),\#(end)]\#(extra)}"#
  }

  private func digest(of document: String, in report: [String: Any]) throws -> String {
    let documents = try #require(report["documents"] as? [[String: Any]])
    return try #require(documents.first { $0["id"] as? String == document }?["digest"] as? String)
  }

  @Test("report.json's digests confirm citations; what changed is told")
  func changes() async throws {
    let folder = try TemporaryDirectory()
    for name in ["same", "edited", "moved", "gone", "away"] {
      try folder.write("p/\(name).txt", Self.text)
    }
    try folder.write(
      "p/r.jsonl", #"{"id":"r1","text":"图书馆夜间开放，读者凭证入馆。"}"# + "\n" + #"{"text":"消防通道要畅通。"}"# + "\n")
    let command = try CommandProcess()
    let cd = "cd '\(folder.url.path)' && "
    let made = try await command.shell(cd + "\"$HANTEXT\" report p -o r --quiet")
    #expect(made.status == 0, "\(made.messages)")
    let json = try JSONSerialization.jsonObject(with: Data(try folder.read("r/report.json")))
    let report = try #require(json as? [String: Any])
    let fingerprint = try #require(report["fingerprint"] as? String)
    let said = try digest(of: "p/same.txt", in: report)
    #expect(said.wholeMatch(of: /[0-9a-f]{32}/) != nil)
    let sum = try await command.shell(cd + "sha256sum p/same.txt 2>/dev/null || true")
    if !sum.text.isEmpty { #expect(sum.text.hasPrefix(said)) }
    try folder.write("p/edited.txt", Self.text + "又及。\n")
    try folder.write("p/moved.txt", "新增一行。\n" + Self.text)
    try folder.write("p/gone.txt", "今天没有消息。\n")
    try FileManager.default.removeItem(atPath: folder.path("p/away.txt"))
    let passage = "早发现、早报告、早处置"
    var lines = ["早发现、早报告、早处置（供人看的一行）"]
    for name in ["same", "edited", "moved", "gone", "away"] {
      lines.append(
        try citation(
          passage, of: "p/\(name).txt", digest: said,
          extra: #","unit":"scalar","fingerprint":"\#(fingerprint)","title":"社区工作简报""#))
    }
    lines.append(try citation(passage, of: "p/same.txt", digest: said, shift: 1))
    lines.append(try citation("夜间开放", of: "r1", digest: nil, in: "图书馆夜间开放，读者凭证入馆。"))
    lines.append(try citation("消防通道", of: "p/r.jsonl:2", digest: nil, in: "消防通道要畅通。"))
    let schema = try JSONSchema(named: "citation")
    for line in lines[1..<6] { #expect(try schema.faults(in: line.utf8) == []) }
    try folder.write("c.txt", lines.joined(separator: "\n"))
    let verified = try await command.shell(cd + "\"$HANTEXT\" verify c.txt")
    #expect(verified.status == 1)
    let found = try verified.objects()
    #expect(
      found.map { $0["status"] as? String } == [
        "confirmed", "edited", "moved", "gone", "missing", "wrong", "confirmed", "confirmed",
      ], "\(verified.text)")
    #expect(found.prefix(4).allSatisfy { $0["same_version"] as? Bool == true })
    let moved = try #require((found[2]["places"] as? [[Int]])?.first)
    let cited = try #require(found[2]["range"] as? [Int])
    #expect(moved == cited.map { $0 + 6 })
    #expect(found[5]["places"] as? [[Int]] == [cited])
    let output = try JSONSchema(named: "verify")
    for line in verified.output.split(separator: 0x0A) {
      #expect(try output.faults(in: line) == [])
    }
    // With the file named, a record's own id is found; all that is confirmed ends well.
    let record = try await command.shell(
      cd + "grep -e '\"r1\"' c.txt | \"$HANTEXT\" verify - p --format text")
    #expect(record.status == 0, "\(record.messages)")
    #expect(record.text.hasPrefix("confirmed\tr1 3-7\t夜间开放"))
  }

  @Test("passages without what cleaning dropped, and with other line breaks, are confirmed")
  func gaps() {
    let text = CitedText("我在長(zhǎng)城上\n讀書。長城很長。", unit: .scalar)
    #expect(text.has("長城上讀書", at: 2..<15, withGaps: true))
    #expect(!text.has("長城上讀書", at: 2..<15, withGaps: false))
    #expect(text.has("讀 書", at: 13..<15, withGaps: false))
    #expect(!text.has("讀書", at: 14..<16, withGaps: false))
    #expect(!text.has("讀書", at: 400..<402, withGaps: true))
    #expect(text.places(of: "長", near: 16) == [16..<17, 19..<20, 2..<3])
    let utf16 = CitedText("𠮷祥𠮷祥", unit: .utf16)
    #expect(utf16.has("𠮷祥", at: 3..<6, withGaps: false))
    #expect(utf16.places(of: "𠮷祥", near: 0) == [0..<3, 3..<6])
    let utf8 = CitedText("𠮷祥", unit: .utf8)
    #expect(utf8.places(of: "祥", near: 0) == [4..<7])
  }

  @Test("lines end with line feeds alone, and what is for people is skipped")
  func lines() throws {
    let json = #"{"text":"早\#u{2028}报告","document":"a","range":[0,4]}"#
    let found = try Citation.all(in: "“{早}” (a)\r\n\(json)\r\n\n \(json)", path: "c")
    #expect(found.map(\.line) == [2, 4])
    #expect(found[0].text == "早\u{2028}报告" && found[0].unit == .scalar && found[0].digest == nil)
  }

  @Test(
    "what is no citation is told with its line",
    arguments: [
      ("{]\n", "c.txt:1: this is no JSON object"),
      ("\n{}\n", "c.txt:2: \"text\", the passage, is missing"),
      ("{\"text\":\"早\"}\n", "\"document\", its id, is missing"),
      ("{\"text\":\"早\",\"document\":\"a\",\"range\":[3]}\n", "\"range\" is no [start, end]"),
      ("{\"text\":\"早\",\"document\":\"a\",\"range\":[3,2]}\n", "\"range\" is no [start, end]"),
      (
        "{\"text\":\"早\",\"document\":\"a\",\"range\":[0,1],\"unit\":\"bytes\"}\n",
        "no unit 'bytes'"
      ),
      ("早报告\n", "c.txt: there is no citation"), ("", "c.txt: there is no citation"),
    ])
  func faults(text: String, message: String) async throws {
    let folder = try TemporaryDirectory()
    try folder.write("c.txt", text)
    let result = try await CommandProcess().shell(
      "cd '\(folder.url.path)' && \"$HANTEXT\" verify c.txt")
    #expect(result.status == 2)
    #expect(result.messages.contains(message), "\(result.messages)")
  }
}
