extension OffsetMap {
  /// Leads offsets that never go back to the source, each in constant time on average; what a pass
  /// over all tokens of a text uses instead of a binary search a token.
  package struct Cursor: Sendable {
    private let map: OffsetMap
    /// The number of changes that begin before the last offset.
    private var passed = 0
    /// Where the next change begins.
    @usableFromInline var next: Int
    /// Of the last change that was passed: where it ends, what is its source, and whether it is a
    /// deletion. Before the first, it is as if nothing had been dropped at the beginning.
    @usableFromInline var targetEnd = 0
    @usableFromInline var sourceStart = 0
    @usableFromInline var resume = 0
    @usableFromInline var isDeletion = true

    /// A cursor at the start of a map.
    package init(_ map: OffsetMap) {
      self.map = map
      next = map.changes.first?.target.lowerBound ?? .max
    }

    /// Where a span that starts at `offset` starts in the source.
    ///
    /// - Precondition: `offset` is not below the one of the call before.
    /// - Complexity: As ``sourceEnd(at:)``.
    @inlinable
    package mutating func sourceStart(at offset: Int) -> Int {
      if next <= offset { pass(through: offset) }
      return offset < targetEnd ? sourceStart : resume &+ (offset &- targetEnd)
    }

    /// Where a span that ends at `offset` ends in the source.
    ///
    /// - Precondition: `offset` is not below the one of the call before; above it, if that one asked
    ///   for a start.
    /// - Complexity: O(1), and O(changes) for all calls together.
    @inlinable
    package mutating func sourceEnd(at offset: Int) -> Int {
      if next < offset { pass(through: offset &- 1) }
      return offset <= targetEnd && !isDeletion ? resume : resume &+ (offset &- targetEnd)
    }

    /// Passes the changes that begin at an offset or before.
    @usableFromInline
    mutating func pass(through offset: Int) {
      let changes = map.changes
      while passed < changes.count, changes[passed].target.lowerBound <= offset { passed += 1 }
      next = passed < changes.count ? changes[passed].target.lowerBound : .max
      guard passed > 0 else { return }
      let last = changes[passed - 1]
      targetEnd = last.target.upperBound
      isDeletion = last.target.isEmpty
      sourceStart = last.sourceStart
      resume = last.resume
    }
  }
}
