/// A term as a key: a string that is compared and hashed by its UTF-8 bytes.
///
/// `String` compares by canonical equivalence, which merges compatibility ideographs (U+F900 with
/// U+8C48) and costs more; counting must not depend on it.
public struct Term: Sendable {
  /// The term's text.
  public let text: String

  /// Creates a key for `text`.
  public init(_ text: String) {
    var text = text
    text.makeContiguousUTF8()
    self.text = text
  }

  /// Creates a key for `text`.
  public init(_ text: Substring) { self.init(String(text)) }
}

extension Term: Hashable {
  /// Whether the two have the same bytes.
  public static func == (a: Term, b: Term) -> Bool {
    a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}

extension Term: Comparable {
  /// Orders by bytes, which is the order of scalar values.
  public static func < (a: Term, b: Term) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}

extension Term: CustomStringConvertible {
  /// The term's text.
  public var description: String { text }
}
