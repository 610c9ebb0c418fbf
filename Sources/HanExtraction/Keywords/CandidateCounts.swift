/// How often a candidate occurs in a document, and how it stands there.
struct CandidateCounts {
  var hash: UInt64
  /// Its first occurrence in the text, in units; in the title when it occurs only there.
  var first: Int32
  /// The number of its words.
  var words: UInt8
  /// Its length in characters (scalars).
  var length: UInt16
  /// Whether its characters repeat, see ``KeywordFeature/parallel``.
  var isParallel: Bool
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
  /// Whether it stands between marks, or edges of the text, once at least.
  var standsAlone = false
  /// Whether the title begins, or ends, with it.
  var startsTitle = false
  var endsTitle = false
  /// Sums over the occurrences of the weights of the words before and behind, in steps of
  /// ``KeywordModel/roleScale``.
  var before = 0
  var after = 0
  /// The word of one character that stands before all occurrences so far, or behind them; 0 for
  /// none.
  var fixedBefore: Int32 = 0
  var fixedAfter: Int32 = 0
  /// Occurrences behind 不, 没有 and the like, and of what a numeral counts: 线城市 of 一线城市.
  var negatedCount: Int32 = 0
  /// Occurrences inside a pair of marks that could be a candidate as a whole, or inside a slogan.
  var partCount: Int32 = 0
  /// Which of 64 classes the words before and behind fall into.
  var kindsBefore: UInt64 = 0
  var kindsAfter: UInt64 = 0

  init(hash: UInt64, first: Int, words: Int, length: Int, isParallel: Bool) {
    self.hash = hash
    self.first = Int32(first)
    self.words = UInt8(clamping: words)
    self.length = UInt16(clamping: length)
    self.isParallel = isParallel
  }

  /// Counts an occurrence. The edges of a text are breaks like those between lines.
  ///
  /// - Parameters:
  ///   - start: Its first unit.
  ///   - end: Its last unit.
  @inline(__always)
  mutating func count(_ start: Int, _ end: Int, in units: borrowing CandidateTokens) {
    let before = units.neighbour(start - 1)
    let after = units.neighbour(end + 1)
    let (wordBefore, wordAfter) = (Self.attached(before), Self.attached(after))
    fixedBefore = count == 0 || fixedBefore == wordBefore ? wordBefore : 0
    fixedAfter = count == 0 || fixedAfter == wordAfter ? wordAfter : 0
    if units.isNegated(start, behind: before.flags)
      || Self.isNumeral(before.flags) && units.units[start].flags.contains(.isSingle)
    {
      negatedCount += 1
    }
    count += 1
    if units.units[start].flags.contains(.isTitle) {
      titleCount += 1
      if !before.flags.contains(.isTitle) { startsTitle = true }
      if !after.flags.contains(.isTitle) { endsTitle = true }
    }
    if start >= units.apart {
      if textCount == 0 {
        // A title may be cut into other words than the text.
        first = Int32(start)
        words = UInt8(clamping: end - start + 1)
      }
      textCount += 1
    }
    let boundary: CandidateToken.Flags = [.isBreak, .isStop]
    if !before.flags.isDisjoint(with: boundary), !after.flags.isDisjoint(with: boundary) {
      freeCount += 1
      if before.flags.contains(.isBreak), after.flags.contains(.isBreak) {
        standsAlone = true
        if before.flags.contains(.opensMarks), after.flags.contains(.closesMarks) {
          markedCount += 1
        }
      }
    }
    self.before += Int(units.words[Int(before.word)].role(.before))
    self.after += Int(units.words[Int(after.word)].role(.after))
    kindsBefore |= Self.kind(before.word)
    kindsAfter |= Self.kind(after.word)
  }

  /// A neighbour of one character that carries content, or may be part of a term, 0 for others.
  @inline(__always)
  private static func attached(
    _ neighbour: (word: Int32, flags: CandidateToken.Flags)
  ) -> Int32 {
    guard neighbour.flags.contains(.isSingle),
      neighbour.flags.isDisjoint(with: [.isBreak, .isNumber, .isLatin])
    else { return 0 }
    let isAffix = !neighbour.flags.isDisjoint(with: [.isPrefix, .isSuffix])
    return isAffix || !neighbour.flags.contains(.isStop) ? neighbour.word : 0
  }

  /// Whether a word is a number, or a numeral of one character: 一 of 一线城市.
  @inline(__always)
  private static func isNumeral(_ flags: CandidateToken.Flags) -> Bool {
    flags.contains(.isNumber) || flags.isSuperset(of: [.isSingle, .startsWithNumeral])
  }

  /// Whether it never stands as it is: a negation belongs to it, the rest of a title or of a slogan
  /// does, or the same character before it every time (丰合作社 of 同丰合作社).
  var isTorn: Bool {
    negatedCount == count || partCount == count || count > 1 && fixedBefore > 0 && textCount > 1
  }

  /// One of 64 classes of words, as a bit.
  private static func kind(_ word: Int32) -> UInt64 {
    1 &<< UInt64((UInt32(bitPattern: word) &* 0x9E37_79B1) >> 26)
  }
}

/// One occurrence of a candidate.
struct KeywordOccurrence {
  /// The candidate's number.
  var candidate: Int32
  /// Its first unit and its last one.
  var first: Int32
  var last: Int32
}
