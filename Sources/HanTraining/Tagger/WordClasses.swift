import HanSegmentation

/// Numbers the classes of words. The class of a known word is the set of its usual tags; that of
/// an unknown word is its tag in the word list, or that it has none.
struct WordClasses {
  private var numbers: [[Int]: Int] = [:]
  private var listed: [String: Int] = [:]
  /// The class of a word that no list has.
  let unknown: Int
  /// The number of classes; the edge of a sentence has this number.
  let count: Int

  /// The word list's tags that have a class of their own; the others share one.
  private static let listedTags = [
    "a", "d", "i", "j", "l", "m", "n", "nr", "ns", "nt", "nz", "t", "v", "vn", "z",
  ]

  init(_ dictionary: TagDictionary, options: TaggerOptions) {
    var frequencies: [[Int]: Int] = [:]
    for word in dictionary.words.indices {
      let usual = Self.usualTags(dictionary.tagCounts(of: word, without: nil))
      frequencies[usual, default: 0] += dictionary.totals[word]
    }
    let kept = frequencies.sorted {
      $0.value != $1.value
        ? $0.value > $1.value : $0.key.lexicographicallyPrecedes($1.key)
    }
    .prefix(options.classLimit)
    for (key, _) in kept { numbers[key] = numbers.count }
    for tag in dictionary.tags.indices where numbers[[tag]] == nil {
      numbers[[tag]] = numbers.count
    }
    for tag in Self.listedTags { listed[tag] = numbers.count + listed.count }
    unknown = numbers.count + listed.count
    // One more for listed words with another tag.
    count = unknown + 2
  }

  /// At most three tags, those that make up a twentieth of the occurrences.
  private static func usualTags(_ counts: [TagDictionary.TagCount]) -> [Int] {
    let total = counts.reduce(0) { $0 + $1.count }
    return counts.prefix(3).filter { $0.count * 20 >= total }.map(\.tag)
  }

  /// The class of a word with these tags; rare sets lose their rarest tags until they are known.
  func number(of counts: [TagDictionary.TagCount], listedTag: String?) -> Int {
    var usual = Self.usualTags(counts)
    while !usual.isEmpty {
      if let number = numbers[usual] { return number }
      usual.removeLast()
    }
    guard let listedTag else { return unknown }
    return listed[listedTag] ?? unknown + 1
  }
}
