import HanSegmentation

/// What training knows of a word by itself.
struct WordProfile {
  /// The tags it can have.
  var candidates: [UInt8]
  /// Those it was seen with.
  var seen: [UInt8]
  /// The features of the word itself.
  var features: [Int32]
  /// Its number, or -1 for an unknown word.
  var word: Int
  /// How often it was seen.
  var total: Int
  /// Its class.
  var kind: Int

  /// Describes a word.
  ///
  /// - Parameters:
  ///   - tag: When given, the word is described as if one occurrence with this tag had not been
  ///     seen (leave-one-out), so that words seen once teach what to do about unknown ones; the
  ///     tag is a candidate nevertheless.
  init(
    _ word: WordEnds, without tag: Int? = nil, dictionary: TagDictionary, classes: WordClasses,
    options: TaggerOptions, features: inout TaggerFeatures
  ) {
    let number = dictionary.number(of: word)
    let counts = number.map { dictionary.tagCounts(of: $0, without: tag) } ?? []
    let listedTag = dictionary.listedTag(of: word)
    total = counts.reduce(0) { $0 + $1.count }
    kind = classes.number(of: counts, listedTag: listedTag)
    self.word = total > 0 ? number ?? -1 : -1
    self.features = []
    seen = counts.map { UInt8($0.tag) }
    candidates = seen
    if total > 1 { self.features.append(features.number(.word, self.word)) }
    if total < options.trustedCount {
      for tag in dictionary.openTags where !candidates.contains(UInt8(tag)) {
        candidates.append(UInt8(tag))
      }
      var parts: [TaggerKey] = []
      word.forEachPart { parts.append($0) }
      self.features += parts.map { features.number(of: $0) }
      let isNew = total == 0 ? 1 : 0
      if let listedTag {
        let name = listedTag.utf8.reduce(0) { $0 << 8 | Int($1) }
        self.features.append(features.number(.listedTag, name & 0xFFFF_FFFF, isNew))
      }
      if isNew == 1 { self.features.append(features.number(.isNew, listedTag == nil ? 0 : 1)) }
    }
    var key = 0
    for (tag, count) in counts.prefix(3) {
      self.features.append(features.number(.seenTag, tag, Self.level(count)))
      key = key << 7 | (tag + 1)
    }
    if total > 0 { self.features.append(features.number(.seenTags, key, Self.level(total))) }
    if let tag, !candidates.contains(UInt8(tag)) { candidates.append(UInt8(tag)) }
  }

  /// A word that nothing is known of.
  static func unknown(kind: Int) -> WordProfile {
    WordProfile(candidates: [], features: [], word: -1, total: 0, kind: kind)
  }

  private init(candidates: [UInt8], features: [Int32], word: Int, total: Int, kind: Int) {
    self.candidates = candidates
    seen = []
    self.features = features
    self.word = word
    self.total = total
    self.kind = kind
  }

  /// How often, coarsely.
  private static func level(_ count: Int) -> Int {
    count < 4 ? count : count < 8 ? 4 : count < 20 ? 5 : 6
  }
}
