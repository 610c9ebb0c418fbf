import HanCore

/// Tells cheaply where the members of a numeral cannot stand: most numerals count ordinary things,
/// and there are too few marks around them for a list.
struct MemberHints {
  /// Where a list may stand.
  struct Places: OptionSet {
    let rawValue: UInt8
    /// Right behind the numeral.
    static let behind = Places(rawValue: 1)
    /// Right before it.
    static let before = Places(rawValue: 2)
    /// In the next sentences.
    static let near = Places(rawValue: 4)
  }

  private let document: SloganDocument
  /// Each 、.
  private let commas: [Int32]

  init(_ document: SloganDocument) {
    self.document = document
    let kinds = document.scalars.kinds
    commas = document.scalars.marks.filter { kinds[Int($0)] == .enumerationComma }
  }

  /// Where a list of as many items as counted may stand.
  ///
  /// - Complexity: O(log marks).
  func places(around range: Range<Int>, count: Int) -> Places {
    var places: Places = []
    // One less than items, and the last two may be joined by 和.
    let marks = document.scalars.marks
    let behind = Self.first(in: marks, from: range.upperBound) + max(0, count - 3)
    if count < 3
      || behind < marks.count && Int(marks[behind]) < range.upperBound + MemberResolver.window
    {
      places.insert(.behind)
    }
    if document.kind(range.lowerBound - 1).isQuote { places.insert(.before) }
    guard count > 1 else { return places }
    let comma = Self.first(in: commas, from: range.lowerBound)
    if comma >= count - 1, range.lowerBound - Int(commas[comma - count + 1]) <= 100 {
      places.insert(.before)
    }
    let near = Self.first(in: commas, from: range.upperBound) + count - 2
    if near < commas.count, Int(commas[near]) < range.upperBound + MemberResolver.reach {
      places.insert(.near)
    }
    return places
  }

  /// The first place that is not before an index, in a list of ascending ones.
  private static func first(in list: [Int32], from index: Int) -> Int {
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if Int(list[middle]) >= index { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
