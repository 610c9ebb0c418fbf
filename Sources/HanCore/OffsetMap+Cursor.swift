extension OffsetMap {
  /// Leads offsets that never go back to the source, each in constant time on average; what a pass
  /// over all tokens of a text uses instead of a binary search a token.
  package struct Cursor: Sendable {
    private let map: OffsetMap
    /// The number of changes that begin before the last offset.
    private var passed = 0

    /// A cursor at the start of a map.
    package init(_ map: OffsetMap) { self.map = map }

    /// Where a span that starts at `offset` starts in the source.
    ///
    /// - Precondition: `offset` is not below the one of the call before.
    /// - Complexity: As ``sourceEnd(at:)``.
    package mutating func sourceStart(at offset: Int) -> Int {
      let changes = map.changes
      while passed < changes.count, changes[passed].target.lowerBound <= offset { passed += 1 }
      guard passed > 0 else { return offset }
      let change = changes[passed - 1]
      if offset < change.target.upperBound { return change.sourceStart }
      return change.resume + (offset - change.target.upperBound)
    }

    /// Where a span that ends at `offset` ends in the source.
    ///
    /// - Precondition: `offset` is not below the one of the call before; above it, if that one asked
    ///   for a start.
    /// - Complexity: O(1), and O(changes) for all calls together.
    package mutating func sourceEnd(at offset: Int) -> Int {
      let changes = map.changes
      while passed < changes.count, changes[passed].target.lowerBound < offset { passed += 1 }
      return passed > 0 ? changes[passed - 1].sourceEnd(at: offset) : offset
    }
  }
}
