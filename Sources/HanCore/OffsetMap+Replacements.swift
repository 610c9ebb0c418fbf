/// A stretch of a text and what replaced it: bounds in UTF-8 bytes, sixteen bytes each
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
    var builder = ReplacementBuilder()
    builder.reserve(replacements.count)
    builder.append(replacements, source: 0, target: 0)
    self = builder.build(sourceCount: sourceCount, targetCount: targetCount)
  }

  /// Builds the map of a text in which stretches were replaced, from parts of the text.
  package struct ReplacementBuilder {
    private var changes: [Change] = []
    private var lag = 0

    /// Creates a builder at the start of both texts.
    package init() {}

    /// How many replacements there are so far.
    package var count: Int { changes.count }

    /// Makes room for a number of replacements in all.
    package mutating func reserve(_ count: Int) { changes.reserveCapacity(count) }

    /// Adds the replacements of a part.
    ///
    /// - Parameters:
    ///   - replacements: In order, without overlaps, none of them by nothing; relative to the part.
    ///   - source: Where the part begins in the text before.
    ///   - target: Where it begins in the text behind.
    package mutating func append(
      _ replacements: UnsafeBufferPointer<SpanReplacement>, source: Int, target: Int
    ) {
      for replacement in replacements {
        let before = TextSpan(
          source + Int(replacement.sourceStart), source + Int(replacement.sourceEnd))
        let behind = TextSpan(
          target + Int(replacement.targetStart), target + Int(replacement.targetEnd))
        precondition(
          behind.lowerBound - before.lowerBound == lag && !behind.isEmpty,
          "replacements follow each other")
        lag = behind.upperBound - before.upperBound
        changes.append(
          Change(target: behind, sourceStart: before.lowerBound, sourceEnd: before.upperBound))
      }
    }

    /// The map.
    ///
    /// - Precondition: the lengths fit the replacements.
    package func build(sourceCount: Int, targetCount: Int) -> OffsetMap {
      precondition(targetCount - sourceCount == lag, "the lengths fit the replacements")
      return OffsetMap(changes: changes, sourceCount: sourceCount, targetCount: targetCount)
    }
  }
}
