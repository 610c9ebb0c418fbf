/// Words of the user's with what they become, which win over the dictionaries.
///
/// A word that becomes itself is protected. At each place the longest word counts; words are
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
  let pass: ConversionPass?

  /// No words.
  public init() { self.init(count: 0, pass: nil) }

  private init(count: Int, pass: ConversionPass?) {
    self.count = count
    self.pass = pass
  }

  /// The longest word, in bytes of UTF-8.
  package static let maximumWord = 1024
  /// The longest replacement, in bytes of UTF-8.
  package static let maximumReplacement = 65_536

  /// Words that have been checked; `nil` when there are too many.
  init?(checked entries: [(key: String, value: String)]) {
    guard !entries.isEmpty else {
      self.init()
      return
    }
    var builder = ConversionTableBuilder(replacesSingles: false)
    var longest = 0
    for entry in entries {
      longest = max(longest, entry.key.utf8.count)
      builder.add(
        .init(
          scalars: entry.key.unicodeScalars.map(\.value), rank: 0, values: [Array(entry.value.utf8)]
        ))
    }
    var pool = ValuePool()
    guard let tables = builder.build(into: &pool) else { return nil }
    self.init(
      count: entries.count,
      pass: ConversionPass(
        table: ConversionTable(tables, pool: pool.bytes), use: .lock, longestKey: longest))
  }
}
