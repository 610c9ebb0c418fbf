import HanCore
package import HanLexicon

/// The tables of the segmentation model for one criterion.
///
/// The weights are those of a linear model over characters and pairs of neighbours, in units of
/// 1/``scale``; each row holds them at each place the character or the pair can have relative to
/// the character that is tagged, three numbers a place, see ``TagScores``. Sections of the
/// container, little endian:
///
/// | section | holds |
/// | --- | --- |
/// | `seg.criteria` | names, separated by line feeds; the first is the one pair rows are for |
/// | `seg.ids` | UInt16 by code of the Basic Multilingual Plane: the id, below ``firstSymbol`` for classes of unknown symbols |
/// | `seg.kinds` | UInt8 by id: the kind of a token that begins with it |
/// | `seg.chars` | Int8 × 16 by id: places +2, +1 in even bytes and 0, -1 in odd ones; then place -2, and the class |
/// | `seg.types.N` | Int16 × 4 by trigram of classes, by criterion: the tags begin, middle, end, single |
/// | `seg.words.N` | the same by role, length and class of a word |
/// | `seg.base`, `seg.pairs` | the pairs, displaced by row: UInt16 by row, in units of ``baseUnit`` slots; ``PairEntry`` by slot |
/// | `seg.rows` | Int8 × 12 by pair row: places +1, 0 in even bytes and -1, -2 in odd ones; row 0 is zero; four zeros at the end |
/// | `seg.chars+N`, `seg.rows+N` | for criteria but the first: what to add, see ``SparseRows`` |
/// | `seg.long` | ``LongWord`` × 4 by bucket: words of three symbols and more and their beginnings |
package final class SegmentationTables: Sendable {
  /// Ids below this one stand for unknown symbols, by class; 0 is the edge.
  package static let firstSymbol = 8
  /// How many lower bits of the second id of a pair choose among the rows of the first.
  package static let subrowBits = 3
  /// Where rows of the table of pairs may begin: at multiples of so many slots.
  package static let baseUnit = 4
  /// The bytes of a row of a character.
  package static let charWidth = 16
  /// The bytes of a row of a pair.
  package static let pairWidth = 12
  /// The bytes behind the rows of pairs, since sixteen are read at once.
  package static let pairPadding = 4
  /// The most ids, so that a row's number fits 16 bits.
  package static let maximumSymbols = 1 << (16 - subrowBits) - 1
  /// How many units one unit of a quantised weight is worth.
  package static let scale: Float = 32
  /// The number of word classes, that of words listed by hand included.
  package static let wordClasses = 13
  /// The class of words listed by hand, the last one.
  package static let listedClass = 12
  /// Words of this length and longer share their weights.
  package static let longestWord = 6
  /// The longest word of the list.
  package static let maximumWord = 12

  /// The criteria the model knows.
  package let criteria: [String]
  /// By character code of the Basic Multilingual Plane: the id.
  let ids: TableBytes
  /// By id: what a token that begins with it is, a `TokenKind`.
  let kinds: TableBytes
  let chars: TableBytes
  let base: TableBytes
  let pairs: TableBytes
  let rows: TableBytes
  let long: TableBytes
  /// By trigram of classes: ``TagScores``.
  let types: TableBytes
  /// By class of a word of two symbols, from 1 on: the ``TagScores`` of the two; zeros for no word.
  let shortWords: TableBytes
  /// By role, length and class from 1 on of a word: ``TagScores``; zeros for no word.
  let longWords: TableBytes

  /// The row of the table of pairs that a pair is in.
  @inline(__always)
  package static func pairRow(_ first: UInt16, _ second: UInt16) -> Int {
    Int(first) &<< subrowBits | Int(second) & (1 &<< subrowBits &- 1)
  }

  /// How far behind the beginning of its row a pair is.
  ///
  /// The first symbol takes part since rows begin at few places: so the second ones, of which some
  /// are in most rows, spread evenly.
  @inline(__always)
  package static func pairPlace(_ first: UInt16, _ second: UInt16) -> Int {
    Int(second) &>> subrowBits &+ Int(first) & (baseUnit &- 1)
  }

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
    kinds = try container.section("seg.kinds")
    chars = try Self.adding("seg.chars+", number, container, to: "seg.chars", width: Self.charWidth)
    base = try container.section("seg.base")
    pairs = try container.section("seg.pairs")
    rows = try Self.adding("seg.rows+", number, container, to: "seg.rows", width: Self.pairWidth)
    long = try container.section("seg.long")
    let types = Self.scores(try container.section("seg.types.\(number)"))
    let words = Self.scores(try container.section("seg.words.\(number)"))
    let classes = Self.wordClasses
    guard types.count == 512, words.count == 3 * 5 * classes else {
      throw .damaged("its weights do not fit")
    }
    self.types = Self.bytes(types)
    let ends = (0..<classes).flatMap { [words[$0], words[10 * classes + $0]] }
    shortWords = Self.bytes([.zero, .zero] + ends)
    longWords = Self.bytes(
      (0..<(3 * 5)).flatMap { [.zero] + words[($0 * classes)..<(($0 + 1) * classes)] })
    try validate()
  }

  /// Checks once what the inner loops rely on, so that a damaged file is an error, not a crash.
  private func validate() throws(ContainerError) {
    let symbols = kinds.count
    let slots = pairs.count / 8
    let buckets = long.count / 16
    let rowCount = (rows.count - Self.pairPadding) / Self.pairWidth
    guard (Self.firstSymbol...Self.maximumSymbols).contains(symbols),
      ids.count == 0x10000 * 2, chars.count == symbols * Self.charWidth,
      base.count == (symbols << Self.subrowBits) * 2, buckets > LongWord.spareBuckets,
      rowCount > 0
    else { throw .damaged("its tables do not fit together") }
    // Extremes instead of early exits: such loops use vectors.
    let lastID = ids.withIntegers(of: UInt16.self) { $0.reduce(0) { max($0, $1) } }
    let kindsExist = kinds.withIntegers(of: UInt8.self) { kinds in
      kinds.allSatisfy { TokenKind(rawValue: $0) != nil }
    }
    guard Int(lastID) < symbols, kindsExist else {
      throw .damaged("a character has no symbol or no kind")
    }
    // Classes that are none do no harm: three bits of them are used.
    let lastBase = base.withIntegers(of: UInt16.self) { $0.reduce(0) { max($0, $1) } }
    guard Int(lastBase) * Self.baseUnit + symbols >> Self.subrowBits + Self.baseUnit <= slots else {
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

  private static func bytes(_ scores: [TagScores]) -> TableBytes {
    TableBytes(scores.withUnsafeBytes { Array($0) })
  }

  private static func scores(_ bytes: TableBytes) -> [TagScores] {
    bytes.withIntegers(of: Int16.self) { values in
      (0..<(values.count / 4)).map {
        TagScores(
          differencesOf: SIMD4(
            values[4 * $0], values[4 * $0 + 1], values[4 * $0 + 2], values[4 * $0 + 3]))
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
