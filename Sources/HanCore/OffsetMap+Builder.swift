extension OffsetMap {
  /// Builds a map front to back.
  ///
  /// Neighbouring deletions are merged; all lengths are UTF-8 bytes.
  package struct Builder: Sendable {
    private var changes: [Change] = []
    private var source = 0
    private var target = 0

    /// Creates a builder at the start of both texts.
    package init() {}

    /// The number of source bytes consumed.
    package var sourceCount: Int { source }
    /// The number of derived bytes produced.
    package var targetCount: Int { target }

    /// The next `count` bytes stay as they are.
    package mutating func keep(_ count: Int) {
      source += count
      target += count
    }

    /// The next `count` bytes of the source are dropped.
    package mutating func delete(_ count: Int) { jump(to: source + count) }

    /// The next `sourceCount` bytes became `targetCount` bytes. With no source bytes this is an
    /// insertion, with no target bytes a deletion.
    package mutating func replace(_ sourceCount: Int, with targetCount: Int) {
      guard targetCount > 0 else { return delete(sourceCount) }
      change(targetCount, start: source, end: source + sourceCount)
    }

    /// The map of all that was said so far.
    package func build() -> OffsetMap {
      OffsetMap(changes: changes, sourceCount: source, targetCount: target)
    }

    /// Appends a changed stretch with explicit source bounds, which may overlap the one before.
    mutating func change(_ targetCount: Int, start: Int, end: Int) {
      changes.append(
        Change(
          target: TextSpan(target, target + targetCount), sourceStart: start, sourceEnd: end))
      target += targetCount
      source = end
    }

    /// Goes on at another source offset: a deletion, when it lies ahead.
    mutating func jump(to offset: Int) {
      guard offset != source else { return }
      if let last = changes.last, last.target.isEmpty, last.target.lowerBound == target {
        changes[changes.count - 1].sourceEnd = offset
      } else {
        changes.append(
          Change(target: TextSpan(target, target), sourceStart: source, sourceEnd: offset))
      }
      source = offset
    }
  }
}
