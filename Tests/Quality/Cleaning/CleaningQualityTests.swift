import Foundation
import HanCleaning
import HanCore
import Testing

extension GoldPage {
  /// The least score of a single page, and the least mean over all of them. The floors rise with
  /// the rules; they are lowered for a reason only.
  static let floors = (page: 0.955, mean: 0.99)
}

@Suite("Quality of cleaning")
struct CleaningQualityTests {
  @Test("each page keeps its article and loses the rest", arguments: GoldPage.all)
  func page(page: GoldPage) {
    let score = page.score()
    #expect(score >= GoldPage.floors.page, "\(page.name): \(score)")
  }

  @Test("all pages together")
  func mean() {
    let scores = GoldPage.all.map { $0.score() }
    #expect(scores.count >= 27)
    #expect(scores.reduce(0, +) / Double(scores.count) >= GoldPage.floors.mean)
  }

  @Test("clean prose is left untouched", arguments: CleanProse.all)
  func untouched(text: String) {
    let clean = Cleaner().clean(Document(id: "a", text: text)).text.text
    let kept = clean.filter { !$0.isWhitespace }.count
    let all = text.filter { !$0.isWhitespace }.count
    #expect(Double(kept) >= 0.995 * Double(all), "\(text.prefix(20)): \(kept) of \(all)")
  }
}
