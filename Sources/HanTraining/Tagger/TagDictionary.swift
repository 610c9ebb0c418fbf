import HanSegmentation

/// The words of a corpus with the tags they were seen with, and a word list for words that it
/// does not have.
struct TagDictionary {
  /// A tag with how often it was seen.
  typealias TagCount = (tag: Int, count: Int)

  /// The tags by number, in the order of their names.
  private(set) var tags: [String] = []
  private var tagNumbers: [String: Int] = [:]
  /// Words by number, in the order of the corpus.
  private(set) var words: [WordEnds] = []
  private var numbers: [UInt64: Int] = [:]
  private var counts: [[TagCount]] = []
  /// How often each word was seen.
  private(set) var totals: [Int] = []
  /// The tags that unknown words take.
  private(set) var openTags: [Int] = []
  /// The words of the list with their tags, in its order.
  private(set) var listed: [(word: WordEnds, tag: String)] = []
  private var listedTags: [UInt64: String] = [:]

  /// The tags every model has, whatever the corpus.
  static let constantTags = ["m", "n", "nx", "w"]
  /// Rarer tags are taken for slips of the corpus.
  static let rarestTag = 5

  init(
    corpus: SegmentedCorpus, wordList: [(word: String, tag: String)], options: TaggerOptions
  ) {
    var frequencies: [String: Int] = [:]
    for sentence in corpus.sentences {
      for word in sentence { frequencies[word.tag ?? "", default: 0] += 1 }
    }
    let frequent = frequencies.filter {
      $0.value >= Self.rarestTag && (1...4).contains($0.key.utf8.count)
    }
    tags = Set(frequent.keys).union(Self.constantTags).sorted()
    tags = Array(tags.prefix(TaggerLayout.mostTags))
    for (number, tag) in tags.enumerated() { tagNumbers[tag] = number }
    for sentence in corpus.sentences {
      for word in sentence { count(WordEnds(word.text), as: number(ofTag: word.tag)) }
    }
    for number in counts.indices {
      counts[number].sort { ($1.count, $0.tag) < ($0.count, $1.tag) }
    }
    var singles = [Int](repeating: 0, count: tags.count)
    for number in words.indices where totals[number] == 1 {
      singles[counts[number][0].tag] += 1
    }
    openTags = tags.indices.filter { singles[$0] >= options.openCount && tags[$0] != "w" }
    if openTags.isEmpty { openTags = [number(ofTag: "n")] }
    for item in wordList {
      let word = WordEnds(item.word)
      guard listedTags.updateValue(item.tag, forKey: word.word.hash) == nil else { continue }
      listed.append((word, item.tag))
    }
  }

  private mutating func count(_ word: WordEnds, as tag: Int) {
    let number = numbers[word.word.hash] ?? words.count
    if number == words.count {
      numbers[word.word.hash] = number
      words.append(word)
      counts.append([])
      totals.append(0)
    }
    totals[number] += 1
    if let index = counts[number].firstIndex(where: { $0.tag == tag }) {
      counts[number][index].count += 1
    } else {
      counts[number].append((tag, 1))
    }
  }

  /// The number of a tag; of `n` for a tag that is too rare to be learnt.
  func number(ofTag tag: String?) -> Int { tagNumbers[tag ?? ""] ?? tagNumbers["n"] ?? 0 }

  /// The number of a word, or `nil`.
  func number(of word: WordEnds) -> Int? { numbers[word.word.hash] }

  /// The word list's tag of a word.
  func listedTag(of word: WordEnds) -> String? { listedTags[word.word.hash] }

  /// The tags of a word, the most frequent first; with `tag`, as if one occurrence with that tag
  /// had not been seen.
  func tagCounts(of number: Int, without tag: Int?) -> [TagCount] {
    guard let tag else { return counts[number] }
    return counts[number].map { ($0.tag, $0.tag == tag ? $0.count - 1 : $0.count) }
      .filter { $0.1 > 0 }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
