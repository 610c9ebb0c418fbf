import HanCore
import HanTestSupport
import HanText
import Testing

@testable import HanExtraction

@Suite("Two marks of a slogan together")
struct SloganPairWeightsTests {
  private static let marks: [SloganEvidence] = [.quoted, .heading, .length3, .spread, .members]

  @Test("each two marks are visited once, the lower one first")
  func visits() {
    var seen: [[Int]] = []
    SloganEvidenceSet(Self.marks).forEachPair { seen.append([$0, $1]) }
    let numbers = Self.marks.map { Int($0.rawValue) }.sorted()
    var expected: [[Int]] = []
    for low in numbers.indices {
      for high in numbers.indices where high > low {
        expected.append([numbers[low], numbers[high]])
      }
    }
    #expect(Set(seen) == Set(expected))
    #expect(seen.count == expected.count)
  }

  @Test("a pair counts for its type, and where both marks are")
  func scores() throws {
    let ranker = try SloganRanker(
      RankerWeights(["bias": -1, "heading": 0.25, "numeral.quoted&heading": 2]))
    let both = SloganEvidenceSet([.heading, .quoted])
    #expect(ranker.score(.numeral, both) == 1.25)
    #expect(ranker.score(.motto, both) == -0.75)
    #expect(ranker.score(.numeral, SloganEvidenceSet([.heading])) == -0.75)
  }

  @Test(
    "pairs that nobody computes are refused",
    arguments: [
      "numeral.quoted&loud", "verse.quoted&heading", "numeral.heading&quoted", "quoted&heading",
    ])
  func strangers(name: String) {
    #expect(throws: RankerError.self) { try SloganRanker(RankerWeights(["bias": 0, name: 1])) }
  }

  @Test("weights read from bytes rank as those that were parsed")
  func reading() throws {
    let weights = RankerWeights([
      "bias": -1.5, "numeral": 0.31, "heading": -0.12345, "numeral.quoted&heading": 2,
      "before:落实": 0.7, "inside:：&": 1e-7,
    ])
    let bytes = Array(weights.text(comment: "By feature.").utf8)
    let one = try SloganRanker(weights)
    let other = try SloganRanker(reading: bytes, source: "test")
    let tokens = try Analyzer().tokenize(MappedText("全镇落实“三必查”制度，即查证件、查车况、查货物。"))
    let candidates = SloganExtractor(threshold: 0, ranker: one).proposals(in: tokens)
    #expect(!candidates.isEmpty)
    for candidate in candidates { #expect(one.score(candidate) == other.score(candidate)) }
    for text in ["a\tb\n", "a 1\n", "loud\t1\n", ""] {
      #expect(throws: RankerError.self) {
        try SloganRanker(reading: Array(text.utf8), source: "test")
      }
    }
  }

  @Test("what training names, ranking knows")
  func names() throws {
    let set = SloganEvidenceSet(SloganEvidence.allCases.prefix(40))
    var pairs = SloganPairWeights()
    for name in SloganRanker.names(of: .parallel, set) where name.contains("&") {
      let isPair = pairs.add(1, of: name)
      #expect(isPair)
    }
    #expect(pairs.sum(.parallel, set) == 780)
    #expect(pairs.sum(.quoted, set) == 0)
  }

  @Test("the explanation tells what marks say together")
  func explained() throws {
    let slogans = try SloganTests.slogans("全镇推行“三必查”制度，即查证件、查车况、查货物。")
    let slogan = try #require(slogans.first { $0.canonical == "三必查" })
    #expect(slogan.evidence.contains { $0.name == "together" })
  }
}
