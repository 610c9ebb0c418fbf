import HanCore
import HanStatistics
import Testing

@Suite("Parts of speech of a word")
struct TagCountsTests {
  static let tags = ["n", "v", "vn", "nr"].compactMap { PartOfSpeech($0) }

  static func counted(_ places: [Int]) -> TagCounts {
    places.reduce(into: TagCounts()) { $0.add(tags[$1]) }
  }

  @Test("the order in which tags are added makes no difference")
  func order() {
    let places = [0, 1, 1, 2, 0, 1, 3]
    let whole = Self.counted(places)
    #expect(whole == Self.counted(places.reversed()))
    #expect(whole.hashValue == Self.counted(places.reversed()).hashValue)
    #expect(Self.tags.map { whole[$0] } == [2, 3, 1, 1])
    for cut in 0...places.count {
      var front = Self.counted(Array(places[..<cut]))
      let back = Self.counted(Array(places[cut...]))
      var turned = back
      turned.merge(front)
      front.merge(back)
      #expect(front == whole)
      #expect(turned == whole)
    }
    #expect(whole != Self.counted([0, 1, 1, 2, 0, 1]))
  }

  @Test("the most frequent part of speech; the first by name among equals")
  func best() {
    #expect(TagCounts().best == nil)
    #expect(Self.counted([0, 1, 1]).best == Self.tags[1])
    #expect(Self.counted([1, 0]).best == Self.tags[0])
    #expect(Self.counted([0, 1]).best == Self.tags[0])
  }
}
