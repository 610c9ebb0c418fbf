internal import CICUShim

/// Orders strings as a locale's dictionaries do.
///
/// ```swift
/// try Collator(locale: "zh@collation=pinyin").sorted(["重庆", "北京", "上海"]) { $0 }  // 北京, 重庆, 上海
/// ```
package final class Collator: @unchecked Sendable {
  // `@unchecked`: the pointer is the only stored property that isn't Sendable. An open collator is
  // immutable as long as no attribute is set; nothing here sets one, and ICU's call for sort keys
  // takes it as const.
  private let pointer: OpaquePointer

  /// Opens a collator.
  ///
  /// - Parameter locale: Such as "zh@collation=pinyin" or "zh@collation=stroke". ICU takes the
  ///   nearest it has for one it doesn't know, without an error.
  /// - Throws: ``ICUError`` if ICU's data is missing.
  package init(locale: String) throws(ICUError) {
    var opened: OpaquePointer?
    let code = hanicu_collator_open(locale, &opened)
    let operation = "open a collator for the locale “\(locale)”"
    try ICUError.check(code, operation)
    guard let opened else { throw ICUError(code: code, operation: operation) }
    pointer = opened
  }

  deinit {
    hanicu_collator_close(pointer)
  }

  /// The items in the order of their texts; texts that the locale doesn't tell apart in the order
  /// of their UTF-8 bytes, equal ones as they come.
  ///
  /// - Complexity: O(*n* log *n*), with one sort key an item, some 2 to 4 bytes a character.
  package func sorted<Item>(_ items: some Sequence<Item>, by text: (Item) -> String) -> [Item] {
    items.map { (item: $0, text: text($0)) }
      .map { (item: $0.item, text: $0.text, key: sortKey($0.text)) }
      .sorted { a, b in
        if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
        return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
      }
      .map(\.item)
  }

  /// Bytes whose lexicographic order is the order of the strings.
  ///
  /// Keys compare only with keys of the same locale and the same ICU version.
  ///
  /// - Complexity: O(*n*).
  package func sortKey(_ string: String) -> [UInt8] {
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
