/// A half-open range of UTF-8 bytes in a text.
///
/// Every span inside the library counts UTF-8 bytes; spans are converted to other units
/// (``OffsetUnit``) only when results leave it.
public struct TextSpan: Hashable, Sendable {
  /// The offset of the first byte.
  public var lowerBound: Int
  /// The offset just after the last byte.
  public var upperBound: Int

  /// Creates the span `lowerBound ..< upperBound`.
  ///
  /// - Precondition: `0 <= lowerBound <= upperBound`.
  @inlinable
  public init(_ lowerBound: Int, _ upperBound: Int) {
    precondition(0 <= lowerBound && lowerBound <= upperBound, "a span runs forward from 0")
    self.lowerBound = lowerBound
    self.upperBound = upperBound
  }

  /// Creates the span that covers `range`.
  @inlinable
  public init(_ range: Range<Int>) { self.init(range.lowerBound, range.upperBound) }

  /// The span as a standard library range.
  @inlinable public var range: Range<Int> { lowerBound..<upperBound }

  /// The length in bytes.
  @inlinable public var count: Int { upperBound - lowerBound }

  /// Whether the span covers no byte.
  @inlinable public var isEmpty: Bool { lowerBound == upperBound }

  /// Whether `other` lies wholly inside this span.
  @inlinable
  public func contains(_ other: TextSpan) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }

  /// Whether the two spans share at least one byte.
  @inlinable
  public func overlaps(_ other: TextSpan) -> Bool {
    max(lowerBound, other.lowerBound) < min(upperBound, other.upperBound)
  }

  /// The smallest span that covers both.
  @inlinable
  package func union(_ other: TextSpan) -> TextSpan {
    TextSpan(min(lowerBound, other.lowerBound), max(upperBound, other.upperBound))
  }

  /// The span moved by `distance` bytes.
  @inlinable
  package func shifted(by distance: Int) -> TextSpan {
    TextSpan(lowerBound + distance, upperBound + distance)
  }
}

extension TextSpan: Comparable {
  /// Orders by start, then by end.
  @inlinable
  public static func < (a: TextSpan, b: TextSpan) -> Bool {
    (a.lowerBound, a.upperBound) < (b.lowerBound, b.upperBound)
  }
}

extension TextSpan: CustomStringConvertible {
  /// The span as `3..<9`.
  public var description: String { "\(lowerBound)..<\(upperBound)" }
}

extension String {
  /// The part of the string that `span` covers.
  ///
  /// - Precondition: the span lies inside the string. A bound inside a scalar is rounded down to
  ///   the scalar's start.
  /// - Complexity: O(1) for native strings.
  public subscript(span: TextSpan) -> Substring {
    let start = utf8.index(utf8.startIndex, offsetBy: span.lowerBound)
    let end = utf8.index(start, offsetBy: span.count)
    return self[start..<end]
  }

  /// Whether no scalar goes on at a UTF-8 offset inside the string or at its end.
  ///
  /// - Complexity: O(1) for native strings.
  func isScalarBoundary(_ offset: Int) -> Bool {
    let bytes = utf8
    guard offset > 0, offset < bytes.count else { return true }
    return bytes[bytes.index(bytes.startIndex, offsetBy: offset)] & 0xC0 != 0x80
  }

  /// A UTF-8 offset inside the string, or where the scalar begins that goes on there.
  func scalarBoundary(_ offset: Int) -> Int {
    var offset = offset
    while !isScalarBoundary(offset) { offset -= 1 }
    return offset
  }

  /// The span of the whole string.
  public var fullSpan: TextSpan { TextSpan(0, utf8.count) }
}
