/// A map from offsets in a derived text back to the text it was made from.
///
/// Only changed stretches are stored; the text between them maps one to one, and an unchanged
/// text costs nothing. Maps compose, so however many stages a text went through, one look-up
/// leads back to its source.
///
/// Start and end of a span are mapped apart, which gives three rules:
/// * a span next to a deletion excludes it,
/// * a span across a deletion covers it,
/// * a span that touches a part of a replaced stretch covers the whole stretch in the source.
///
/// ```swift
/// var builder = OffsetMap.Builder()
/// builder.keep(3)        // 長
/// builder.delete(8)      // (zhǎng)
/// builder.keep(3)        // 城
/// let map = builder.build()
/// map.source(of: TextSpan(0, 3))  // 0..<3
/// map.source(of: TextSpan(3, 6))  // 11..<14
/// map.source(of: TextSpan(0, 6))  // 0..<14
/// ```
public struct OffsetMap: Hashable, Sendable {
  /// A stretch of the derived text that does not map one to one.
  public struct Change: Hashable, Sendable {
    /// Bounds in the derived text, UTF-8 bytes; empty for a deletion.
    public var target: TextSpan
    /// Where a span that starts in `target` starts in the source.
    var sourceStart: Int
    /// Where a span that ends in `target` ends in the source.
    var sourceEnd: Int

    /// Bounds in the source text, UTF-8 bytes; empty for an insertion.
    public var source: TextSpan { TextSpan(min(sourceStart, sourceEnd), sourceEnd) }
  }

  /// The changed stretches, in order of their target.
  ///
  /// After composition neighbouring changes may name overlapping source stretches: both parts of
  /// a replacement that was cut by a later change map to all of it.
  public let changes: [Change]
  /// The length of the source text in UTF-8 bytes.
  public let sourceCount: Int
  /// The length of the derived text in UTF-8 bytes.
  public let targetCount: Int

  init(changes: [Change], sourceCount: Int, targetCount: Int) {
    self.changes = changes
    self.sourceCount = sourceCount
    self.targetCount = targetCount
  }

  /// The map of a text of `count` bytes that was not changed.
  package init(identity count: Int) {
    self.init(changes: [], sourceCount: count, targetCount: count)
  }

  /// Whether every offset maps to itself.
  public var isIdentity: Bool { changes.isEmpty }

  /// The stretch of the source that `span` was made from.
  ///
  /// An empty span maps to an empty span, before a deletion that stands at the same place.
  ///
  /// - Precondition: `span` lies inside the derived text.
  /// - Complexity: O(log *n*) in the number of changed stretches.
  public func source(of span: TextSpan) -> TextSpan {
    precondition(span.upperBound <= targetCount, "the span ends behind the text")
    if changes.isEmpty { return span }
    let end = sourceEnd(at: span.upperBound)
    if span.isEmpty { return TextSpan(end, end) }
    return TextSpan(min(sourceStart(at: span.lowerBound), end), end)
  }

  /// Where a span that starts at `offset` starts in the source.
  func sourceStart(at offset: Int) -> Int {
    // The last change that begins at or before the offset.
    let index = partitioningIndex { $0.target.lowerBound > offset } - 1
    guard index >= 0 else { return offset }
    let change = changes[index]
    if offset < change.target.upperBound { return change.sourceStart }
    return change.resume + (offset - change.target.upperBound)
  }

  /// Where a span that ends at `offset` ends in the source.
  func sourceEnd(at offset: Int) -> Int {
    // The last change that begins before the offset.
    let index = partitioningIndex { $0.target.lowerBound >= offset } - 1
    guard index >= 0 else { return offset }
    return changes[index].sourceEnd(at: offset)
  }

  /// The first index whose change satisfies a predicate that stays true once it is.
  private func partitioningIndex(_ predicate: (Change) -> Bool) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if predicate(changes[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension OffsetMap.Change {
  /// The source offset at which one-to-one mapping goes on behind the change.
  var resume: Int { sourceEnd }

  /// Where a span that ends at `offset` ends in the source, if this is the last change that begins
  /// before the offset.
  func sourceEnd(at offset: Int) -> Int {
    if offset <= target.upperBound, !target.isEmpty { return sourceEnd }
    return resume + (offset - target.upperBound)
  }
}
