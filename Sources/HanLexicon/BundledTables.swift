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

  /// What tells versions of all tables and word lists apart.
  package static var fingerprints: [UInt64] {
    let tables = [
      hantext_segmenter(), hantext_tagger(), hantext_conversion(), hantext_reference(),
      hantext_keywords(), hantext_readings(),
    ]
    let texts = [
      hantext_stopwords(), hantext_slogans(), hantext_slogan_weights(), hantext_series(),
    ]
    let lists = Lexicon.allCases.map(\.bytes)
    return tables.map { (try? ModelContainer(bytes($0), verifies: false))?.fingerprint ?? 0 }
      + (texts.map(bytes) + lists).map { text in
        text.withIntegers(of: UInt8.self) { Fingerprint($0).value }
      }
  }

  /// A copy of the bytes of the segmentation model.
  package static func segmenterBytes() -> [UInt8] {
    bytes(hantext_segmenter()).withIntegers(of: UInt8.self) { Array($0) }
  }

  private static func bytes(_ data: hantext_bytes) -> TableBytes {
    TableBytes(static: data.bytes, count: data.count)
  }
}
