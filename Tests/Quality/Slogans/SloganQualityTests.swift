import Foundation
import HanExtraction
import HanLexicon
import HanText
import HanTraining
import Testing

/// Floors of quality on annotated documents that no weight was fitted to.
@Suite("Quality of slogans")
struct SloganQualityTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Documents")

  static func documents(_ analyzer: Analyzer) throws -> [AnnotatedSlogans] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasSuffix(".txt") }.sorted().flatMap { file in
      let path = folder.appendingPathComponent(file).path
      let bytes = try #require(NumberedLines.contents(of: path))
      return try AnnotatedSlogans.documents(in: bytes, source: file) {
        analyzer.canonical(MappedText($0)).text
      }
    }
  }

  static func score(_ documents: [AnnotatedSlogans], _ analyzer: Analyzer) -> SloganScore {
    var score = SloganScore()
    for document in documents {
      var batch = Batch(analyzer.configuration)
      batch.add(analyzer.analyze(Document(id: document.name, text: document.text)))
      score.add(batch.analyses.flatMap { batch.slogans(of: $0) }, of: document)
    }
    return score
  }

  @Test("documents kept for testing: exact F1, recall, members, near misses stay above the floors")
  func heldOut() throws {
    let analyzer = try Analyzer(Configuration(cleans: false))
    let documents = try Self.documents(analyzer).filter(\.isTest)
    #expect(documents.count >= 30)
    let score = Self.score(documents, analyzer)
    #expect(score.f1 > 0.73, "exact F1 \(score.f1)")
    #expect(score.salientRecall > 0.74, "\(score.salientRecall)")
    #expect(score.memberF1 > 0.9, "\(score.memberF1)")
    #expect(score.membersInvented == 0)
    #expect(score.nearMissRate < 0.09, "\(score.nearMissRate)")
    #expect(score.precision > 0.77, "\(score.precision)")
    #expect(score.worstPlain <= 1, "slogans in a document that has none")
  }

  @Test("the weights were fitted to documents like these")
  func fitted() throws {
    let analyzer = try Analyzer(Configuration(cleans: false))
    let documents = try Self.documents(analyzer).filter { !$0.isTest }
    #expect(documents.count >= 180)
    let score = Self.score(documents, analyzer)
    #expect(score.f1 > 0.77, "exact F1 \(score.f1)")
  }
}
