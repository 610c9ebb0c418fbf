/// Lays out the tables of a group of dictionaries; the same keys give the same bytes.
package struct ConversionTableBuilder {
  /// A key with what it becomes.
  package struct Key: Sendable {
    /// The key, at least one scalar.
    package var scalars: [UInt32]
    /// The rank of its dictionary, 0 to 2.
    package var rank: Int
    /// What it becomes, by set of values, UTF-8.
    package var values: [[UInt8]]

    /// The key as UTF-8.
    package var text: [UInt8] {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars.compactMap { Unicode.Scalar($0) })
      return Array(String(text).utf8)
    }

    /// Creates a key.
    package init(scalars: [UInt32], rank: Int, values: [[UInt8]]) {
      self.scalars = scalars
      self.rank = rank
      self.values = values
    }
  }

  /// The tables, see ``ConversionTable``.
  package struct Tables: Sendable {
    package var pages: [UInt16] = []
    package var entries: [UInt64] = []
    package var nodes: [UInt64] = []
    package var values: [[UInt32]] = []
  }

  /// Ideographic description operators: the characters that follow them are components, not text.
  package static let operators: ClosedRange<UInt32> = 0x2FF0...0x2FFF

  private let folding: [UInt32: UInt32]
  private var keys: [Key] = []

  /// Creates a builder.
  ///
  /// - Parameter folding: Characters that are taken for others wherever they stand.
  package init(folding: [UInt32: UInt32] = [:]) { self.folding = folding }

  /// Adds a key. Of equal keys the one of the lowest rank counts, and of those the first.
  package mutating func add(_ key: Key) { keys.append(key) }

  /// Lays out the tables.
  ///
  /// - Parameter pool: Takes the values.
  /// - Returns: `nil` when there are more keys or nodes than a table can have.
  package func build(into pool: inout ValuePool) -> Tables? {
    var sorted = keys.enumerated().sorted { a, b in
      if a.element.scalars != b.element.scalars {
        return a.element.scalars.lexicographicallyPrecedes(b.element.scalars)
      }
      return (a.element.rank, a.offset) < (b.element.rank, b.offset)
    }.map(\.element)
    sorted = sorted.enumerated().filter { index, key in
      index == 0 || sorted[index - 1].scalars != key.scalars
    }.map(\.element)
    guard sorted.count < ConversionNode.maximumKeys else { return nil }

    let symbols = Self.symbols(of: sorted)
    guard symbols.count < 1 << 16 else { return nil }
    var tables = Tables()
    let sets = sorted.first?.values.count ?? 1
    tables.values = (0..<sets).map { set in
      [0] + sorted.map { pool.place(of: $0.values[set]) }
    }
    var layout = DoubleArrayLayout(
      keys: sorted.map { $0.scalars.map { symbols[$0] ?? 0 } }, ranks: sorted.map(\.rank),
      symbolCount: symbols.count)
    guard let nodes = layout.laidOut() else { return nil }
    tables.nodes = nodes
    addEntries(of: sorted, symbols: symbols, to: &tables)
    return tables
  }

  /// Numbers the characters of keys from 1 on, the most frequent behind a first character first,
  /// so that siblings lie close together.
  private static func symbols(of keys: [Key]) -> [UInt32: Int] {
    var counts: [UInt32: Int] = [:]
    for key in keys {
      for (index, scalar) in key.scalars.enumerated() {
        counts[scalar, default: 0] += index == 0 ? 0 : 1
      }
    }
    let order = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0 + 1) })
  }

  private func addEntries(of keys: [Key], symbols: [UInt32: Int], to tables: inout Tables) {
    var entries: [UInt32: ConversionEntry] = [:]
    for (scalar, symbol) in symbols {
      let node = ConversionNode(bits: tables.nodes[symbol])
      let begins = node.check == 0 && node.base != 0
      entries[scalar] = ConversionEntry(symbol: symbol, hasChildren: begins)
    }
    for key in keys where key.scalars.count == 1 {
      entries[key.scalars[0]]?.setReplacement(key.values[0], rank: UInt64(key.rank))
    }
    for code in Self.operators {
      entries[code, default: ConversionEntry(symbol: 0, hasChildren: false)].bits |=
        ConversionEntry.operatorBit
    }
    for (scalar, normal) in folding {
      var entry = entries[normal] ?? ConversionEntry(symbol: 0, hasChildren: false)
      if entry.replacementCount == 0, !entry.isLong, let normal = Unicode.Scalar(normal) {
        entry.setReplacement(Array(String(normal).utf8), rank: ConversionEntry.noRank)
      }
      entries[scalar] = entry
    }
    let empty = ConversionEntry(symbol: 0, hasChildren: false).bits
    tables.pages = [UInt16](repeating: 0, count: ConversionTable.pageCount)
    tables.entries = [UInt64](repeating: empty, count: 256)
    for scalar in entries.keys.sorted() {
      let page = Int(scalar >> 8)
      if tables.pages[page] == 0 {
        tables.pages[page] = UInt16(tables.entries.count >> 8)
        tables.entries += [UInt64](repeating: empty, count: 256)
      }
      let place = Int(tables.pages[page]) << 8 | Int(scalar & 0xFF)
      if let entry = entries[scalar] { tables.entries[place] = entry.bits }
    }
  }
}

/// Values of keys, each kept once.
package struct ValuePool {
  /// The bytes of the pool, see ``ConversionTable``.
  package private(set) var bytes: [UInt8] = [0]
  private var places: [[UInt8]: UInt32] = [:]

  /// Creates an empty pool.
  package init() {}

  /// The place of a value, which is added if it is new.
  package mutating func place(of value: [UInt8]) -> UInt32 {
    if let place = places[value] { return place }
    let place = UInt32(bytes.count)
    if value.count < 255 {
      bytes.append(UInt8(value.count))
    } else {
      bytes.append(255)
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value.count >> shift)) }
    }
    bytes += value
    places[value] = place
    return place
  }
}
