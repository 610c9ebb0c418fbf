public import HanCore
import HanICU

/// How Chinese dictionaries order words, by ICU's collators.
///
/// ```swift
/// print(try ChineseOrder.pinyin.sorted(["重庆", "上海", "北京"]))  // ["北京", "重庆", "上海"]
/// ```
public enum ChineseOrder: String, Hashable, Sendable, CaseIterable {
  /// By sound.
  case pinyin
  /// By the number and the kinds of strokes.
  case stroke

  /// The words in this order; words the order does not tell apart in the order of their bytes.
  ///
  /// - Throws: `ResourceError` when ICU's data cannot be opened.
  /// - Complexity: O(*n* log *n*).
  public func sorted(_ words: some Sequence<String>) throws(ResourceError) -> [String] {
    try sorted(words) { $0 }
  }

  /// The items in the order of their words.
  ///
  /// - Throws: `ResourceError` when ICU's data cannot be opened.
  public func sorted<Item>(
    _ items: some Sequence<Item>, by word: (Item) -> String
  ) throws(ResourceError) -> [Item] {
    do {
      return try Collator(locale: "zh@collation=\(rawValue)").sorted(items, by: word)
    } catch {
      throw ResourceError(resource: "ICU's collator", cause: error.description)
    }
  }
}
