extension OffsetMap {
  /// The map that leads through this one and then through `earlier`, to the earlier source.
  ///
  /// `later.composed(after: earlier).source(of: s)` equals
  /// `earlier.source(of: later.source(of: s))` for every non-empty span whose image under
  /// `later` is not empty (an inserted stretch has no image to start from). Composition is
  /// associative.
  ///
  /// - Precondition: `earlier` produced the text this map starts from.
  /// - Complexity: O(*n* + *m*) in the numbers of changed stretches, times a look-up.
  package func composed(after earlier: OffsetMap) -> OffsetMap {
    precondition(
      earlier.targetCount == sourceCount, "only maps of neighbouring stages can be composed")
    if isIdentity { return earlier }
    if earlier.isIdentity { return self }

    var builder = Builder()
    var cursor = EarlierCursor(changes: earlier.changes)
    var middle = 0  // the offset in the text between the two maps
    for change in changes {
      let kept = change.target.lowerBound - builder.targetCount
      cursor.copy(middle..<(middle + kept), of: earlier, into: &builder)
      if !change.target.isEmpty {
        builder.change(
          change.target.count, start: earlier.sourceStart(at: change.sourceStart),
          end: earlier.sourceEnd(at: change.sourceEnd))
      }
      middle = change.resume
    }
    cursor.copy(middle..<sourceCount, of: earlier, into: &builder)
    builder.jump(to: earlier.sourceCount)
    return builder.build()
  }

  /// Walks the earlier map's changes once, front to back.
  private struct EarlierCursor {
    var changes: [Change]
    var index = 0

    /// Copies the part of the earlier map that covers `range` of the middle text, which the
    /// later map left as it is.
    mutating func copy(
      _ range: Range<Int>, of earlier: OffsetMap, into builder: inout Builder
    ) {
      guard !range.isEmpty else { return }
      while index < changes.count, changes[index].target.upperBound <= range.lowerBound {
        index += 1
      }
      var position = range.lowerBound
      while position < range.upperBound {
        while index < changes.count, changes[index].target.upperBound <= position { index += 1 }
        if index < changes.count, changes[index].target.lowerBound <= position {
          let change = changes[index]
          let end = min(change.target.upperBound, range.upperBound)
          builder.change(end - position, start: change.sourceStart, end: change.sourceEnd)
          position = end
        } else {
          let next = index < changes.count ? changes[index].target.lowerBound : range.upperBound
          let end = min(next, range.upperBound)
          builder.jump(to: earlier.sourceStart(at: position))
          builder.keep(end - position)
          position = end
        }
      }
    }
  }
}
