import HanCore
import HanTestSupport
import Testing

@testable import HanStatistics

@Suite("N-grams of a document")
struct NGramTableTests {
  @Test("words and n-grams are those that joining strings gives", arguments: 0..<30)
  func joined(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    // Cut so that different words join to one wording, and some wordings are long.
    let vocabulary = [
      "图", "书", "图书", "馆", "图书馆", "公共图书馆服务", "Swift", "6", "中华人民共和国", "|",
    ]
    let words = (0..<generator.below(60)).map { _ in vocabulary[generator.below(10)] }
    let lengths = (1 + generator.below(2))...(2 + generator.below(3))
    let counts = DocumentCounts(
      TermStatisticsTests.text(words.joined(separator: " ")), ngrams: lengths)

    var expected: [String: Int] = [:]
    for run in words.split(separator: "|") {
      let run = Array(run)
      for length in lengths where length <= run.count {
        for start in 0...(run.count - length) {
          var wording = ""
          for word in run[start..<(start + length)] {
            let isLatin = word.utf8.allSatisfy { $0 < 0x80 }
            if isLatin, wording.utf8.last.map({ $0 < 0x80 }) == true { wording += " " }
            wording += word
          }
          expected[wording, default: 0] += 1
        }
      }
    }
    #expect(counts.termCount == expected.count)
    for (wording, occurrences) in expected { #expect(counts[Term(wording)] == occurrences) }
  }

  @Test("an n-gram that the source words differently keeps that wording")
  func forms() {
    let edits = [TextEdit(TextSpan(0, 3), "图"), TextEdit(TextSpan(3, 6), "书")]
    let text = TokenizedText(
      text: MappedText("圖書馆").applying(edits),
      tokens: [
        Token(span: TextSpan(0, 6), kind: .han), Token(span: TextSpan(6, 9), kind: .han),
      ])
    var statistics = TermStatistics()
    statistics.add(text, ngrams: 2...2)
    #expect(statistics.terms().map(\.term.text) == ["图书馆"])
    #expect(statistics.terms().map(\.form.text) == ["圖書馆"])
  }

  @Test("a line break ends an n-gram, a space does not")
  func spaces() {
    for (space, count) in [(" ", 1), ("\n", 0), ("\u{2028}", 0), ("\u{3000}", 1)] {
      let end = 3 + space.utf8.count
      let text = TokenizedText(
        text: MappedText("书\(space)馆"),
        tokens: [
          Token(span: TextSpan(0, 3), kind: .han), Token(span: TextSpan(3, end), kind: .space),
          Token(span: TextSpan(end, end + 3), kind: .han),
        ])
      #expect(DocumentCounts(text, ngrams: 2...2)[Term("书馆")] == count)
    }
  }
}
