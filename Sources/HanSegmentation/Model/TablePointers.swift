import HanCore
import HanLexicon

/// Where the tables of the model lie, for the inner loops.
///
/// Invariant: valid as long as the ``SegmentationTables`` they were taken from, which checked that
/// no number in them leads outside.
struct TablePointers: @unchecked Sendable {
  // Sendable: what they point to is never written.

  /// By character code of the Basic Multilingual Plane: the id.
  let ids: UnsafePointer<UInt16>
  /// By id: what a token that begins with it is.
  let kinds: UnsafePointer<TokenKind>
  /// By id: a row of ``SegmentationTables/charWidth`` bytes.
  let chars: UnsafeRawPointer
  /// By row of the table of pairs: where it begins.
  let bases: UnsafePointer<UInt16>
  /// The table of pairs.
  let slots: UnsafePointer<UInt64>
  /// By pair row: ``SegmentationTables/pairWidth`` bytes.
  let rows: UnsafeRawPointer
  /// The table of long words.
  let long: LongWordTable
  /// By trigram of classes.
  let types: UnsafePointer<TagScores>
  /// By class of a word of two symbols, from 1 on: the weights of the two; zeros for no word.
  let shortWords: UnsafePointer<TagScores>
  /// By role, length and class of a word of more symbols; zeros for no word.
  let longWords: UnsafePointer<TagScores>

  init(_ tables: SegmentationTables) {
    func base<T: FixedWidthInteger>(_ table: TableBytes, _: T.Type) -> UnsafePointer<T> {
      table.integers(of: T.self).baseAddress.unsafelyUnwrapped
    }
    func scores(_ table: TableBytes) -> UnsafePointer<TagScores> {
      // Tables are aligned to 64 bytes.
      UnsafeRawPointer(base(table, Int16.self)).assumingMemoryBound(to: TagScores.self)
    }
    ids = base(tables.ids, UInt16.self)
    // Every byte was checked to be a kind.
    kinds = UnsafeRawPointer(base(tables.kinds, UInt8.self))
      .assumingMemoryBound(to: TokenKind.self)
    chars = UnsafeRawPointer(base(tables.chars, Int8.self))
    bases = base(tables.base, UInt16.self)
    slots = base(tables.pairs, UInt64.self)
    rows = UnsafeRawPointer(base(tables.rows, Int8.self))
    long = LongWordTable(tables.long)
    types = scores(tables.types)
    shortWords = scores(tables.shortWords)
    longWords = scores(tables.longWords)
  }
}
