import HanCore
package import HanLexicon

/// The tables of the segmentation model for one criterion.
///
/// The weights are those of a linear model over characters and pairs of neighbours, in units of
/// 1/``scale``; each row holds them for the four tags begin, middle, end, single, at each place
/// the character or the pair can have relative to the character that is tagged. Sections of the
/// container, little endian:
///
/// | section | holds |
/// | --- | --- |
/// | `seg.criteria` | names, separated by line feeds; the first is the one pair rows are for |
/// | `seg.ids` | UInt16 by code of the Basic Multilingual Plane: the id, below ``firstSymbol`` for classes of unknown symbols |
/// | `seg.classes`, `seg.kinds` | UInt8 by id: the class; the kind of a token that begins with it |
/// | `seg.chars` | Int16 × 20 by id: places +2 … -2 |
/// | `seg.types.N` | Int16 × 4 by trigram of classes, by criterion |
/// | `seg.words.N` | Int16 × 4 by role, length and class of a word, by criterion |
/// | `seg.base`, `seg.pairs` | the pairs, displaced by row: UInt32 by row; ``PairEntry`` by slot |
/// | `seg.rows` | Int8 × 16 by pair row: places +1, 0 in even bytes and -1, -2 in odd ones; row 0 is zero |
/// | `seg.chars+N`, `seg.rows+N` | for criteria but the first: what to add, see ``SparseRows`` |
/// | `seg.long` | ``LongWord`` × 4 by bucket: words of three symbols and more and their beginnings |
package final class SegmentationTables: Sendable {
  /// Ids below this one stand for unknown symbols, by class; 0 is the edge.
  package static let firstSymbol = 8
  /// How many lower bits of the second id of a pair choose among the rows of the first.
  package static let subrowBits = 3
  /// The most ids, so that a row's number fits 16 bits.
  package static let maximumSymbols = 1 << (16 - subrowBits) - 1
  /// How many units one unit of a quantised weight is worth.
  package static let scale: Float = 32
  /// The number of word classes.
  package static let wordClasses = 12
  /// Words of this length and longer share their weights.
  package static let longestWord = 6
  /// The longest word of the list.
  package static let maximumWord = 12

  /// The criteria the model knows.
  package let criteria: [String]
  /// By character code of the Basic Multilingual Plane: the id.
  let ids: TableBytes
  /// By id: the class.
  let classes: TableBytes
  /// By id: what a token that begins with it is.
  let kinds: [TokenKind]
  let chars: TableBytes
  let base: TableBytes
  let pairs: TableBytes
  let rows: TableBytes
  let long: TableBytes
  let types: [SIMD4<Int16>]
  /// By class of a word of two symbols, from 1 on: the weights of the two; zeros for no word.
  let shortWords: [SIMD4<Int16>]
  /// By role, length and class of a word.
  let longWords: [TagScores]

  /// Opens the tables for a criterion.
  ///
  /// - Throws: ``ContainerError``.
  /// - Complexity: O(characters), plus O(pair rows) for criteria but the first.
  package init(_ container: ModelContainer, criterion: String?) throws(ContainerError) {
    let names = try container.section("seg.criteria")
    criteria = String(decoding: (0..<names.count).map { names[$0] }, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    let number: Int
    if let criterion {
      guard let found = criteria.firstIndex(of: criterion) else {
        throw .missing("criterion \(criterion)")
      }
      number = found
    } else {
      number = 0
    }
    ids = try container.section("seg.ids")
    classes = try container.section("seg.classes")
    kinds = try container.section("seg.kinds").withIntegers(of: UInt8.self) { values in
      values.map { TokenKind(rawValue: $0) ?? .symbol }
    }
    chars = try Self.adding("seg.chars+", number, container, to: "seg.chars", width: 40)
    base = try container.section("seg.base")
    pairs = try container.section("seg.pairs")
    rows = try Self.adding("seg.rows+", number, container, to: "seg.rows", width: 16)
    long = try container.section("seg.long")
    types = Self.vectors(try container.section("seg.types.\(number)"))
    let words = Self.vectors(try container.section("seg.words.\(number)"))
    guard types.count == 512, words.count == 3 * 5 * Self.wordClasses else {
      throw .damaged("its weights do not fit")
    }
    longWords = words.map { TagScores(differencesOf: $0) }
    shortWords =
      [.zero, .zero]
      + (0..<Self.wordClasses).flatMap { level in
        [words[level], words[10 * Self.wordClasses + level]]
      }
    try validate()
  }

  /// Checks once what the inner loops rely on, so that a damaged file is an error, not a crash.
  private func validate() throws(ContainerError) {
    let symbols = classes.count
    let slots = pairs.count / 8
    let buckets = long.count / 16
    let rowCount = rows.count / 16
    guard (Self.firstSymbol...Self.maximumSymbols).contains(symbols), kinds.count == symbols,
      ids.count == 0x10000 * 2, chars.count == symbols * 40,
      base.count == (symbols << Self.subrowBits) * 4, buckets > 1, rowCount > 0
    else { throw .damaged("its tables do not fit together") }
    // Extremes instead of early exits: such loops use vectors.
    let lastID = ids.withIntegers(of: UInt16.self) { $0.reduce(0) { max($0, $1) } }
    let lastClass = classes.withIntegers(of: UInt8.self) { $0.reduce(0) { max($0, $1) } }
    guard Int(lastID) < symbols, lastClass <= SymbolClass.edge.rawValue else {
      throw .damaged("a character has no symbol or no class")
    }
    let lastBase = base.withIntegers(of: UInt32.self) { $0.reduce(0) { max($0, $1) } }
    guard Int(lastBase) + symbols >> Self.subrowBits < slots else {
      throw .damaged("a pair lies outside of its table")
    }
    let lastRow = pairs.withIntegers(of: UInt64.self) { entries in
      entries.reduce(0) { max($0, PairEntry(bits: $1).row) }
    }
    let lastLevel = pairs.withIntegers(of: UInt64.self) { entries in
      entries.reduce(0) { max($0, PairEntry(bits: $1).wordClass) }
    }
    guard Int(lastRow) < rowCount, lastLevel <= Self.wordClasses else {
      throw .damaged("a pair leads outside of its table")
    }
    let highest = long.withIntegers(of: UInt32.self) { entries in
      entries.reduce(0) { max($0, LongWord(bits: $1).wordClass) }
    }
    guard highest <= Self.wordClasses else { throw .damaged("a word has no class") }
  }

  private static func vectors(_ bytes: TableBytes) -> [SIMD4<Int16>] {
    bytes.withIntegers(of: Int16.self) { values in
      (0..<(values.count / 4)).map {
        SIMD4(values[4 * $0], values[4 * $0 + 1], values[4 * $0 + 2], values[4 * $0 + 3])
      }
    }
  }

  /// Rows with what a criterion adds to them; the rows themselves for the first criterion.
  private static func adding(
    _ section: String, _ number: Int, _ container: ModelContainer, to base: String, width: Int
  ) throws(ContainerError) -> TableBytes {
    let rows = try container.section(base)
    guard number > 0 else { return rows }
    let differences = try container.section("\(section)\(number)")
    return TableBytes(try SparseRows.add(differences, to: rows, width: width))
  }
}
