import Foundation
import HanTestSupport
import Testing

/// What became of slogans, on a batch whose changes are known.
@Suite("Histories of slogans")
struct HistoryTests {
  private static let documents: [(id: String, date: String?, text: String)] = [
    ("a1", "2020-01-05", "防控工作要坚持“早发现、早报告”，不留空当。"),
    ("a2", "2020-01-20", "各镇要落实“早发现、早报告”，每日一查。"),
    ("b1", "2020-02-11", "专班提出“早发现、早报告、早隔离”，关口前移。"),
    ("b2", "2020-03-02", "社區落實「早發現、早報告、早隔離」，居民配合。"),
    ("c1", "2020-06-15", "省里强调“早发现、早报告、早隔离、早治疗”。"),
    ("c2", "2020-08-15", "县里再次强调“早发现,早报告,早隔离,早治疗”。"),
    ("d1", "2021-04-09", "新方案改为“早发现、早隔离、早治疗”，取消逐级上报。"),
    ("e2", "2021-02-01", "村干部要守土尽责。“守土尽责”是要求。"),
    ("e1", "2020-04-01", "村干部要守土有责。“守土有责”是要求。"),
    ("f2", "2020-09-01", "再抓“三个到位”：认识到位、责任到位、措施到位。"),
    ("f3", "2021-05-01", "继续抓“三个到位”：认识到位、责任到位、督查到位。"),
    ("f1", "2020-05-01", "落实“三个到位”：认识到位、责任到位、措施到位。"),
    ("g1", nil, "没有日期的通知也要求“早发现、早报告”。"),
  ]

  private static func slogans() async throws -> (
    report: TemporaryDirectory, slogans: [String: [String: Any]]
  ) {
    let folder = try TemporaryDirectory()
    var lines = ""
    for document in documents {
      let record = ["id": document.id, "text": document.text, "date": document.date]
      let data = try JSONSerialization.data(withJSONObject: record.compactMapValues { $0 })
      lines += String(decoding: data, as: UTF8.self) + "\n"
    }
    try folder.write("in.jsonl", lines)
    let result = try await CommandProcess().run(
      ["report", folder.path("in.jsonl"), "-o", folder.path("out"), "--duplicates", "0"])
    #expect(result.status == 0, "\(result.messages)")
    let data = Data(try folder.read("out/report.json"))
    let report = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var slogans: [String: [String: Any]] = [:]
    for slogan in try #require(report["slogans"] as? [[String: Any]]) {
      let canonical = try #require(slogan["canonical"] as? String)
      slogans[canonical] = try #require(slogan["history"] as? [String: Any])
    }
    return (folder, slogans)
  }

  private func sighting(_ value: Any?) -> [String] {
    let sighting = value as? [String: String] ?? [:]
    return [sighting["document"] ?? "", sighting["date"] ?? ""]
  }

  @Test("tell who said them first and last, and how they spread")
  func sightings() async throws {
    let (_, slogans) = try await Self.slogans()
    let pair = try #require(slogans["早发现、早报告"])
    #expect(sighting(pair["first"]) == ["a1", "2020-01-05"])
    #expect(sighting(pair["last"]) == ["a2", "2020-01-20"])
    let four = try #require(slogans["早发现、早报告、早隔离、早治疗"])
    #expect(sighting(four["first"]) == ["c1", "2020-06-15"])
    #expect(sighting(four["last"]) == ["c2", "2020-08-15"])
    let periods = try #require(four["periods"] as? [[String: Any]])
    #expect(periods.map { $0["period"] as? String } == ["2020-06", "2020-08"])
    #expect(periods.map { $0["documents"] as? Int } == [1, 1])
    #expect(slogans["早发现、早隔离、早治疗"]?["last"] == nil)
  }

  @Test("tell the wordings of several scripts and marks")
  func wordings() async throws {
    let (_, slogans) = try await Self.slogans()
    let three = try #require(slogans["早发现、早报告、早隔离"])
    let wordings = try #require(three["wordings"] as? [[String: Any]])
    #expect(wordings.map { $0["text"] as? String } == ["早发现、早报告、早隔离", "早發現、早報告、早隔離"])
    #expect(sighting(wordings[1]["first"]) == ["b2", "2020-03-02"])
    #expect(slogans["守土有责"]?["wordings"] == nil)
  }

  @Test("tell what they came of, and which parts were added or lost")
  func origins() async throws {
    let (_, slogans) = try await Self.slogans()
    func origin(_ canonical: String) -> [String?] {
      let origin = slogans[canonical]?["origin"] as? [String: Any] ?? [:]
      return [
        origin["canonical"] as? String, origin["first_date"] as? String,
        (origin["added"] as? [String])?.joined(separator: " "),
        (origin["lost"] as? [String])?.joined(separator: " "),
      ]
    }
    #expect(origin("早发现、早报告") == [nil, nil, nil, nil])
    #expect(origin("早发现、早报告、早隔离") == ["早发现、早报告", "2020-01-05", "早隔离", ""])
    #expect(origin("早发现、早报告、早隔离、早治疗") == ["早发现、早报告、早隔离", "2020-02-11", "早治疗", ""])
    #expect(origin("早发现、早隔离、早治疗") == ["早发现、早报告、早隔离、早治疗", "2020-06-15", "", "早报告"])
    #expect(origin("守土尽责") == ["守土有责", "2020-04-01", "", ""])
    let later = slogans["早发现、早报告"]?["successors"] as? [[String: Any]]
    #expect(later?.map { $0["canonical"] as? String } == ["早发现、早报告、早隔离"])
  }

  @Test("tell how what a numeral stands for changed")
  func members() async throws {
    let (folder, slogans) = try await Self.slogans()
    let lists = try #require(slogans["三个到位"]?["member_lists"] as? [[String: Any]])
    #expect(lists.map { sighting($0["first"])[0] } == ["f1", "f3"])
    #expect(lists.map { $0["documents"] as? Int } == [2, 1])
    #expect(lists[1]["added"] as? [String] == ["督查到位"])
    #expect(lists[1]["lost"] as? [String] == ["措施到位"])
    let page = String(decoding: try folder.read("out/index.html"), as: UTF8.self)
    #expect(page.contains("<ins lang=\"zh\">+督查到位</ins>"))
    #expect(page.contains("<del lang=\"zh\">−措施到位</del>"))
    let markdown = String(decoding: try folder.read("out/report.md"), as: UTF8.self)
    #expect(markdown.contains("← 早发现、早报告 (2020-01-05) +早隔离"))
  }
}
