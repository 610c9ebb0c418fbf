import HanSegmentation

/// A word list as the trainer sees it: words of two to twelve symbols, each with a class.
package struct TrainingLexicon: Sendable {
  /// How many classes of words there are: four of frequency for names of persons, for other
  /// names, and for the rest.
  package static let classCount = SegmentationTables.listedClass
  /// The class of words that were listed by hand: they have the weights of the most frequent words,
  /// and more.
  package static let listed = UInt8(SegmentationTables.listedClass)
  /// Words of this length and longer share their features.
  package static let longest = SegmentationTables.longestWord
  /// The longest word that is matched.
  package static let maximumLength = SegmentationTables.maximumWord

  /// The class whose features a class is learnt with.
  package static func learntLevel(_ level: UInt8) -> UInt8 { level == listed ? 3 : level }

  private var children: [UInt64: Int32] = [:]
  private var classes: [Int32: UInt8] = [:]
  private var places: [Int32: Int] = [:]
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
    if let place = places[node] {
      words[place].level = level
    } else {
      places[node] = words.count
      words.append((symbols, level))
    }
    classes[node] = level
  }

  /// The class of a word; `nil` if it is not in the list.
  package func level(of word: String) -> UInt8? {
    var node: Int32 = 0
    for scalar in word.unicodeScalars {
      let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(Symbol.fold(scalar))
      guard let next = children[key] else { return nil }
      node = next
    }
    return classes[node]
  }

  /// Adds the words of a list made by hand, `word tag` a line, and takes those out that have the tag
  /// `-`. A word that is frequent already keeps its class.
  ///
  /// - Returns: The words added, in order.
  /// - Throws: ``CorpusError`` for a line without a tag.
  package mutating func insert(listed text: String, path: String) throws(CorpusError) -> [String] {
    var number = 0
    var added: [String] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let fields = line.split(separator: " ")
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      guard fields.count == 2 else {
        throw CorpusError(path: path, line: number, cause: "there is no tag")
      }
      let word = String(first)
      if fields[1] == "-" {
        remove(word)
      } else {
        if level(of: word).map({ $0 & 3 < 2 }) ?? true { insert(word, level: Self.listed) }
        added.append(word)
      }
    }
    return added
  }

  private mutating func remove(_ word: String) {
    let symbols = word.unicodeScalars.map { Symbol.fold($0) }
    var node: Int32 = 0
    for symbol in symbols {
      let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(symbol)
      guard let next = children[key] else { return }
      node = next
    }
    classes[node] = nil
    guard let place = places.removeValue(forKey: node) else { return }
    // Its place goes to the last word.
    words.swapAt(place, words.count - 1)
    words.removeLast()
    guard place < words.count else { return }
    var last: Int32 = 0
    for symbol in words[place].symbols {
      last = children[UInt64(UInt32(bitPattern: last)) << 32 | UInt64(symbol)] ?? 0
    }
    places[last] = place
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

  /// Reads lists of words with counts and tags, in the format jieba's has: a word a line, with
  /// its count and its tag. What a later list has counts, unless the word was more frequent before.
  ///
  /// - Parameter minimum: The lowest count of words to take.
  /// - Throws: ``CorpusError`` for a line that is not in the format.
  package mutating func insert(
    parsing text: String, minimumCount: Int, path: String
  ) throws(CorpusError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let fields = line.split(separator: " ")
      if fields.isEmpty || line.hasPrefix("#") { continue }
      guard fields.count >= 2, let count = Int(fields[1]) else {
        throw CorpusError(path: path, line: number, cause: "there is no count")
      }
      guard count >= minimumCount else { continue }
      let tag = fields.count > 2 ? String(fields[2]) : ""
      let (word, new) = (String(fields[0]), Self.level(count: count, tag: tag))
      if let old = level(of: word), old & 3 > new & 3 { continue }
      insert(word, level: new)
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
