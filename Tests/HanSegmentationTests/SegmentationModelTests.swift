import Foundation
import HanCore
import HanLexicon
import HanTestSupport
import Testing

@testable import HanSegmentation

@Suite("Segmentation model")
struct SegmentationModelTests {
  private static func expectJoined(_ tokens: [Token], _ text: String) {
    var end = 0
    for token in tokens {
      #expect(token.span.lowerBound == end && !token.span.isEmpty)
      end = token.span.upperBound
    }
    #expect(end == text.utf8.count)
  }

  @Test("fixed spans are one token each", arguments: 0..<100)
  func fixedSpans(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let text = RandomText.text(upTo: 200, using: &generator)
    let bounds = RandomText.scalarBoundaries(of: text)
    var fixed: [TextSpan] = []
    var index = 0
    while index + 6 < bounds.count {
      let start = index + Int.random(in: 0..<4, using: &generator)
      let end = start + Int.random(in: 1...2, using: &generator)
      fixed.append(TextSpan(bounds[start], bounds[end]))
      index = end
    }
    let tokens = try SegmentationModel(BundledTables.segmenter()).tokens(of: text, fixed: fixed)
    Self.expectJoined(tokens, text)
    let spans = Set(tokens.map(\.span))
    for span in fixed { #expect(spans.contains(span)) }
  }

  @Test("runs of any length, one behind the other, are cut as each is alone")
  func blocks() throws {
    let model = try SegmentationModel(BundledTables.segmenter())
    let sentence = "今天天气很好，我们去图书馆看书。"
    var text = ""
    var expected: [Int] = []
    for count in [1, 63, 64, 65, 1, 200, 255, 3, 256] {
      let line = String(repeating: sentence, count: count) + "\n"
      expected += model.tokens(of: line, fixed: []).map { text.utf8.count + $0.span.upperBound }
      text += line
    }
    #expect(model.tokens(of: text, fixed: []).map(\.span.upperBound) == expected)
  }

  @Test("a damaged model is an error or cuts otherwise, but does no harm", arguments: 0..<24)
  func damaged(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var bytes = [UInt8](
      try Data(contentsOf: root.appending(path: "Dictionaries/segmenter.bin")))
    // Behind the table of sections, whose own tests are elsewhere; often or seldom.
    let flips = seed % 2 == 0 ? 20 : 20_000
    for _ in 0..<flips {
      let place = Int.random(in: 4096..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    let container = try ModelContainer(TableBytes(bytes), verifies: false)
    let text = String(repeating: "今天天气很好，我们去图书馆看书 5G 中华人民共和国\n", count: 200)
    guard let model = try? SegmentationModel(container, criterion: nil) else { return }
    Self.expectJoined(model.tokens(of: text, fixed: []), text)
  }
}
