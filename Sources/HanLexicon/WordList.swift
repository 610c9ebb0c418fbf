internal import Dictionaries
public import HanCore

/// A set of words.
///
/// Its text form has one word a line; lines that begin with `#` are comments, white space around
/// words and empty lines are ignored.
public struct WordList: Sendable {
  private let words: Set<Term>

  /// Creates a list of the given words.
  public init(_ words: some Sequence<String>) { self.words = Set(words.map { Term($0) }) }

  /// Reads the text form.
  ///
  /// - Complexity: O(*n*).
  public init(parsing text: some StringProtocol) {
    words = Set(
      text.split(whereSeparator: \.isNewline)
        .filter { !$0.hasPrefix("#") }
        .map { Self.trim(Substring($0)) }
        .filter { !$0.isEmpty }
        .map { Term($0) })
  }

  /// No words.
  public static let empty = WordList([String]())

  /// The bundled stop list: function words, measure words, deictics and formulae of news, in
  /// Simplified characters. See `Dictionaries/README.md`.
  public static let stopWords = WordList(parsing: BundledText.stopWords)

  /// Names that a hyphen and a number follow, as one word with them: 东风-41, 碳-14.
  package static let series = WordList(parsing: BundledText.series)

  /// The number of words.
  public var count: Int { words.count }

  /// Whether `word` is in the list.
  public func contains(_ word: Term) -> Bool { words.contains(word) }

  /// Calls `body` with each word, in no order.
  package func forEach(_ body: (Term) -> Void) { words.forEach(body) }

  /// A list of the words of both.
  public func union(_ other: WordList) -> WordList { WordList(words.union(other.words)) }

  private init(_ words: Set<Term>) { self.words = words }

  private static func trim(_ line: Substring) -> Substring {
    var line = line
    while let first = line.unicodeScalars.first, first.isSpaceOrControl {
      line.unicodeScalars.removeFirst()
    }
    while let last = line.unicodeScalars.last, last.isSpaceOrControl {
      line.unicodeScalars.removeLast()
    }
    return line
  }
}

/// The texts that are compiled into the binary.
package enum BundledText {
  static var stopWords: String { string(hantext_stopwords()) }
  static var series: String { string(hantext_series()) }

  private static func string(_ data: hantext_bytes) -> String {
    // The bytes are static and immutable; the buffer is read within this call only.
    String(decoding: UnsafeBufferPointer(start: data.bytes, count: data.count), as: UTF8.self)
  }
}
