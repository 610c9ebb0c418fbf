import Foundation
import HanCore
import HanExtraction
import HanText
import Testing

/// Documents in many fields with keywords, kept out of training. A floor, not an aim: lower it only
/// with a reason.
@Suite("Quality of keywords")
struct KeywordQualityTests {
  struct Labelled: Decodable {
    var id: String
    var title: String?
    var text: String
    var keywords: [String]
  }

  static func documents(_ name: String) throws -> [Labelled] {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Quality/keywords/\(name).jsonl")
    return try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { try JSONDecoder().decode(Labelled.self, from: Data($0.utf8)) }
  }

  @Test("the labels occur in their documents, and no document is in both parts")
  func labels() throws {
    let train = try Self.documents("train") + Self.documents("pages")
    let test = try Self.documents("test")
    #expect(train.count == 123 && test.count == 20)
    #expect(Set(train.map(\.id)).isDisjoint(with: test.map(\.id)))
    for document in train + test {
      for keyword in document.keywords {
        #expect((document.title ?? "").contains(keyword) || document.text.contains(keyword))
      }
    }
  }

  @Test("exact matches among the first ten, in a batch and alone", arguments: [false, true])
  func floor(alone: Bool) throws {
    let analyzer = try Analyzer()
    var batch = Batch()
    let documents = try Self.documents("test")
    for document in documents {
      batch.add(
        analyzer.analyze(Document(id: document.id, text: document.text, title: document.title)))
    }
    var (hits, listed, answers) = (0, 0, 0)
    for (document, analysis) in zip(documents, batch.analyses) {
      let found = batch.keywords(of: analysis, limit: 10, alone: alone).map(\.canonical)
      let right = Set(document.keywords.map { analyzer.canonical(MappedText($0)).text })
      hits += found.count { right.contains($0) }
      listed += found.count
      answers += document.keywords.count
    }
    let f1 = 2 * Double(hits) / Double(listed + answers)
    #expect(f1 >= 0.44)
  }
}
