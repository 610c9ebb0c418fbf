/// How often a candidate occurs in a document, and how it stands there.
struct KeywordTally {
  var hash: UInt64
  /// Its first occurrence in the text, in units; in the title when it occurs only there.
  var first: Int32
  /// The number of its words.
  var words: UInt8
  /// Its length in characters (scalars).
  var length: UInt16
  /// Occurrences in the text.
  var textCount: Int32 = 0
  /// Occurrences in the title, whether that is a part of the text or stands apart.
  var titleCount: Int32 = 0
  /// Occurrences, all told.
  var count: Int32 = 0
  /// Occurrences inside a longer candidate that is repeated.
  var nestedCount: Int32 = 0
  /// Occurrences bounded on both sides by marks, stop words or the edge of the text.
  var freeCount: Int32 = 0
  /// Occurrences that fill a pair of book-title or quotation marks.
  var markedCount: Int32 = 0
  /// Occurrences with marks, or the edge of the text, on both sides.
  var aloneCount: Int32 = 0
  /// Whether the title begins, or ends, with it.
  var startsTitle = false
  var endsTitle = false
  /// Sums over the occurrences of the weights of the words before and behind, in thousandths.
  var before: Int32 = 0
  var after: Int32 = 0
  /// Which of 64 classes the words before and behind fall into.
  var kindsBefore: UInt64 = 0
  var kindsAfter: UInt64 = 0
}

/// One occurrence of a candidate.
struct KeywordOccurrence {
  /// The candidate's number.
  var candidate: Int32
  /// Its first unit and its last one.
  var first: Int32
  var last: Int32
}
