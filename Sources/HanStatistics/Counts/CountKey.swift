import HanCore

/// What a row of counts counts, as bytes that sort so that all rows of a term stand together:
/// the kind, the term, NUL, and a mark with the wording or the part of speech.
///
/// | row | key |
/// | --- | --- |
/// | a word, or an n-gram | `w` term NUL |
/// | a wording of it in the sources that differs from the term | `w` term NUL `f` wording |
/// | a part of speech of it | `w` term NUL `t` tag |
/// | a slogan | `s` key NUL |
/// | a phrase that may be a keyword | `h` and its hash, eight bytes, the highest first |
/// | a document, with its running words | `d` id NUL |
/// | a word or an n-gram in a document | `p` term NUL id |
package enum CountKey {
  static let word = UInt8(ascii: "w")
  static let slogan = UInt8(ascii: "s")
  static let phrase = UInt8(ascii: "h")
  static let document = UInt8(ascii: "d")
  static let posting = UInt8(ascii: "p")
  static let form = UInt8(ascii: "f")
  static let tag = UInt8(ascii: "t")

  /// The key of a term, or of a slogan.
  static func term(_ term: String, kind: UInt8 = word) -> [UInt8] { [kind] + term.utf8 + [0] }

  /// The key of a term in a document.
  ///
  /// - Parameter term: The term's own key.
  static func posting(_ term: UnsafeBufferPointer<UInt8>, in document: String) -> [UInt8] {
    [posting] + term.dropFirst() + document.utf8
  }

  /// The key of a phrase.
  static func phrase(_ hash: UInt64) -> [UInt8] {
    [phrase] + withUnsafeBytes(of: hash.bigEndian) { Array($0) }
  }
}
