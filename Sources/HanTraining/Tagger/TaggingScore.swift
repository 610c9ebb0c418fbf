import HanCore
package import HanSegmentation

/// How well a tagger does on words whose segmentation is given.
package struct TaggingScore: Hashable, Sendable {
  /// The number of words.
  package private(set) var words = 0
  /// Words with the right tag.
  package private(set) var correct = 0
  /// Words whose tag has the right first letter.
  package private(set) var correctFirstLetters = 0
  /// Words that are not known from training.
  package private(set) var unknownWords = 0
  /// Those of them with the right tag.
  package private(set) var correctUnknownWords = 0
  /// How often a tag was taken for another.
  package private(set) var confusions: [Confusion: Int] = [:]

  /// A tag that was taken for another.
  package struct Confusion: Hashable, Sendable {
    /// The right tag.
    package var gold: String
    /// What the tagger said.
    package var predicted: String
  }

  /// Tags the words of a corpus.
  ///
  /// - Parameter isKnown: Whether a word was seen in training.
  package init(
    of tagger: PartOfSpeechTagger, on corpus: SegmentedCorpus, isKnown: (String) -> Bool
  ) {
    let words = corpus.sentences.flatMap { $0 + [CorpusWord("\n")] }
    let text = tagger.tag(TokenizedText(words: words.map(\.text)))
    for (token, word) in zip(text.tokens, words) where word.text != "\n" {
      add(
        gold: word.tag ?? "", predicted: token.tag?.name ?? "", isKnown: isKnown(word.text))
    }
  }

  private mutating func add(gold: String, predicted: String, isKnown: Bool) {
    words += 1
    if !isKnown { unknownWords += 1 }
    if gold.first == predicted.first { correctFirstLetters += 1 }
    if gold == predicted {
      correct += 1
      if !isKnown { correctUnknownWords += 1 }
    } else {
      confusions[Confusion(gold: gold, predicted: predicted), default: 0] += 1
    }
  }

  /// The share of words with the right tag.
  package var accuracy: Double { Self.share(correct, of: words) }
  /// The share of words whose tag has the right first letter.
  package var firstLetterAccuracy: Double { Self.share(correctFirstLetters, of: words) }
  /// The share of unknown words with the right tag.
  package var unknownAccuracy: Double { Self.share(correctUnknownWords, of: unknownWords) }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }

  /// The most frequent confusions, ties by name.
  package func topConfusions(_ limit: Int) -> [(confusion: Confusion, count: Int)] {
    confusions.sorted {
      ($1.value, $0.key.gold, $0.key.predicted) < ($0.value, $1.key.gold, $1.key.predicted)
    }
    .prefix(limit).map { ($0.key, $0.value) }
  }
}
