import HanCore
import HanTestSupport
import Testing

@testable import HanStatistics

@Suite("Postings")
struct PostingTableTests {
  private static func table(memoryLimit: Int, seed: UInt64) throws -> PostingTable {
    var random = SeededGenerator(seed: seed)
    var table = PostingTable(memoryLimit: memoryLimit)
    for _ in 0..<200 {
      var document = DocumentCounts()
      for word in 0..<Int.random(in: 0..<30, using: &random) {
        let times = Int.random(in: 1...9, using: &random)
        let term = Term("词\(word * word % 97)")
        document.add(term, forms: [term: times])
        document.add(tokens: times)
      }
      try table.add(document)
    }
    return table
  }

  @Test("what goes through a file has the dispersion that it has in memory", arguments: [1, 2, 3])
  func spilling(seed: UInt64) throws {
    let whole = try Self.table(memoryLimit: .max, seed: seed)
    let spilled = try Self.table(memoryLimit: 500, seed: seed)
    let all = try TermDispersions(whole)
    let others = try TermDispersions(spilled)
    for measure in DispersionMeasure.allCases {
      let values = try #require(try spilled.values(of: measure))
      for word in 0..<97 {
        let term = Term("词\(word)")
        let expected = all[term]?.value(of: measure)
        #expect(others[term]?.value(of: measure) == expected)
        if all[term]?.frequency ?? 0 > 0 {
          #expect(values[PostingTable.hash(of: term)] == expected)
        }
      }
    }
  }
}
