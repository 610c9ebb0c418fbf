/// A stretch of text as the lattice sees it, by character.
///
/// Invariant: valid as long as the ``StretchReader`` that read it reads no other, and the text lives.
struct LatticeStretch {
  /// The text.
  let bytes: UnsafePointer<UInt8>
  /// The characters.
  let codes: UnsafePointer<UInt32>
  /// Where each character begins, and the end of the stretch.
  let offsets: UnsafePointer<Int>
  /// The number of the word a character belongs to; characters outside of words are their own.
  let words: UnsafePointer<Int32>
  /// Whether a word begins at the character.
  let begins: UnsafePointer<Bool>
  /// Whether a shorter word begins there, inside of a longer one.
  let seams: UnsafePointer<Bool>
  /// What kind of word the character belongs to.
  let kinds: UnsafePointer<WordBoundaries.Kind>
  /// The number of characters.
  let count: Int
  /// What all characters of the stretch it was read as tell of its script, see ``ScriptTells``.
  let tells: UInt16
  /// Whether one of those characters is an operator of descriptive sequences.
  let hasOperators: Bool

  /// Some of the characters.
  func part(_ range: Range<Int>) -> LatticeStretch {
    LatticeStretch(
      bytes: bytes, codes: codes + range.lowerBound, offsets: offsets + range.lowerBound,
      words: words + range.lowerBound,
      begins: begins + range.lowerBound, seams: seams + range.lowerBound,
      kinds: kinds + range.lowerBound, count: range.count, tells: tells, hasOperators: hasOperators)
  }
}
