import Foundation
import HanTestSupport
import Testing

@testable import HanCore
@testable import HanStatistics

/// Candidates for new words are those that counting every run one by one gives.
struct CharacterNGramTests {
  private static func texts() -> [String] {
    var random = SeededGenerator(seed: 21)
    let characters = Array("云上市集开放图书馆𠮷的了，。 \nA")
    return (0..<50).map { _ in
      String((0..<random.below(80)).map { _ in characters[random.below(characters.count)] })
    }
  }

  /// All runs with their counts and neighbours.
  private static func counted(_ texts: [String], longest: Int) -> [String: (
    Int, [String: Int], [String: Int]
  )] {
    var found: [String: (Int, [String: Int], [String: Int])] = [:]
    for text in texts {
      for run in text.split(whereSeparator: { !$0.unicodeScalars.allSatisfy(\.isHan) }) {
        let run = Array(run)
        for start in run.indices {
          for end in (start + 1)...(min(run.count, start + longest)) {
            let key = String(run[start..<end])
            found[key, default: (0, [:], [:])].0 += 1
            found[key]?.1[start > 0 ? String(run[start - 1]) : "", default: 0] += 1
            found[key]?.2[end < run.count ? String(run[end]) : "", default: 0] += 1
          }
        }
      }
    }
    return found
  }

  @Test("counts, cohesion and entropies", arguments: [2, 4, 6])
  func candidates(longest: Int) throws {
    let texts = Self.texts()
    var counts = CharacterNGrams(longest: longest)
    for text in texts { try counts.add(text) }
    let found = try counts.candidates(minimum: 2)
    let expected = Self.counted(texts, longest: longest)
    #expect(
      found.map(\.text)
        == expected.filter { $0.key.count > 1 && $0.value.0 > 1 }
        .keys.sorted { Term($0) < Term($1) })
    for candidate in found {
      let (count, left, right) = try #require(expected[candidate.text])
      #expect(candidate.frequency == count)
      #expect(candidate.leftEntropy == BranchingEntropy.entropy(left.values.sorted()))
      #expect(candidate.rightEntropy == BranchingEntropy.entropy(right.values.sorted()))
      let characters = Array(candidate.text)
      let ratio = (1..<characters.count).compactMap { cut -> Double? in
        guard let a = expected[String(characters[..<cut])]?.0,
          let b = expected[String(characters[cut...])]?.0
        else { return nil }
        return Double(count) * Double(counts.characters) / (Double(a) * Double(b))
      }.min()
      #expect(candidate.cohesion == ratio.map { log2($0) })
    }
  }

  @Test("places that went to a file, and counts that were merged, give the same")
  func spilled() throws {
    let texts = Self.texts()
    var whole = CharacterNGrams(longest: 5)
    var spilled = CharacterNGrams(longest: 5, memoryLimit: 1)
    for text in texts {
      // Past the least bound more than once.
      for _ in 0..<3 {
        try whole.add(text)
        try spilled.add(text)
      }
    }
    var first = CharacterNGrams(longest: 5)
    var second = CharacterNGrams(longest: 5, memoryLimit: 1)
    for (number, text) in texts.enumerated() {
      for _ in 0..<3 {
        if number % 2 == 0 { try first.add(text) } else { try second.add(text) }
      }
    }
    try second.merge(first)
    let expected = try whole.candidates(minimum: 4, cohesion: 0, entropy: 0.5)
    #expect(!expected.isEmpty)
    #expect(try spilled.candidates(minimum: 4, cohesion: 0, entropy: 0.5) == expected)
    #expect(try second.candidates(minimum: 4, cohesion: 0, entropy: 0.5) == expected)
    #expect(whole.characters == second.characters)
  }
}
