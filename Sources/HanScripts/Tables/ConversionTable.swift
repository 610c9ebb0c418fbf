package import HanLexicon

/// The keys of a group of dictionaries and what they become.
///
/// The dictionaries of a group have ranks: where one of rank 0 has a key that fits, dictionaries
/// of other ranks are not asked, and so on; of keys of one rank the longest wins.
///
/// Sections of the container, `N` being the group's name:
///
/// | section | holds |
/// | --- | --- |
/// | `N.pages` | UInt16 by the upper bits of a character's code: the page of entries |
/// | `N.entries` | ``ConversionEntry`` × 256 by page; page 0 is for characters the table has not |
/// | `N.nodes` | ``ConversionNode`` by slot |
/// | `N.values.K` | UInt32 by number of the key, from 1 on: where its value stands in the pool |
/// | `pool` | values of all groups: a byte for the length (255: four more bytes have it), then UTF-8 |
package struct ConversionTable: @unchecked Sendable {
  // Sendable: the pointers lead into `owners`, whose bytes are never written.
  //
  // Invariant of the unchecked reads: a table is either what the builder made, or bundled and so
  // what the builder made. The builder pads pages to all character codes and nodes to all sums of
  // a base and a symbol.
  let pages: UnsafePointer<UInt16>
  let entries: UnsafePointer<UInt64>
  let nodes: UnsafePointer<UInt64>
  let values: UnsafePointer<UInt32>
  let pool: UnsafePointer<UInt8>
  /// The ASCII characters that begin keys, as bits.
  let asciiStarts: (UInt64, UInt64)
  private let owners: [TableBytes]

  static let pageBits = 8
  static let pageCount = 0x110000 >> pageBits

  /// Opens a group's tables.
  ///
  /// - Parameter values: Which of the group's sets of values to use.
  /// - Throws: ``ContainerError`` when a section is missing or too short.
  package init(_ container: ModelContainer, group: String, values set: Int = 0)
    throws(ContainerError)
  {
    let pages = try container.section("\(group).pages")
    let entries = try container.section("\(group).entries")
    let nodes = try container.section("\(group).nodes")
    let values = try container.section("\(group).values.\(set)")
    let pool = try container.section("pool")
    guard pages.count >= 2 * Self.pageCount, entries.count >= 8 << Self.pageBits, nodes.count >= 8,
      values.count >= 4
    else { throw .damaged("its conversion tables are too short") }
    self.init(pages: pages, entries: entries, nodes: nodes, values: values, pool: pool)
  }

  private init(
    pages: TableBytes, entries: TableBytes, nodes: TableBytes, values: TableBytes, pool: TableBytes
  ) {
    owners = [pages, entries, nodes, values, pool]
    self.pages = Self.pointer(pages, UInt16.self)
    self.entries = Self.pointer(entries, UInt64.self)
    self.nodes = Self.pointer(nodes, UInt64.self)
    self.values = Self.pointer(values, UInt32.self)
    self.pool = Self.pointer(pool, UInt8.self)
    var starts: (UInt64, UInt64) = (0, 0)
    let page = self.entries + Int(self.pages[0]) << Self.pageBits
    for code in 0..<128 where ConversionEntry(bits: page[code]).bits & ~(3 << 35) != 0 {
      if code < 64 { starts.0 |= 1 << UInt64(code) } else { starts.1 |= 1 << UInt64(code - 64) }
    }
    asciiStarts = starts
  }

  /// Tables that were just built.
  package init(_ built: ConversionTableBuilder.Tables, values set: Int = 0, pool: [UInt8]) {
    self.init(
      pages: TableBytes(Self.bytes(built.pages)), entries: TableBytes(Self.bytes(built.entries)),
      nodes: TableBytes(Self.bytes(built.nodes)),
      values: TableBytes(Self.bytes(built.values[set])), pool: TableBytes(pool))
  }

  private static func pointer<T: FixedWidthInteger>(
    _ bytes: TableBytes, _ type: T.Type
  ) -> UnsafePointer<T> {
    guard let start = bytes.integers(of: type).baseAddress else {
      preconditionFailure("tables have memory")
    }
    return start
  }

  private static func bytes<T: FixedWidthInteger>(_ values: [T]) -> [UInt8] {
    values.withUnsafeBytes { Array($0) }
  }

  /// What the table knows of a character.
  @inline(__always)
  func entry(_ code: UInt32) -> ConversionEntry {
    let page = Int(pages[Int(code &>> 8)])
    return ConversionEntry(bits: entries[page &<< 8 | Int(code & 0xFF)])
  }

  /// The value of a key.
  @inline(__always)
  func value(_ key: Int) -> UnsafeBufferPointer<UInt8> {
    let place = pool + Int(values[key])
    let count = Int(place[0])
    if count < 255 { return UnsafeBufferPointer(start: place + 1, count: count) }
    let long = (1...4).reduce(0) { $0 | Int(place[$1]) << (8 * ($1 - 1)) }
    return UnsafeBufferPointer(start: place + 5, count: long)
  }
}
