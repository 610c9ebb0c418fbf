import Foundation
import HanExtraction
import HanLexicon
import HanText
import HanTraining
import Testing

/// Floors of quality on annotated documents that no weight was fitted to.
@Suite("Quality of slogans")
struct SloganQualityTests {
  /// What was found in some documents.
  struct Score {
    var right = 0
    var wrong = 0
    var answers = 0
    var salient = 0
    var salientFound = 0
    var nearMisses = 0
    var members = 0
    var membersFound = 0
    var membersInvented = 0
    var worstPlain = 0

    var precision: Double { Double(right) / Double(max(1, right + wrong)) }
    var recall: Double { Double(right) / Double(max(1, answers)) }
    var f1: Double {
      right == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }
  }

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

  static func score(_ documents: [AnnotatedSlogans], _ analyzer: Analyzer) -> Score {
    var score = Score()
    for document in documents {
      var batch = Batch(analyzer.configuration)
      batch.add(analyzer.analyze(Document(id: document.name, text: document.text)))
      let found = batch.analyses.flatMap { batch.slogans(of: $0) }
      add(found, of: document, to: &score)
    }
    return score
  }

  private static func add(
    _ found: [Slogan], of document: AnnotatedSlogans, to score: inout Score
  ) {
    var left = document.answers
    var wrong = 0
    for slogan in found {
      let key = SloganKey(slogan.canonical)
      if let place = left.firstIndex(where: { $0.keys.contains(key) }) {
        let answer = left.remove(at: place)
        score.right += 1
        if answer.salience > 1 { score.salientFound += 1 }
        let members = slogan.members.map { SloganKey($0.canonical) }
        score.membersFound += members.count { answer.members.contains($0) }
        score.membersInvented += members.count { !answer.members.contains($0) }
      } else if !document.open.contains(key),
        !document.answers.contains(where: { $0.keys.contains(key) })
      {
        wrong += 1
        if document.nearMisses.contains(key) { score.nearMisses += 1 }
      }
    }
    score.wrong += wrong
    score.answers += document.answers.count
    score.salient += document.answers.count { $0.salience > 1 }
    score.members += document.answers.reduce(0) { $0 + $1.members.count }
    if document.answers.isEmpty { score.worstPlain = max(score.worstPlain, wrong) }
  }

  @Test("documents kept for testing: exact F1, recall, members, near misses stay above the floors")
  func heldOut() throws {
    let analyzer = try Analyzer(Configuration(cleans: false))
    let documents = try Self.documents(analyzer).filter(\.isTest)
    #expect(documents.count >= 19)
    let score = Self.score(documents, analyzer)
    #expect(score.f1 > 0.68, "exact F1 \(score.f1)")
    #expect(Double(score.salientFound) / Double(score.salient) > 0.70)
    #expect(Double(score.membersFound) / Double(score.members) > 0.8)
    #expect(score.membersInvented == 0)
    #expect(Double(score.nearMisses) / Double(score.right + score.wrong) < 0.1)
    #expect(score.worstPlain <= 1, "slogans in a document that has none")
  }

  @Test("the weights were fitted to documents like these")
  func fitted() throws {
    let analyzer = try Analyzer(Configuration(cleans: false))
    let documents = try Self.documents(analyzer).filter { !$0.isTest }
    #expect(documents.count >= 100)
    let score = Self.score(documents, analyzer)
    #expect(score.f1 > 0.8, "exact F1 \(score.f1)")
  }
}
