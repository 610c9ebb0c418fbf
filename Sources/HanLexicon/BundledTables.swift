internal import Dictionaries
import HanCore

/// The tables that are compiled into the binary.
package enum BundledTables {
  /// The segmentation model. Its checksum is not verified: what the linker put there is trusted,
  /// and reading all of it would cost more than opening it.
  ///
  /// - Throws: ``ContainerError`` when the bundled file is of another version.
  package static func segmenter() throws(ContainerError) -> ModelContainer {
    try ModelContainer(bytes(hantext_segmenter()), verifies: false)
  }

  /// The part-of-speech tagger, likewise.
  ///
  /// - Throws: ``ContainerError`` when the bundled file is of another version.
  package static func tagger() throws(ContainerError) -> ModelContainer {
    try ModelContainer(bytes(hantext_tagger()), verifies: false)
  }

  /// The tables of script conversion, likewise.
  ///
  /// - Throws: ``ContainerError`` when the bundled file is of another version.
  package static func conversion() throws(ContainerError) -> ModelContainer {
    try ModelContainer(bytes(hantext_conversion()), verifies: false)
  }

  /// The weights that choose readings of characters in conversion, likewise.
  ///
  /// - Throws: ``ContainerError`` when the bundled file is of another version.
  package static func readings() throws(ContainerError) -> ModelContainer {
    try ModelContainer(bytes(hantext_readings()), verifies: false)
  }

  /// The counts of words and phrases in general text, likewise.
  ///
  /// - Throws: ``ContainerError`` when the bundled file is of another version.
  package static func reference() throws(ContainerError) -> ModelContainer {
    try ModelContainer(bytes(hantext_reference()), verifies: false)
  }

  /// The weights of the ranker of keywords, likewise.
  ///
  /// - Throws: ``ContainerError`` when the bundled file is of another version.
  package static func keywords() throws(ContainerError) -> ModelContainer {
    try ModelContainer(bytes(hantext_keywords()), verifies: false)
  }

  /// Words of general text with their counts: a word, a tab and a count a line, and the number of
  /// running words behind a tab alone. See `Dictionaries/README.md`.
  package static var generalCounts: String {
    bytes(hantext_general_counts()).withIntegers(of: UInt8.self) {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// A table or word list with what tells its versions apart.
  package struct Version: Hashable, Sendable {
    /// What it is for, such as "segmenter".
    package var name: String
    /// Whether it is a list of words or phrases, and not a model.
    package var isList: Bool
    package var fingerprint: UInt64
  }

  /// The versions of all tables and word lists.
  package static var versions: [Version] {
    let tables = [
      ("segmenter", hantext_segmenter()), ("tagger", hantext_tagger()),
      ("conversion", hantext_conversion()), ("reference", hantext_reference()),
      ("keywords", hantext_keywords()), ("readings", hantext_readings()),
    ]
    let texts = [
      ("stopwords", hantext_stopwords(), true), ("slogans", hantext_slogans(), true),
      ("slogan weights", hantext_slogan_weights(), false), ("series", hantext_series(), true),
    ]
    func version(_ name: String, _ text: TableBytes, isList: Bool) -> Version {
      let fingerprint = text.withIntegers(of: UInt8.self) { Fingerprint($0).value }
      return Version(name: name, isList: isList, fingerprint: fingerprint)
    }
    var versions = tables.map { name, data in
      let container = try? ModelContainer(bytes(data), verifies: false)
      return Version(name: name, isList: false, fingerprint: container?.fingerprint ?? 0)
    }
    versions += texts.map { version($0, bytes($1), isList: $2) }
    versions += Lexicon.allCases.map { version($0.rawValue, $0.bytes, isList: true) }
    return versions
  }

  /// A copy of the bytes of the segmentation model.
  package static func segmenterBytes() -> [UInt8] {
    bytes(hantext_segmenter()).withIntegers(of: UInt8.self) { Array($0) }
  }

  private static func bytes(_ data: hantext_bytes) -> TableBytes {
    TableBytes(static: data.bytes, count: data.count)
  }
}
