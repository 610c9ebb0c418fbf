/// Words of the user's with what they become, which win over the dictionaries.
///
/// There can be four million words. A word that becomes itself is protected. At each place the longest word counts; words are
/// replaced once, and nothing is done to the result.
///
/// ```swift
/// let custom = try CustomConversions(parsing: "内存\t記憶體\n里美\t里美\n")
/// let converter = try TextConverter(to: .traditional, custom: custom)
/// converter.convert("里美的内存").text.text  // "里美的記憶體"
/// ```
public struct CustomConversions: Sendable {
  /// The number of words.
  public let count: Int
  let table: CustomTable?

  /// No words.
  public init() { self.init(count: 0, table: nil) }

  private init(count: Int, table: CustomTable?) {
    self.count = count
    self.table = table
  }

  /// The longest word, in bytes of UTF-8.
  package static let maximumWord = 1024
  /// The longest replacement, in bytes of UTF-8.
  package static let maximumReplacement = 65_536

  /// Words that have been checked.
  init(_ table: CustomTable) {
    self.init(count: table.count, table: table.count > 0 ? table : nil)
  }
}
