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

  /// Where a list of as many items as counted may stand around a numeral of `length` characters at
  /// most.
  ///
  /// - Complexity: O(log marks).
  func places(at index: Int, length: ClosedRange<Int>, count: Int) -> Places {
    var places: Places = []
    let marks = document.scalars.marks
    let start = index + length.lowerBound
    let end = index + length.upperBound
    // One less than items, and the last two may be joined by 和.
    let behind = count < 3 ? 0 : Self.first(in: marks, from: start) + count - 3
    if count < 3 || behind < marks.count && Int(marks[behind]) < end + MemberResolver.window {
      places.insert(.behind)
    }
    if document.kind(index - 1).isQuote { places.insert(.before) }
    guard count > 1 else { return places }
    let comma = Self.first(in: commas, from: index)
    if comma >= count - 1, index - Int(commas[comma - count + 1]) <= 100 {
      places.insert(.before)
    }
    // Between the numeral and what may be counted there is hardly a 、.
    var near = comma
    while near < commas.count, Int(commas[near]) < start { near += 1 }
    near += count - 2
    if near < commas.count, Int(commas[near]) < end + MemberResolver.reach {
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
