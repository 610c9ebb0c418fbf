import HanCore
import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite("The text around a match")
struct ContextWindowTests {
  @Test("has so many characters, whatever they are made of", arguments: 0..<200)
  func characters(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "图", "书", "馆", "，", "。", "\n", "\r\n", "a", " ", "é", "e\u{301}", "か\u{3099}", "\u{302A}",
      "👨‍👩‍👧", "🇨🇳",
      "葛\u{E0100}", "ｶﾞ", "（", "\u{600}", "𠮷", "\u{2028}", "　",
    ]
    // Most texts are of plain characters alone.
    let kinds = seed % 2 == 0 ? 6 : pieces.count
    func text() -> String {
      (0..<generator.below(12)).map { _ in pieces[generator.below(kinds)] }.joined()
    }
    let (before, behind) = (text(), text())
    let source = before + "女性" + behind
    let span = TextSpan(before.utf8.count, before.utf8.count + 6)
    for count in [0, 1, 3, 30] {
      let bounds = Range(span, in: source)
      let found = ContextWindow.lines(around: span, in: source, characters: count)
      func line(_ text: Substring) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
      #expect(found.left == line(source[..<bounds.lowerBound].suffix(count)))
      #expect(found.right == line(source[bounds.upperBound...].prefix(count)))
    }
  }
}
