import HanCleaning
import HanCore
import HanTestSupport
import Testing

@Suite("Repeated texts")
struct DuplicateTests {
  @Test("equal texts are found, whatever their script, width and marks")
  func equal() {
    var finder = NearDuplicateIndex()
    #expect(finder.add(MinHashSketch("图书馆延长开放时间，读者可以凭证入馆。")) == nil)
    let match = finder.add(MinHashSketch("圖書館延長開放時間, 讀者可以憑證入館!"))
    #expect(match?.position == 0)
    #expect(match?.similarity == 1)
  }

  @Test("the estimate is near the share of common runs")
  func estimate() {
    var generator = SeededGenerator(seed: 7)
    let letters = (0x4E00..<0x5E00).compactMap(Unicode.Scalar.init)
    func random(_ count: Int) -> String {
      var view = String.UnicodeScalarView()
      for _ in 0..<count { view.append(letters[Int.random(in: 0..<4096, using: &generator)]) }
      return String(view)
    }
    for share in [0.2, 0.5, 0.8, 0.95] {
      var error = 0.0
      for _ in 0..<20 {
        // Two texts of 2000 runs with this share of all their runs in common.
        let common = random(Int(4000 * share / (1 + share)))
        let rest = 2000 - common.unicodeScalars.count
        let similarity = MinHashSketch(common + random(rest))
          .similarity(to: MinHashSketch(common + random(rest)))
        error += similarity - share
      }
      #expect(abs(error / 20) < 0.05)
    }
  }

  @Test("a text with a few changes is a repetition, another text is none")
  func near() {
    let first = TextPageTests.page
    let second = first.replacing("十点", with: "九点半")
    var finder = NearDuplicateIndex(threshold: 0.8)
    #expect(finder.add(MinHashSketch(first)) == nil)
    #expect(finder.add(MinHashSketch("完全是另外一篇文章，讲怎样修一把旧椅子，先把椅子翻过来看榫头。")) == nil)
    #expect(finder.add(MinHashSketch(second))?.position == 0)
  }

  @Test("texts without words repeat nothing")
  func empty() {
    var finder = NearDuplicateIndex()
    for text in ["", "。。。", "", "  "] { #expect(finder.add(MinHashSketch(text)) == nil) }
  }
}
