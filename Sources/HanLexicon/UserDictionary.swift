public import HanCore

/// Words of the user's own, which win over the model's.
///
/// A dictionary is a value: several independent dictionaries are several values, and changing a
/// copy leaves the original alone. A segmenter compiles it once, when it is made.
///
/// Words are compared *folded*: full width equals half width, capitals equal small letters. So
/// `5G`, `5g` and `５Ｇ` are one word. Traditional and Simplified forms differ; see ``mapped(_:)``.
///
/// ```swift
/// var words = try UserDictionary(parsing: "云计算 5 n\nNew York 3 ns")
/// words.insert("C++", tag: PartOfSpeech("nz"))
/// words.remove("new york")
/// print(words.count)  // 2
/// ```
///
/// Memory: the words' bytes and twelve bytes for each; no string a word.
public struct UserDictionary: Hashable, Sendable {
  /// A word with what is known about it.
  public struct Entry: Hashable, Sendable {
    /// The word, as it was written.
    public let word: String
    /// How often the word occurs, when that is known; it decides between covers that are
    /// otherwise equal.
    public let frequency: Int?
    /// The word's part of speech, when that is known.
    public let tag: PartOfSpeech?
  }

  /// The longest word, in scalars.
  package static let longestWord = 64

  /// The words.
  private(set) var words = WordTable()

  /// Expressions whose matches are one token each; they win over words.
  public private(set) var patterns: [UserPattern] = []

  /// Creates a dictionary without words.
  public init() {}

  /// The number of words.
  public var count: Int { words.count }

  /// Whether there are neither words nor patterns.
  public var isEmpty: Bool { words.count == 0 && patterns.isEmpty }

  /// Whether the dictionary has a word, whatever its width and case.
  public func contains(_ word: String) -> Bool { record(of: word) != nil }

  /// The entry of a word, whatever its width and case, or `nil` when there is none.
  public func entry(of word: String) -> Entry? { record(of: word).map(words.entry) }

  private func record(of word: String) -> Int? {
    var word = word
    return word.withUTF8 { words.find($0) }
  }

  /// All entries, in the order of their folded words' scalars.
  ///
  /// - Complexity: O(*n*).
  public var entries: [Entry] { SortedWords(words).order.map { words.entry(Int($0)) } }

  /// Adds a word; if it is there already, the new entry takes the old one's place.
  ///
  /// White space around the word is dropped. What cannot be an entry is not taken: an empty word,
  /// one of more than ``longestWord`` scalars or with control characters, a negative frequency.
  ///
  /// - Returns: Whether the word was taken.
  @discardableResult
  public mutating func insert(
    _ word: String, frequency: Int? = nil, tag: PartOfSpeech? = nil
  ) -> Bool {
    let word = FoldedScalar.trimmed(word)
    guard Self.fault(of: word) == nil, (frequency ?? 0) >= 0 else { return false }
    var native = word
    return native.withUTF8 { words.insert($0, frequency: frequency, tag: tag) }
  }

  /// Removes a word, whatever its width and case.
  ///
  /// - Returns: Whether the word was there.
  @discardableResult
  public mutating func remove(_ word: String) -> Bool {
    guard let number = record(of: word) else { return false }
    words.drop(number)
    return true
  }

  /// Adds patterns, behind those already here.
  public mutating func add(patterns: [UserPattern]) { self.patterns += patterns }

  /// Adds the words of another dictionary, whose entries take the place of those already here.
  public mutating func merge(_ other: UserDictionary) {
    if words.count == 0 {
      words = other.words
    } else {
      other.words.bytes.withUnsafeBufferPointer { bytes in
        for number in other.words.live {
          let entry = other.words.entry(number)
          words.insert(
            UnsafeBufferPointer(rebasing: bytes[other.words.range(of: number)]),
            frequency: entry.frequency, tag: entry.tag)
        }
      }
    }
    patterns += other.patterns
  }

  /// A dictionary whose words are put through a conversion, such as that to the canonical script.
  ///
  /// When words become equal, one that the conversion leaves as it is wins; among others, the
  /// last in the order of ``entries``. A result that cannot be an entry is left out.
  ///
  /// - Parameter canonical: Converts many words at once, a line each; lines stay lines.
  package func mapped<Failure>(
    _ canonical: (String) throws(Failure) -> String
  ) throws(Failure) -> UserDictionary {
    let lines: String
    if hasDescriptions {
      lines = try wordByWord(canonical)
    } else {
      let converted = try canonical(String(decoding: words.bytes, as: UTF8.self))
      let isAligned = converted.utf8.count { $0 == 0x0A } == words.records.count
      lines = isAligned ? converted : try wordByWord(canonical)
    }
    var native = lines
    let changed = native.withUTF8 { changes(to: $0) }
    if changed.isEmpty { return self }
    var result = self
    for number in changed.keys { result.words.drop(number) }
    let unchanged = result
    for number in SortedWords(words, records: Array(changed.keys)).order.map(Int.init) {
      guard let range = changed[number] else { continue }
      let word = String(lines[TextSpan(range)])
      guard !unchanged.contains(word) else { continue }
      let entry = words.entry(number)
      result.insert(word, frequency: entry.frequency, tag: entry.tag)
    }
    return result
  }

  /// Whether a descriptive sequence may begin in a word, which would reach over lines: U+2FF0 to
  /// U+2FFF are E2 BF and a third byte.
  private var hasDescriptions: Bool {
    words.bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.dropLast(2).contains {
        bytes[$0] == 0xE2 && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] >= 0xB0
      }
    }
  }

  /// What each word becomes by itself, a line each.
  private func wordByWord<Failure>(
    _ canonical: (String) throws(Failure) -> String
  ) throws(Failure) -> String {
    var lines = ""
    for number in words.records.indices {
      // What became lines is no word.
      let word = try canonical(words.word(number))
      lines += word.utf8.contains(0x0A) ? "" : word
      lines += "\n"
    }
    return lines
  }

  /// Where the lines stand that differ from the words, by the words' records.
  private func changes(to lines: UnsafeBufferPointer<UInt8>) -> [Int: Range<Int>] {
    var changed: [Int: Range<Int>] = [:]
    words.bytes.withUnsafeBufferPointer { bytes in
      // Most often all is the same.
      guard bytes.count != lines.count || !bytes.elementsEqual(lines) else { return }
      var start = 0
      for number in words.records.indices {
        var end = start
        while end < lines.count, lines[end] != 0x0A { end += 1 }
        let word = bytes[words.range(of: number)]
        if words.records[number].isLive, !word.elementsEqual(lines[start..<end]) {
          changed[number] = start..<end
        }
        start = end + 1
      }
    }
    return changed
  }

  /// Adds a word that ``fault(of:)`` finds nothing wrong with.
  ///
  /// - Returns: Whether there was room.
  @discardableResult
  mutating func insertChecked(
    _ word: UnsafeBufferPointer<UInt8>, frequency: Int?, tag: PartOfSpeech?
  ) -> Bool {
    words.insert(word, frequency: frequency, tag: tag)
  }

  mutating func reserveCapacity(words: Int, bytes: Int) {
    self.words.reserve(words: words, bytes: bytes)
  }

  /// Why a word cannot be an entry and what to do, or `nil` when it can.
  static func fault(of word: String) -> String? {
    var count = 0
    for scalar in word.unicodeScalars {
      count += 1
      if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
        return "the word contains the control character U+\(hexadecimal(scalar.value)) "
          + "(help: remove it)"
      }
    }
    if count == 0 { return "there is no word (help: begin the line with one)" }
    if count > longestWord {
      return "the word has \(count) characters, more than \(longestWord) (help: shorten it; "
        + "one entry goes on one line)"
    }
    return nil
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension UserDictionary {
  /// Whether two dictionaries have the same entries and patterns.
  public static func == (a: UserDictionary, b: UserDictionary) -> Bool {
    guard a.count == b.count, a.patterns == b.patterns else { return false }
    return a.words.live.allSatisfy { number in
      let entry = a.words.entry(number)
      return b.entry(of: entry.word) == entry
    }
  }

  /// Hashes what dictionaries have in common that are equal.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    hasher.combine(patterns)
  }
}
