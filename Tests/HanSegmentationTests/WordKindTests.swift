import Foundation
import HanCore
import HanSegmentation
import Testing

/// What people write today, by kind: see `Tests/Quality/Words/kinds.tsv`.
@Suite("Kinds of words")
struct WordKindTests {
  /// A sentence, and what must and must not be a token in it.
  struct Case {
    var kind: String
    var isTagged: Bool
    var text: String
    var wanted: [String]
  }

  static func cases() throws -> [Case] {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Quality/Words/kinds.tsv")
    return try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { line in
        let fields = line.split(separator: "\t").map(String.init)
        return Case(
          kind: fields[0], isTagged: fields[1].hasPrefix("tags"), text: fields[2],
          wanted: fields[3].split(separator: " ").map(String.init))
      }
  }

  @Test("nine in ten of each kind are right")
  func kinds() throws {
    let segmenter = try Segmenter()
    let tagger = try PartOfSpeechTagger()
    var counts: [String: (right: Int, all: Int)] = [:]
    for item in try Self.cases() {
      var tokens = segmenter.segment(item.text)
      if item.isTagged { tokens = tagger.tag(tokens) }
      let found = Set(
        tokens.map { token in
          tokens.sourceForm(of: token)
            + (item.isTagged ? "/" + (token.tag?.name ?? "") : "")
        })
      let isRight = item.wanted.allSatisfy {
        found.contains(String($0.dropFirst())) == $0.hasPrefix("+")
      }
      counts[item.kind, default: (0, 0)].right += isRight ? 1 : 0
      counts[item.kind, default: (0, 0)].all += 1
    }
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
      #expect(count.right * 10 >= count.all * 9, "\(kind): \(count.right) of \(count.all)")
    }
  }

  @Test(
    "hyphens of ranges are cut, names of models and telephone numbers are whole",
    arguments: [
      ("时间08:00-17:00", ["时间", "08:00", "-", "17:00"]),
      ("10%-20%的人", ["10%", "-", "20%", "的", "人"]),
      ("东风-41", ["东风-41"]), ("碳-14", ["碳-14"]),
      ("热线400-820-8820", ["热线", "400-820-8820"]),
      ("电话010-12345678", ["电话", "010-12345678"]),
    ])
  func hyphens(text: String, words: [String]) throws {
    let tokens = try Segmenter().segment(text)
    #expect(tokens.map { tokens.sourceForm(of: $0) } == words)
  }

  @Test(
    "letters with digits have parts",
    arguments: [
      ("iPhone15Pro", ["iPhone", "15", "Pro"]), ("Win10", ["Win", "10"]), ("MP3", ["MP3"]),
      ("5G", ["5G"]), ("COVID-19", ["COVID", "-", "19"]),
      ("https://example.org/a1", ["https://example.org/a1"]),
    ])
  func runs(text: String, words: [String]) throws {
    let segmenter = try Segmenter()
    let tokens = segmenter.refine(segmenter.segment(text))
    #expect(tokens.map { tokens.sourceForm(of: $0) } == words)
  }

  @Test(
    "brackets and quotation marks are words by themselves",
    arguments: [
      ("邻(对)者要说明", ["邻", "(", "对", ")", "者"]), ("醫（生）者以病人為先", ["（", "）"]),
      ("好[新]的\"规矩\"要立", ["[", "]", "\""]), ("医「者」者", ["「", "」"]),
    ])
  func brackets(text: String, wanted: [String]) throws {
    let tokens = try Segmenter().segment(text)
    let found = tokens.map { tokens.sourceForm(of: $0) }
    #expect(found.joined() == text)
    for mark in "()（）[]\"「」".filter({ text.contains($0) }).map(String.init) {
      #expect(found.contains(mark), "\(found)")
    }
    for word in wanted
    where word.unicodeScalars.count == 1 && !word.unicodeScalars.allSatisfy(\.isHan) {
      #expect(found.filter { $0.contains(word) }.allSatisfy { $0 == word }, "\(found)")
    }
  }
}
