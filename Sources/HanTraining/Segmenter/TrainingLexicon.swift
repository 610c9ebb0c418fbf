import HanSegmentation

/// A word list as the trainer sees it: words of two to twelve symbols, each with a class.
package struct TrainingLexicon: Sendable {
  /// How many classes of words there are: four of frequency for names of persons, for other
  /// names, and for the rest.
  package static let classCount = SegmentationTables.wordClasses
  /// Words of this length and longer share their features.
  package static let longest = SegmentationTables.longestWord
  /// The longest word that is matched.
  package static let maximumLength = SegmentationTables.maximumWord

  private var children: [UInt64: Int32] = [:]
  private var classes: [Int32: UInt8] = [:]
  private var count: Int32 = 1

  /// The words, with their classes, in the order they were added.
  package private(set) var words: [(symbols: [UInt32], level: UInt8)] = []

  /// A list without words.
  package init() {}

  /// Adds a word.
  package mutating func insert(_ word: String, level: UInt8) {
    let symbols = word.unicodeScalars.map { Symbol.fold($0) }
    guard (2...Self.maximumLength).contains(symbols.count) else { return }
    var node: Int32 = 0
    for symbol in symbols {
      let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(symbol)
      if let next = children[key] {
        node = next
      } else {
        children[key] = count
        node = count
        count += 1
      }
    }
    if classes[node] == nil { words.append((symbols, level)) }
    classes[node] = level
  }

  /// Calls `body` with each word in `symbols`: its bounds and its class.
  package func forEachMatch(
    in symbols: [UInt32], _ body: (_ start: Int, _ end: Int, _ level: UInt8) -> Void
  ) {
    for start in symbols.indices {
      var node: Int32 = 0
      var end = start
      while end < symbols.count, end - start < Self.maximumLength {
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(symbols[end])
        guard let next = children[key] else { break }
        node = next
        end += 1
        if end - start >= 2, let level = classes[node] { body(start, end, level) }
      }
    }
  }

  /// Reads a list of words with counts and tags, in the format jieba's has: a word a line, with
  /// its count and its tag.
  ///
  /// - Parameter minimum: The lowest count of words to take.
  /// - Throws: ``CorpusError`` for a line that is not in the format.
  package init(parsing text: String, minimumCount: Int, path: String) throws(CorpusError) {
    self.init()
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let fields = line.split(separator: " ")
      if fields.isEmpty { continue }
      guard fields.count >= 2, let count = Int(fields[1]) else {
        throw CorpusError(path: path, line: number, cause: "there is no count")
      }
      guard count >= minimumCount else { continue }
      let tag = fields.count > 2 ? String(fields[2]) : ""
      insert(String(fields[0]), level: Self.level(count: count, tag: tag))
    }
  }

  /// The class of a word by its count and its tag in the list.
  package static func level(count: Int, tag: String) -> UInt8 {
    let frequency: UInt8 =
      switch count {
      case 1000...: 3
      case 100...: 2
      case 10...: 1
      default: 0
      }
    let isName = ["ns", "nt", "nz"].contains { tag.hasPrefix($0) }
    return (tag.hasPrefix("nr") ? 4 : isName ? 8 : 0) + frequency
  }
}
