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
  private let commas: PlaceIndex

  init(_ document: SloganDocument) {
    self.document = document
    let kinds = document.scalars.kinds
    commas = PlaceIndex(
      document.scalars.marks.places.filter { kinds[Int($0)] == .enumerationComma },
      count: kinds.count)
  }

  /// Whether the words right before an index, few as they are, stand behind a dash or the like.
  private func hasDash(before index: Int) -> Bool {
    var start = index - 1
    while index - start < 10, document.kind(start).isWord { start -= 1 }
    return document.kind(start) == .other && MemberResolver.isJoint(document.scalar(start))
  }

  /// Where a list of as many items as counted may stand around a numeral of `length` characters at
  /// most.
  ///
  /// - Complexity: O(1).
  func places(at index: Int, length: ClosedRange<Int>, count: Int) -> Places {
    var places: Places = []
    let marks = document.scalars.marks.places
    let commaPlaces = commas.places
    let start = index + length.lowerBound
    let end = index + length.upperBound
    // One less than items, and the last two may be joined by 和.
    let behind = count < 3 ? 0 : document.scalars.marks.count(before: start) + count - 3
    if count < 3 || behind < marks.count && Int(marks[behind]) < end + MemberResolver.window {
      places.insert(.behind)
    }
    if document.kind(index - 1).isQuote { places.insert(.before) }
    guard count > 1 else { return places }
    if hasDash(before: index) { places.insert(.before) }
    let comma = commas.count(before: index)
    // The last two items may be joined by 和.
    let needed = max(1, count - 2)
    if comma >= needed, index - Int(commaPlaces[comma - needed]) <= 100 {
      places.insert(.before)
    }
    // Between the numeral and what may be counted there is hardly a 、.
    var near = comma
    while near < commaPlaces.count, Int(commaPlaces[near]) < start { near += 1 }
    near += count > 2 ? count - 3 : 0
    if near < commaPlaces.count, Int(commaPlaces[near]) < end + MemberResolver.reach {
      places.insert(.near)
    }
    return places
  }
}
