import HanSegmentation

/// A sentence as training sees it.
struct TaggerExample {
  /// Candidate tags by word.
  var candidates: [[UInt8]] = []
  /// The features of each word that has a choice.
  var features: [[Int32]] = []
  /// The right tag by word.
  var gold: [UInt8] = []
}

/// Turns tagged sentences into examples.
struct TaggerExamples {
  let dictionary: TagDictionary
  let classes: WordClasses
  let options: TaggerOptions
  var features = TaggerFeatures()
  private var profiles: [Int: WordProfile] = [:]

  init(dictionary: TagDictionary, classes: WordClasses, options: TaggerOptions) {
    self.dictionary = dictionary
    self.classes = classes
    self.options = options
  }

  /// Whether a word has rows of its own.
  func isNeighbour(_ profile: WordProfile) -> Bool {
    profile.word >= 0 && profile.total >= options.neighbourCount
  }

  /// Whether a word has a centre of its own.
  func isCentre(_ profile: WordProfile) -> Bool {
    profile.word >= 0 && profile.total >= options.centreCount && profile.candidates.count > 1
  }

  /// Cuts a line of the corpus where the tagger will.
  static func sentences(of line: [CorpusWord]) -> [ArraySlice<CorpusWord>] {
    line[...].splitting { ends.contains($0.text) }
  }

  private static let ends: Set<String> = ["。", "！", "？", "!", "?"]

  mutating func example(_ sentence: ArraySlice<CorpusWord>) -> TaggerExample {
    var example = TaggerExample()
    var words: [WordProfile] = []
    for word in sentence {
      let tag = dictionary.number(ofTag: word.tag)
      example.gold.append(UInt8(tag))
      words.append(profile(WordEnds(word.text), tag: tag))
    }
    let edge = classes.count
    func kind(_ position: Int) -> Int {
      words.indices.contains(position) ? words[position].kind : edge
    }
    for (position, word) in words.enumerated() {
      example.candidates.append(word.candidates)
      var found: [Int32] = []
      if word.candidates.count > 1 {
        let (before, after) = (kind(position - 1), kind(position + 1))
        found = word.features
        if position > 0, isNeighbour(words[position - 1]) {
          found.append(features.number(.wordBefore, words[position - 1].word))
        }
        if position + 1 < words.count, isNeighbour(words[position + 1]) {
          found.append(features.number(.wordAfter, words[position + 1].word))
        }
        found.append(features.number(.classBefore, before))
        found.append(features.number(.classAfter, after))
        found.append(features.number(.classFarBefore, kind(position - 2)))
        found.append(features.number(.classFarAfter, kind(position + 2)))
        found.append(features.number(.classesBefore, word.kind, before))
        found.append(features.number(.classesAfter, word.kind, after))
        if isCentre(word) {
          found.append(features.number(.wordAndClassBefore, word.word, before))
          found.append(features.number(.wordAndClassAfter, word.word, after))
        }
      }
      example.features.append(found)
    }
    return example
  }

  /// The profile of a word of the corpus, made once for each tag.
  private mutating func profile(_ word: WordEnds, tag: Int) -> WordProfile {
    let key = (dictionary.number(of: word) ?? -1) << 8 | tag
    if let profile = profiles[key] { return profile }
    let profile = WordProfile(
      word, without: tag, dictionary: dictionary, classes: classes, options: options,
      features: &features)
    profiles[key] = profile
    return profile
  }
}

extension ArraySlice {
  /// The parts that end with an element that satisfies `isEnd`.
  fileprivate func splitting(_ isEnd: (Element) -> Bool) -> [ArraySlice<Element>] {
    var parts: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where isEnd(self[index]) {
      parts.append(self[start...index])
      start = index + 1
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }
}
