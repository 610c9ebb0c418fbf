internal import CICUShim

/// Orders strings as a locale's dictionaries do: by pinyin unless told otherwise.
///
/// ```swift
/// let words = ["重庆", "北京", "上海"].sorted(by: try Collator().precedes)  // 北京, 重庆, 上海
/// ```
public final class Collator: @unchecked Sendable {
  // `@unchecked`: the pointer is the only stored property that isn't Sendable. An open collator is
  // immutable as long as no attribute is set; nothing here sets one, and ICU's comparison and
  // sort-key calls take it as const.

  /// How two strings stand to each other.
  public enum Order: Int, Sendable, Hashable {
    /// The first comes before the second.
    case ascending = -1
    /// The locale makes no difference between them, though they may differ in code points.
    case same = 0
    /// The first comes after the second.
    case descending = 1
  }

  /// ICU's locale identifier.
  public let locale: String

  private let pointer: OpaquePointer

  /// Opens a collator.
  ///
  /// - Parameter locale: Such as "zh@collation=pinyin" or "zh@collation=stroke". ICU takes the
  ///   nearest it has for one it doesn't know, without an error.
  /// - Throws: ``ICUError`` if ICU's data is missing.
  public init(locale: String = "zh@collation=pinyin") throws(ICUError) {
    var opened: OpaquePointer?
    let code = hanicu_collator_open(locale, &opened)
    let operation = "open a collator for the locale “\(locale)”"
    try ICUError.check(code, operation)
    guard let opened else { throw ICUError(code: code, operation: operation) }
    self.locale = locale
    pointer = opened
  }

  deinit {
    hanicu_collator_close(pointer)
  }

  /// Compares two strings.
  ///
  /// - Complexity: O(*n*) in the length of what they have in common.
  public func compare(_ left: String, _ right: String) -> Order {
    var left = left
    var right = right
    var order: Int32 = 0
    let code = left.withUTF8 { left in
      right.withUTF8 { right in
        left.withMemoryRebound(to: CChar.self) { left in
          right.withMemoryRebound(to: CChar.self) { right in
            hanicu_collator_compare(
              pointer, left.baseAddress, int32(left.count), right.baseAddress, int32(right.count),
              &order)
          }
        }
      }
    }
    ICUError.require(code, "compare two strings")
    return order < 0 ? .ascending : order > 0 ? .descending : .same
  }

  /// Whether the first string comes before the second: a strict total order, in which strings
  /// that the locale doesn't tell apart are ordered by their UTF-8 bytes.
  ///
  /// - Complexity: As ``compare(_:_:)``.
  public func precedes(_ left: String, _ right: String) -> Bool {
    switch compare(left, right) {
    case .ascending: true
    case .descending: false
    case .same: left.utf8.lexicographicallyPrecedes(right.utf8)
    }
  }

  /// Bytes whose lexicographic order is the order of the strings; for sorting many strings.
  ///
  /// Keys compare only with keys of the same locale and the same ICU version.
  ///
  /// - Complexity: O(*n*); a key has some 2 to 4 bytes a character.
  public func sortKey(_ string: String) -> [UInt8] {
    let units = Array(string.utf16)
    let count = int32(units.count)
    let (code, key): (Int32, [UInt8]) = growing(capacity: units.count * 4 + 16) {
      buffer, capacity, length in
      units.withUnsafeBufferPointer {
        hanicu_collator_sort_key(pointer, $0.baseAddress, count, buffer, capacity, length)
      }
    }
    ICUError.require(code, "make a sort key of \(count) units")
    // ICU ends a key with a zero, which an array doesn't need.
    return key.dropLast()
  }
}
