package import HanLexicon

/// The keys of a group of dictionaries and what they become.
///
/// The dictionaries of a group have ranks: where one of rank 0 has a key that fits, dictionaries
/// of other ranks are not asked, and so on; of keys of one rank the longest wins.
///
/// A group can have several sets of values: what the keys become when a later group follows. Its
/// keys are looked for in what this group's characters became, so the two take one walk. Where a
/// set has no sections of its own, the first one's serve.
///
/// Sections of the container, `N` being the group's name:
///
/// | section | holds |
/// | --- | --- |
/// | `N.pages.K` | for a set: UInt16 by the upper bits of a character's code: the page of entries |
/// | `N.entries` | ``ConversionEntry`` × 256 by page; page 0 is for characters the table has not |
/// | `N.pairs.K` | for a set: two bits × 256 by symbol that begins keys, by hash of a second symbol: whether a key has these two alone, and whether longer ones begin with them |
/// | `N.triples` | a bit by hash of three symbols: keys begin with them |
/// | `N.nodes` | ``ConversionNode`` by slot |
/// | `pool` | values of all groups, see ``ValuePool`` |
package struct ConversionTable: @unchecked Sendable {
  // Sendable: the pointers lead into `owners`, whose bytes are never written.
  //
  // Invariant of the unchecked reads: a table is either what the builder made, or bundled and so
  // what the builder made. The builder pads pages to all character codes and nodes to all sums of
  // a base and a symbol.
  let pages: UnsafePointer<UInt16>
  /// The pages of the first set.
  let ownPages: UnsafePointer<UInt16>
  let entries: UnsafePointer<UInt64>
  let pairs: UnsafePointer<UInt64>
  let triples: UnsafePointer<UInt64>
  let tripleMask: UInt64
  let nodes: UnsafePointer<UInt64>
  /// The number of nodes.
  let nodeCount: Int
  let pool: UnsafePointer<UInt8>
  /// The set of values.
  let set: Int
  /// Where the record of a key has its first value.
  let header: Int
  /// The ASCII characters that begin keys or are replaced, as bits.
  let asciiStarts: (UInt64, UInt64)
  private let owners: [TableBytes]

  static let pageBits = 8
  static let pageCount = 0x110000 >> pageBits
  /// The 64-bit words of ``pairs`` by symbol.
  static let pairWords = 8

  /// Opens a group's tables.
  ///
  /// - Parameters:
  ///   - set: Which of the group's sets of values to use.
  ///   - sets: How many the group has.
  /// - Throws: ``ContainerError`` when a section is missing or too short.
  package init(
    _ container: ModelContainer, group: String, set: Int = 0, of sets: Int = 1
  ) throws(ContainerError) {
    func section(_ name: String) throws(ContainerError) -> TableBytes {
      if set > 0, let section = try? container.section("\(group).\(name).\(set)") { return section }
      return try container.section("\(group).\(name).0")
    }
    let sections = Sections(
      pages: try section("pages"), ownPages: try container.section("\(group).pages.0"),
      entries: try container.section("\(group).entries"), pairs: try section("pairs"),
      triples: try container.section("\(group).triples"),
      nodes: try container.section("\(group).nodes"), pool: try container.section("pool"))
    guard sections.pages.count >= 2 * Self.pageCount, sections.ownPages.count >= 2 * Self.pageCount,
      sections.entries.count >= 8 << Self.pageBits, sections.nodes.count >= 8,
      sections.pairs.count >= 8 * Self.pairWords, sections.triples.count >= 8,
      sections.triples.count & (sections.triples.count - 1) == 0, sections.pool.count >= 4
    else { throw .damaged("its conversion tables are too short") }
    self.init(sections, set: set, sets: sets)
  }

  /// Tables that were just built.
  package init(_ built: ConversionTableBuilder.Tables, set: Int = 0, pool: [UInt8]) {
    self.init(
      Sections(
        pages: Self.bytes(built.pages[min(set, built.pages.count - 1)]),
        ownPages: Self.bytes(built.pages[0]), entries: Self.bytes(built.entries),
        pairs: Self.bytes(built.pairs[min(set, built.pairs.count - 1)]),
        triples: Self.bytes(built.triples), nodes: Self.bytes(built.nodes),
        pool: TableBytes(pool)),
      set: set, sets: built.sets)
  }

  /// The sections of a group.
  private struct Sections {
    var pages: TableBytes
    var ownPages: TableBytes
    var entries: TableBytes
    var pairs: TableBytes
    var triples: TableBytes
    var nodes: TableBytes
    var pool: TableBytes
  }

  private init(_ sections: Sections, set: Int, sets: Int) {
    owners = [
      sections.pages, sections.ownPages, sections.entries, sections.pairs, sections.triples,
      sections.nodes, sections.pool,
    ]
    pages = Self.pointer(sections.pages, UInt16.self)
    ownPages = Self.pointer(sections.ownPages, UInt16.self)
    entries = Self.pointer(sections.entries, UInt64.self)
    pairs = Self.pointer(sections.pairs, UInt64.self)
    triples = Self.pointer(sections.triples, UInt64.self)
    tripleMask = UInt64(sections.triples.count) * 8 - 1
    nodes = Self.pointer(sections.nodes, UInt64.self)
    nodeCount = sections.nodes.count / 8
    pool = Self.pointer(sections.pool, UInt8.self)
    self.set = set
    header = sets - 1
    var starts: (UInt64, UInt64) = (0, 0)
    let page = entries + Int(pages[0]) << Self.pageBits
    for code in 0..<128 where ConversionEntry(bits: page[code]).changes(code) {
      if code < 64 { starts.0 |= 1 << UInt64(code) } else { starts.1 |= 1 << UInt64(code - 64) }
    }
    asciiStarts = starts
  }

  private static func pointer<T: FixedWidthInteger>(
    _ bytes: TableBytes, _ type: T.Type
  ) -> UnsafePointer<T> {
    guard let start = bytes.integers(of: type).baseAddress else {
      preconditionFailure("tables have memory")
    }
    return start
  }

  private static func bytes<T: FixedWidthInteger>(_ values: [T]) -> TableBytes {
    TableBytes(values.withUnsafeBytes { Array($0) })
  }
}
