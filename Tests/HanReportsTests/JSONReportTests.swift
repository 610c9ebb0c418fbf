import Foundation
import HanReports
import Testing

@Suite("JSON report")
struct JSONReportTests {
  @Test("a report reads back as it was")
  func contents() throws {
    let report = SampleReport.full
    let json = try parsed(report)
    #expect(json["version"] as? String == "1.0.0")
    #expect(json["partial"] as? Bool == false)
    let summary = try #require(json["summary"] as? [String: Any])
    #expect(summary["documents"] as? Int == 4)
    #expect(summary["characters"] as? Int == 7585)
    #expect(summary["tokens"] as? Int == report.tokens)
    #expect(summary["terms"] as? Int == report.distinctTerms)
    #expect(summary["failures"] as? Int == 2)
    #expect(summary["scripts"] as? [String: Int] == ["hans": 2, "hant": 1, "mixed": 1])
    let keywords = try #require(json["keywords"] as? [[String: Any]])
    #expect(keywords.count == report.keywords.count)
    #expect(keywords[2]["term"] as? String == "社區義工")
    #expect(keywords[2]["canonical"] as? String == "社区义工")
    #expect(keywords[2]["score"] as? Double == 16.75)
    #expect(keywords[2]["documents"] as? [String] == report.keywords[2].documents)
    let slogans = try #require(json["slogans"] as? [[String: Any]])
    #expect(slogans[0]["type"] as? String == "parallel")
    #expect(slogans[0]["template"] as? String == "早_")
    #expect(slogans[2]["template"] == nil)
    #expect(slogans[2]["members"] as? [String] == report.slogans[2].members)
    let terms = try #require(json["terms"] as? [[String: Any]])
    #expect(terms[0]["term"] as? String == "社區")
    #expect(terms[0]["canonical"] as? String == "社区")
    #expect(terms[0]["pos"] as? String == "n")
    #expect(terms[0]["tf"] as? Int == 18)
    #expect(terms[0]["df"] as? Int == 2)
    let failures = try #require(json["failures"] as? [[String: String]])
    #expect(failures[1] == ["id": "news/2021/empty.txt", "cause": "The file has no text."])
  }

  @Test("documents carry their keywords and slogans with ranges")
  func documents() throws {
    let documents = try #require(
      try parsed(SampleReport.full)["documents"] as? [[String: Any]])
    #expect(documents[1]["id"] as? String == "hk/sham-wan.html")
    #expect(documents[1]["encoding"] as? String == "Big5")
    #expect(documents[3]["title"] == nil)
    let keywords = try #require(documents[0]["keywords"] as? [[String: Any]])
    #expect((keywords[1]["ranges"] as? [[Int]])?.first == [100, 104])
    let slogans = try #require(documents[0]["slogans"] as? [[String: Any]])
    #expect(slogans[0]["ranges"] as? [[Int]] == [[120, 131], [880, 891]])
  }

  @Test("hostile values are kept, byte by byte", arguments: HostileValues.all)
  func hostile(value: String) throws {
    // Foundation's parser drops a byte order mark at the beginning of a string.
    let value = "汉" + value
    let json = try parsed(SampleReport.hostile(value))
    let failures = try #require(json["failures"] as? [[String: String]])
    #expect(failures.first?["cause"].map { Array($0.utf8) } == Array(value.utf8))
    let slogans = try #require(json["slogans"] as? [[String: Any]])
    #expect((slogans[0]["members"] as? [String])?.map { Array($0.utf8) } == [Array(value.utf8)])
  }

  @Test("members stand in the documented order")
  func order() {
    var text = ""
    SampleReport.empty.write(as: .json, to: &text)
    #expect(
      text == #"{"version":"1.0.0","partial":false,"summary":{"documents":0,"empty":0,"repeats":0,"#
        + #""characters":0,"tokens":0,"terms":0,"scripts":{},"failures":0},"keywords":[],"#
        + #""slogans":[],"terms":[],"documents":[],"failures":[]}"# + "\n")
  }

  private func parsed(_ report: Report) throws -> [String: Any] {
    var text = ""
    report.write(as: .json, to: &text)
    let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(value as? [String: Any])
  }
}
