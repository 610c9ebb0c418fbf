/// What the ranker looks at: things that mean the same in a short text and in a long one.
///
/// The case's name is the one in the file of weights; the raw value is the place of the feature's
/// value.
package enum KeywordFeature: Int, CaseIterable, Sendable {
  case length2
  case length3
  case length4
  case length5
  case length6
  case length7
  case length9
  case words2
  case words3
  case words4
  /// Occurs so often at least.
  case count2
  case count3
  /// Two characters that occur once; four that occur again.
  case length2Once
  case length4Again
  /// ln of the count of what has two, three, or four characters and more.
  case length2Count
  case length3Count
  case length4Count
  case title
  case titleAndText
  /// The share of its words that occur in the title.
  case titleWords
  /// Where it occurs first, as a share of the text.
  case position
  case nested
  case nestedOnly
  case free
  case freeOnce
  case marked
  case markedOnce
  case digit
  case latin
  /// Begins with a number in Chinese characters: 三, 双, 全.
  case numeralFirst
  /// Four characters of which the first and third, or second and fourth, are the same.
  case parallel
  /// ln of the lower number of different neighbours, before or behind.
  case neighbours
  /// How uncommon its words are in general text: the mean, and the most common one.
  case wordRarity
  case commonestWord
  /// The share of words that general text does not have.
  case unknownWords
  case stopFirst
  case stopLast
  case before
  case after
  case first
  case inside
  case last
  case initial
  case final
  /// Several words that the word list has as one.
  case listed
  /// Begins or ends the title.
  case titleStart
  case titleEnd
  /// A clause by itself at least once, with marks on both sides.
  case alone
  /// How uncommon it is in the reference, without a batch and with one.
  case reference
  case referenceCount
  case referenceInBatch
  /// How uncommon it is in the batch.
  case batch
  case batchCount
  /// Repeated, and always with the same word of one character before it, or behind it.
  case fixedBefore
  case fixedAfter
  /// The same, where its own first, or last, word has one character too.
  case fixedBeforeShort
  case fixedAfterShort
  /// What some of this says of two characters, which are words more often than terms.
  case length2Title
  case length2TitleAndText
  case length2Free
  case length2Nested
  case length2Rarity
  case length2Position
  case length2Last
  case length2Before
  case length2After

  /// The name in the file of weights.
  package var name: String { "\(self)" }
}
