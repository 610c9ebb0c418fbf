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
/// | `seg.symbols` | UInt32 by id: the symbol; ids below ``firstSymbol`` are classes of unknown ones |
/// | `seg.chars` | Int8 × 20 by id: places +2 … -2 |
/// | `seg.types.N` | Int16 × 4 by trigram of classes, by criterion |
/// | `seg.words.N` | Int16 × 4 by role, length and class of a word, by criterion |
/// | `seg.base`, `seg.check`, `seg.value` | the pairs, displaced by row: UInt32 by row; UInt16 and UInt32 by slot |
/// | `seg.rows` | Int8 × 16 by pair row: places +1, 0 in even bytes and -1, -2 in odd ones; row 0 is zero |
/// | `seg.chars+N`, `seg.rows+N` | for criteria but the first: what to add, see ``SparseRows`` |
/// | `seg.long` | UInt32 by slot: fingerprints of words of three symbols and more |
/// | `seg.prefix` | a filter of the first three symbols of these words |
package struct SegmentationTables: Sendable {
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
  let ids: [UInt16]
  /// By id: the class.
  let classes: [UInt8]
  /// By id: what a token that begins with it is.
  let kinds: [TokenKind]
  /// By id, 20 each.
  let chars: [Int16]
  let types: [SIMD4<Int16>]
  let words: [SIMD4<Int16>]
  let base: TableBytes
  let check: TableBytes
  let value: TableBytes
  let rows: TableBytes
  let long: TableBytes
  let prefix: TableBytes

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
    let symbols = try container.section("seg.symbols").withIntegers(of: UInt32.self) { Array($0) }
    let count = symbols.count
    guard count >= Self.firstSymbol, count <= Self.maximumSymbols else {
      throw .damaged("it has \(count) symbols")
    }
    var classes = [UInt8](repeating: 0, count: count)
    for id in 0..<count {
      classes[id] =
        id == 0
        ? SymbolClass.edge.rawValue
        : id < Self.firstSymbol ? UInt8(id - 1) : Symbol.classify(symbols[id]).rawValue
    }
    self.classes = classes
    ids = Self.idTable(symbols)
    kinds = symbols.enumerated().map { id, symbol in
      Self.kind(symbol: symbol, class: SymbolClass(rawValue: classes[id]) ?? .other)
    }
    let chars = try container.section("seg.chars")
    self.chars = try Self.adding("seg.chars+", number, container, to: chars, width: 20)
      .withIntegers(of: Int8.self) { $0.map { Int16($0) } }
    types = Self.vectors(try container.section("seg.types.\(number)"))
    words = Self.vectors(try container.section("seg.words.\(number)"))
    base = try container.section("seg.base")
    check = try container.section("seg.check")
    value = try container.section("seg.value")
    long = try container.section("seg.long")
    prefix = try container.section("seg.prefix")
    let rows = try container.section("seg.rows")
    self.rows = try Self.adding("seg.rows+", number, container, to: rows, width: 16)
    try validate()
  }

  /// Checks once what the inner loop relies on, so that a damaged file is an error, not a crash.
  private func validate() throws(ContainerError) {
    let slots = check.count / 2
    let rowCount = UInt32(rows.count / 16)
    let longCount = long.count / 4
    guard chars.count == classes.count * 20, types.count == 512,
      words.count == 3 * 5 * Self.wordClasses, base.count == (classes.count << Self.subrowBits) * 4,
      value.count == slots * 4, longCount > 0, longCount & (longCount - 1) == 0,
      prefix.count == LongWord.prefixBits / 8, rowCount > 0, rowCount <= PairValue.rowMask
    else { throw .damaged("its tables do not fit together") }
    let bases = base.integers(of: UInt32.self)
    guard bases.allSatisfy({ Int($0) + classes.count >> Self.subrowBits < slots }) else {
      throw .damaged("a pair lies outside of its table")
    }
    let longEntries = long.integers(of: UInt32.self)
    guard longEntries.allSatisfy({ $0 == 0 || (1...UInt32(Self.wordClasses)).contains($0 & 15) }),
      longEntries.contains(0)
    else { throw .damaged("a word has no class") }
    let values = value.integers(of: UInt32.self)
    for value in values {
      let row = PairValue(bits: value).row
      let level = PairValue(bits: value).wordClass
      guard row < rowCount, level <= Self.wordClasses else {
        throw .damaged("a pair leads outside of its table")
      }
    }
  }

  private static func idTable(_ symbols: [UInt32]) -> [UInt16] {
    var bySymbol = [UInt16](repeating: 0, count: 0x10000)
    for id in firstSymbol..<max(firstSymbol, symbols.count) where symbols[id] < 0x10000 {
      bySymbol[Int(symbols[id])] = UInt16(id)
    }
    var table = [UInt16](repeating: 0, count: 0x10000)
    for code in UInt32(0)..<0x10000 {
      // Most of the plane is Han or unknown; only what folding changes or knows needs a look.
      let known = bySymbol[Int(code)]
      if known != 0, code > 0xFF, code < 0xFF00 {
        table[Int(code)] = known
      } else if code >= 0x3400, code <= 0x9FFF {
        table[Int(code)] = UInt16(1 + SymbolClass.other.rawValue)
      } else if let scalar = Unicode.Scalar(code) {
        table[Int(code)] = id(of: scalar, bySymbol)
      } else {
        table[Int(code)] = UInt16(1 + SymbolClass.other.rawValue)
      }
    }
    return table
  }

  private static func id(of scalar: Unicode.Scalar, _ bySymbol: [UInt16]) -> UInt16 {
    let symbol = Symbol.fold(scalar)
    let known = symbol < 0x10000 ? bySymbol[Int(symbol)] : 0
    return known != 0 ? known : UInt16(1 + Symbol.classify(symbol).rawValue)
  }

  private static func kind(symbol: UInt32, class: SymbolClass) -> TokenKind {
    switch `class` {
    case .other, .numeral, .dateUnit: .han
    case .digit: .number
    case .letter: .latin
    // Unknown marks, among them most emoji, have no symbol of their own.
    case .mark where symbol == 0: .symbol
    case .mark: Unicode.Scalar(symbol).map { TokenKind(startingWith: $0) } ?? .symbol
    case .space, .edge: .space
    }
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
    _ section: String, _ number: Int, _ container: ModelContainer, to rows: TableBytes, width: Int
  ) throws(ContainerError) -> TableBytes {
    guard number > 0 else { return rows }
    let differences = try container.section("\(section)\(number)")
    return TableBytes(try SparseRows.add(differences, to: rows, width: width))
  }
}

/// What the table says of a pair of symbols, in 32 bits: the row of its weights (17), the class of
/// the word it is (4), the lengths of the words it begins (5) and a filter of their third symbols
/// (6).
package struct PairValue: Hashable, Sendable {
  /// The packed form.
  package var bits: UInt32

  /// The bits of the row.
  package static let rowMask: UInt32 = 1 << 17 - 1
  /// What is left of a value when the row is shifted out: 0, if the pair begins no word.
  static let wordShift: UInt32 = 17

  /// Unpacks.
  package init(bits: UInt32) { self.bits = bits }

  /// Packs.
  ///
  /// - Parameters:
  ///   - row: The row of weights.
  ///   - wordClass: 0, or one more than the class of the word the pair is.
  ///   - lengths: Bit n: words of n + 3 symbols begin with the pair; bit 4: longer ones do.
  ///   - thirds: The filter bits of the third symbols of these words.
  package init(row: UInt32, wordClass: Int, lengths: UInt32, thirds: UInt32) {
    bits = row | UInt32(wordClass) << 17 | lengths << 21 | thirds << 26
  }

  /// The row of weights; row 0 is all zeros.
  package var row: UInt32 { bits & Self.rowMask }
  /// 0, or one more than the class of the word the pair is.
  package var wordClass: Int { Int(bits &>> 17 & 15) }
  /// See ``init(row:wordClass:lengths:thirds:)``.
  package var lengths: UInt32 { bits &>> 21 & 31 }

  /// The filter bit of a third symbol: most symbols that begin no word behind the pair have
  /// another one, which saves the look-up.
  @inline(__always)
  package static func third(_ id: UInt16) -> UInt32 {
    1 &<< ((UInt32(id) &* 0x9E37_79B1) &>> 16 &* 6 &>> 16)
  }

  /// Whether a word may begin with the pair and a symbol of the given filter bit.
  @inline(__always)
  func mayContinue(with third: UInt32) -> Bool { bits &>> 26 & third != 0 }
}

/// The hash of words of three symbols and more.
package enum LongWord {
  /// Adds the next id to a hash.
  @inline(__always)
  package static func hash(_ hash: UInt64, adding id: UInt16) -> UInt64 {
    (hash ^ UInt64(id)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x2545_F491_4F6C_DD1D
  }

  /// The first slot to look at, of a table with a power of two slots.
  @inline(__always)
  package static func slot(_ hash: UInt64, mask: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 20) & mask
  }

  /// The size of the filter of prefixes.
  package static let prefixBits = 1 << 20

  /// The bit of a prefix of three symbols.
  @inline(__always)
  package static func prefixBit(_ hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash &>> 44)
  }

  /// What a slot with this word holds, without its class: the upper 28 bits.
  @inline(__always)
  package static func fingerprint(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash >> 36) << 4
  }
}
