import HanStatistics
import HanTestSupport
import Testing

@Suite("Phrase statistics")
struct PhraseStatisticsTests {
  static func documents(_ count: Int, seed: UInt64) -> [[UInt64]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Array(Set((0..<50).map { _ in UInt64.random(in: 0..<300, using: &generator) &* 0x9E37 }))
    }
  }

  static func counted(_ documents: [[UInt64]]) -> PhraseStatistics {
    var statistics = PhraseStatistics()
    for document in documents { statistics.add(document) }
    return statistics
  }

  @Test("a phrase counts once a document")
  func counts() {
    let statistics = Self.counted([[1, 2, 0], [2, 0]])
    #expect(statistics.documents == 2)
    #expect(statistics.phraseCount == 3)
    #expect([0, 1, 2, 3].map { statistics[$0] } == [2, 1, 2, 0])
    #expect(PhraseStatistics()[7] == 0)
  }

  @Test("merging is counting, in any order", arguments: 0..<10)
  func merge(seed: UInt64) {
    let documents = Self.documents(40, seed: seed)
    let whole = Self.counted(documents)
    var first = Self.counted(Array(documents[..<15]))
    var second = Self.counted(Array(documents[15...]))
    let copy = first
    first.merge(second)
    second.merge(copy)
    #expect(first == whole)
    #expect(second == whole)
    first.merge(PhraseStatistics())
    #expect(first == whole)
  }

  @Test("hashes that differ in any bits are told apart")
  func distinct() {
    var statistics = PhraseStatistics()
    let phrases = (0..<64).map { UInt64(1) << UInt64($0) }
    statistics.add(phrases)
    statistics.add([phrases[63]])
    #expect(statistics.phraseCount == 64)
    #expect(statistics[phrases[63]] == 2 && statistics[phrases[62]] == 1)
  }

  @Test("merging large tables takes linear time")
  func large() {
    var statistics = PhraseStatistics()
    statistics.add((1...200_000).map { UInt64($0) &* 0x2545_F491_4F6C_DD1D })
    var other = PhraseStatistics()
    other.merge(statistics)
    #expect(other == statistics)
  }
}
