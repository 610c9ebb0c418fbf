/// A stretch of a text and what replaced it: bounds in UTF-8 bytes, twelve to sixteen bytes each
/// because conversions have many.
package struct SpanReplacement: Hashable, Sendable {
  /// Where it was.
  package var sourceStart: UInt32
  /// Where it ended.
  package var sourceEnd: UInt32
  /// Where the replacement stands.
  package var targetStart: UInt32
  /// Where the replacement ends.
  package var targetEnd: UInt32

  /// Creates a replacement.
  @inlinable
  package init(sourceStart: UInt32, sourceEnd: UInt32, targetStart: UInt32, targetEnd: UInt32) {
    self.sourceStart = sourceStart
    self.sourceEnd = sourceEnd
    self.targetStart = targetStart
    self.targetEnd = targetEnd
  }
}

extension OffsetMap {
  /// The map of a text in which stretches were replaced, none of them by nothing.
  ///
  /// - Parameters:
  ///   - replacements: In order, without overlaps.
  ///   - sourceCount: The length of the text before.
  ///   - targetCount: The length of the text behind.
  /// - Precondition: the replacements and the lengths fit each other.
  /// - Complexity: O(replacements).
  package init(
    replacements: UnsafeBufferPointer<SpanReplacement>, sourceCount: Int, targetCount: Int
  ) {
    var lag = 0
    let changes = replacements.map { replacement in
      let source = TextSpan(Int(replacement.sourceStart), Int(replacement.sourceEnd))
      let target = TextSpan(Int(replacement.targetStart), Int(replacement.targetEnd))
      precondition(
        target.lowerBound - source.lowerBound == lag && !target.isEmpty,
        "replacements follow each other")
      lag = target.upperBound - source.upperBound
      return Change(target: target, sourceStart: source.lowerBound, sourceEnd: source.upperBound)
    }
    precondition(targetCount - sourceCount == lag, "the lengths fit the replacements")
    self.init(changes: changes, sourceCount: sourceCount, targetCount: targetCount)
  }
}
