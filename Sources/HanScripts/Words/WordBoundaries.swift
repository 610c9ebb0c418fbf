package import HanCore

/// The words of a text, as conversion takes them into account.
///
/// Conversion does not find words itself: what segments text hands them over. A match of the
/// dictionaries that begins or ends inside of a word and reaches over its other end is refused, and
/// characters of names are converted as names want it.
package struct WordBoundaries: Sendable {
  /// What a word is, as far as conversion is concerned.
  package enum Kind: UInt8, Hashable, Sendable {
    /// Any word.
    case word
    /// The name of a person.
    case person
    /// The name of a place or of anything else.
    case name
  }

  /// A word.
  package struct Word: Hashable, Sendable {
    /// Where it stands, UTF-8 bytes.
    package var span: TextSpan
    /// What it is.
    package var kind: Kind

    /// Creates a word.
    package init(_ span: TextSpan, _ kind: Kind = .word) {
      self.span = span
      self.kind = kind
    }
  }

  /// The words, in order and without overlaps; they need not cover the text.
  package let words: [Word]
  /// Places inside of long words where shorter words meet, in order.
  package let seams: [Int]
  /// Terms of Taiwan, in order and without overlaps.
  package let terms: [ConversionTerm]

  /// Creates boundaries.
  ///
  /// - Parameters:
  ///   - words: In order and without overlaps.
  ///   - seams: Offsets of bytes, in order.
  ///   - terms: In order and without overlaps.
  package init(words: [Word], seams: [Int] = [], terms: [ConversionTerm] = []) {
    self.words = words
    self.seams = seams
    self.terms = terms
  }
}
