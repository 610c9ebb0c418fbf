import Foundation
import HanCore
import HanLexicon
import Testing

@Suite("Reference counts")
struct ReferenceCountsTests {
  static func container(_ cells: [UInt32]) throws -> ModelContainer {
    var builder = ContainerBuilder()
    builder.add("words", cells)
    builder.add("phrases", [UInt32](repeating: 0, count: 4))
    builder.add("documents", [UInt32(12)])
    return try ModelContainer(TableBytes(builder.build()))
  }

  @Test("counts come back as logarithms; what was not put in is not there")
  func roundTrip() throws {
    var builder = ReferenceTableBuilder()
    for number in 1...5000 { builder.set(PhraseHash.hash("词\(number)"), to: number) }
    builder.set(PhraseHash.hash("无"), to: 0)
    let counts = try ReferenceCounts(Self.container(builder.cells()))
    #expect(counts.documents == 12)
    for number in 1...5000 {
      let found = try #require(counts.words.logarithm(of: PhraseHash.hash("词\(number)")))
      #expect((found - log(Double(number))).magnitude <= 1 / 32 + 1e-9)
    }
    #expect(counts.words.logarithm(of: PhraseHash.hash("无")) == nil)
    #expect(counts.phrases.logarithm(of: PhraseHash.hash("词1")) == nil)
  }

  @Test("a table that is full or of a wrong size does no harm")
  func damaged() throws {
    let full = try ReferenceCounts(Self.container([UInt32](repeating: 0x7700, count: 16)))
    #expect(full.words.logarithm(of: 3) == nil)
    #expect(throws: ContainerError.self) {
      try ReferenceCounts(Self.container([UInt32](repeating: 0, count: 3)))
    }
  }

  @Test("the bundled counts know common words and phrases better than rare ones")
  func bundled() throws {
    let counts = try ReferenceCounts(BundledTables.reference())
    let common = try #require(counts.words.logarithm(of: PhraseHash.hash("经济")))
    let rare = counts.words.logarithm(of: PhraseHash.hash("航模")) ?? 0
    #expect(common > rare)
    #expect(counts.documents > 1000)
    #expect(counts.phrases.logarithm(of: PhraseHash.hash("市场经济")) != nil)
  }
}
