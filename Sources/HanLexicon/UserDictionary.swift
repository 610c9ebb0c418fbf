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
/// Measured: 100,000 words are read in 60 ms and take 16 MB; compiled, at most 13 MB.
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

  /// The entries by their folded words.
  private(set) var entriesByKey: [Term: Entry] = [:]

  /// Expressions whose matches are one token each; they win over words.
  public private(set) var patterns: [UserPattern] = []

  /// Creates a dictionary without words.
  public init() {}

  /// The number of words.
  public var count: Int { entriesByKey.count }

  /// Whether there are neither words nor patterns.
  public var isEmpty: Bool { entriesByKey.isEmpty && patterns.isEmpty }

  /// Whether the dictionary has a word, whatever its width and case.
  public func contains(_ word: String) -> Bool { entry(of: word) != nil }

  /// The entry of a word, whatever its width and case, or `nil` when there is none.
  public func entry(of word: String) -> Entry? { entriesByKey[Self.key(word)] }

  /// All entries, in the order of their folded words' scalars.
  ///
  /// - Complexity: O(*n* log *n*).
  public var entries: [Entry] {
    entriesByKey.sorted { $0.key < $1.key }.map(\.value)
  }

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
    insertChecked(Entry(word: word, frequency: frequency, tag: tag))
    return true
  }

  /// Removes a word, whatever its width and case.
  ///
  /// - Returns: Whether the word was there.
  @discardableResult
  public mutating func remove(_ word: String) -> Bool {
    entriesByKey.removeValue(forKey: Self.key(word)) != nil
  }

  /// Adds patterns, behind those already here.
  public mutating func add(patterns: [UserPattern]) { self.patterns += patterns }

  /// Adds the words of another dictionary, whose entries take the place of those already here.
  public mutating func merge(_ other: UserDictionary) {
    if entriesByKey.isEmpty {
      entriesByKey = other.entriesByKey
    } else {
      entriesByKey.merge(other.entriesByKey) { _, new in new }
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
    let list = Array(entriesByKey)
    var text = ""
    text.reserveCapacity(list.count * 8)
    for (_, entry) in list {
      text += entry.word
      text += "\n"
    }
    var words = try canonical(text).utf8.split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
    ).map { Substring($0) }
    // What reaches over lines is taken word by word.
    if words.count != list.count + 1 || text.contains(where: Self.describes) {
      words = []
      for (_, entry) in list { words.append(Substring(try canonical(entry.word))) }
    }
    var result = self
    var changed: [(key: Term, word: String, entry: Entry)] = []
    for (index, (key, entry)) in list.enumerated()
    where !words[index].utf8.elementsEqual(entry.word.utf8) {
      changed.append((key, String(words[index]), entry))
      result.entriesByKey[key] = nil
    }
    if changed.isEmpty { return self }
    let unchanged = result
    for (_, word, entry) in changed.sorted(by: { $0.key < $1.key }) where !unchanged.contains(word)
    {
      result.insert(word, frequency: entry.frequency, tag: entry.tag)
    }
    return result
  }

  /// Whether a character may begin a descriptive sequence.
  private static func describes(_ character: Character) -> Bool {
    character.unicodeScalars.contains { (0x2FF0...0x2FFF).contains($0.value) }
  }

  /// Adds an entry that ``fault(of:)`` finds nothing wrong with.
  mutating func insertChecked(_ entry: Entry) {
    entriesByKey[Self.key(entry.word)] = entry
  }

  mutating func reserveCapacity(_ capacity: Int) { entriesByKey.reserveCapacity(capacity) }

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

  private static func key(_ word: String) -> Term { Term(FoldedScalar.fold(word)) }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
