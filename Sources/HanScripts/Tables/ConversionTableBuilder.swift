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

  /// The tables, see ``ConversionTable``. Sets that are missing share what the first one has.
  package struct Tables: Sendable {
    package var pages: [[UInt16]] = []
    package var entries: [UInt64] = []
    package var pairs: [[UInt64]] = []
    package var triples: [UInt64] = []
    package var nodes: [UInt64] = []
    package var sets = 1
  }

  /// What comes after the tables in a set.
  package struct Later: Sendable {
    /// The later table.
    package var table: ConversionTable
    /// Its keys.
    package var keys: [[UInt32]]

    /// Creates a value.
    package init(table: ConversionTable, keys: [[UInt32]]) {
      self.table = table
      self.keys = keys
    }
  }

  /// Ideographic description operators: the characters that follow them are components, not text.
  package static let operators: ClosedRange<UInt32> = 0x2FF0...0x2FFF

  private let folding: [UInt32: UInt32]
  private let replacesSingles: Bool
  private var keys: [Key] = []

  /// Creates a builder.
  ///
  /// - Parameters:
  ///   - folding: Characters that are taken for others wherever they stand.
  ///   - replacesSingles: Whether keys of one character are kept in the characters' entries; if
  ///     not, they are keys as others.
  package init(folding: [UInt32: UInt32] = [:], replacesSingles: Bool = true) {
    self.folding = folding
    self.replacesSingles = replacesSingles
  }

  /// Adds a key. Of equal keys the one of the lowest rank counts, and of those the first.
  package mutating func add(_ key: Key) { keys.append(key) }

  /// Lays out the tables.
  ///
  /// - Parameters:
  ///   - pool: Takes the values.
  ///   - later: What comes after, by set of values; `nil` for nothing. Sets at the end that have
  ///     nothing need not be named.
  /// - Returns: `nil` when there is more than tables can hold.
  package func build(
    into pool: inout ValuePool, later: [Later?] = [nil]
  ) -> Tables? {
    var sorted = keys.enumerated().sorted { a, b in
      if a.element.scalars != b.element.scalars {
        return a.element.scalars.lexicographicallyPrecedes(b.element.scalars)
      }
      return (a.element.rank, a.offset) < (b.element.rank, b.offset)
    }.map(\.element)
    sorted = sorted.enumerated().filter { index, key in
      index == 0 || sorted[index - 1].scalars != key.scalars
    }.map(\.element)

    let sources = Self.sources(of: sorted)
    let (symbols, rows) = Self.symbols(of: sorted, later: later, sources: sources)
    guard symbols.count < 1 << 16 else { return nil }
    var places: [Int] = []
    for key in sorted {
      guard let place = pool.place(of: key.values) else { return nil }
      places.append(place)
    }
    var layout = DoubleArrayLayout(
      keys: sorted.map { $0.scalars.map { symbols[$0] ?? 0 } }, ranks: sorted.map(\.rank),
      places: places, symbolCount: symbols.count)
    guard let nodes = layout.laidOut() else { return nil }
    var tables = Tables()
    tables.sets = sorted.first?.values.count ?? 1
    tables.nodes = nodes
    addFilters(of: sorted, symbols: symbols, rows: rows, to: &tables)
    tables.pairs = later.map { later in
      guard let later else { return tables.pairs[0] }
      return Self.adding(later.keys, to: tables.pairs[0], symbols: symbols, sources: sources)
    }
    addEntries(of: sorted, symbols: symbols, later: later, to: &tables)
    return tables
  }

  /// What becomes a character on its own, by that character, which is the first of its list.
  private static func sources(of keys: [Key]) -> [UInt32: [UInt32]] {
    var sources: [UInt32: [UInt32]] = [:]
    for key in keys where key.scalars.count == 1 {
      let value = Array(String(decoding: key.values[0], as: UTF8.self).unicodeScalars)
      if value.count == 1 { sources[value[0].value, default: []].append(key.scalars[0]) }
    }
    return sources
  }

  /// Numbers the characters of keys from 1 on: those that begin longer keys first, which have rows
  /// in the filter of pairs; and then the most frequent behind a first character first, so that
  /// siblings lie close together. Characters that matter to later tables only are among them.
  private static func symbols(
    of keys: [Key], later: [Later?], sources: [UInt32: [UInt32]]
  ) -> (symbols: [UInt32: Int], rows: Int) {
    var counts: [UInt32: Int] = [:]
    var begins: Set<UInt32> = []
    for key in keys {
      if key.scalars.count > 1 { begins.insert(key.scalars[0]) }
      for (index, scalar) in key.scalars.enumerated() {
        counts[scalar, default: 0] += index == 0 ? 0 : 1
      }
    }
    for key in later.compactMap(\.?.keys).joined() {
      for scalar in key { counts[scalar, default: 0] += 0 }
      if key.count > 1 { begins.formUnion([key[0]] + (sources[key[0]] ?? [])) }
    }
    let order = counts.sorted { a, b in
      let (first, second) = (begins.contains(a.key), begins.contains(b.key))
      return first == second ? (b.value, a.key) < (a.value, b.key) : first
    }
    return (
      Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1.key, $0 + 1) }),
      begins.count + 1
    )
  }

  /// The filters of beginnings.
  private func addFilters(
    of keys: [Key], symbols: [UInt32: Int], rows: Int, to tables: inout Tables
  ) {
    var pairs = [UInt64](repeating: 0, count: rows * ConversionTable.pairWords)
    var triples: Set<UInt64> = []
    for key in keys where key.scalars.count > 1 {
      let numbers = key.scalars.prefix(3).map { symbols[$0] ?? 0 }
      Self.mark(
        numbers[0], numbers[1],
        numbers.count == 2 ? ConversionTable.isKey : ConversionTable.longerOnly, in: &pairs)
      if numbers.count == 3 {
        triples.insert(ConversionTable.tripleHash(numbers[0], numbers[1], numbers[2]))
      }
    }
    tables.pairs = [pairs]
    var words = 1
    while words * 64 < triples.count * 9 { words *= 2 }
    tables.triples = [UInt64](repeating: 0, count: words)
    for hash in triples {
      let bit = hash & UInt64(words * 64 - 1)
      tables.triples[Int(bit >> 6)] |= 1 << (bit & 63)
    }
  }

  private static func mark(_ first: Int, _ second: Int, _ bits: UInt64, in pairs: inout [UInt64]) {
    let cell = ConversionTable.pairCell(second)
    pairs[first * ConversionTable.pairWords + cell >> 5] |= bits << UInt64((cell & 31) << 1)
  }

  /// The filter of pairs with those that become the beginnings of later keys.
  private static func adding(
    _ keys: [[UInt32]], to pairs: [UInt64], symbols: [UInt32: Int], sources: [UInt32: [UInt32]]
  ) -> [UInt64] {
    var pairs = pairs
    for key in keys where key.count > 1 {
      for first in [key[0]] + (sources[key[0]] ?? []) {
        for second in [key[1]] + (sources[key[1]] ?? []) {
          guard let a = symbols[first], let b = symbols[second] else { continue }
          mark(a, b, ConversionTable.isKey, in: &pairs)
        }
      }
    }
    return pairs
  }

  private func addEntries(
    of keys: [Key], symbols: [UInt32: Int], later: [Later?], to tables: inout Tables
  ) {
    var entries: [UInt32: ConversionEntry] = [:]
    for (scalar, symbol) in symbols {
      let node = ConversionNode(bits: tables.nodes[symbol])
      let begins = node.check == 0 && node.base != 0
      entries[scalar] = ConversionEntry(symbol: symbol, hasChildren: begins)
    }
    for key in keys where key.scalars.count == 1 {
      if replacesSingles {
        entries[key.scalars[0]]?.setReplacement(key.values[0], rank: UInt64(key.rank))
      } else {
        entries[key.scalars[0]]?.setLong(rank: UInt64(key.rank))
      }
    }
    for code in Self.operators {
      entries[code, default: ConversionEntry(symbol: 0, hasChildren: false)].bits |=
        ConversionEntry.operatorBit
    }
    for (scalar, normal) in folding {
      var entry = entries[normal] ?? ConversionEntry(symbol: 0, hasChildren: false)
      if entry.replacementCount == 0, !entry.isLong { entry.setReplacement(normal) }
      entries[scalar] = entry
    }
    let numbers = Set(entries.keys.map { $0 >> 8 }).sorted()
    let empty = ConversionEntry(symbol: 0, hasChildren: false)
    var pages: [[UInt64]: Int] = [:]
    tables.entries = [UInt64](repeating: empty.bits, count: 256)
    tables.pages = later.map { later in
      var list = [UInt16](repeating: 0, count: ConversionTable.pageCount)
      for number in numbers {
        let page = (number << 8...number << 8 | 0xFF).map { code in
          var entry = entries[code] ?? empty
          // A character that stays becomes itself: fewer cases to tell apart when converting.
          if entry.replacementCount == 0, !entry.isLong { entry.setReplacement(code) }
          if let later { entry.pass(on: later.table) }
          return entry.bits
        }
        // Sets share pages that are alike.
        if pages[page] == nil {
          pages[page] = tables.entries.count >> 8
          tables.entries += page
        }
        list[Int(number)] = UInt16(pages[page] ?? 0)
      }
      return list
    }
  }
}

extension ConversionEntry {
  /// Makes the entry say what a later table makes of what the character became, or that the later
  /// table has to be asked.
  ///
  /// - Precondition: the character becomes one character.
  fileprivate mutating func pass(on later: ConversionTable) {
    guard replacementCount > 0 else { return }
    let next = later.entry(scalar: replacement)
    if next.hasChildren { bits |= Self.laterBit }
    if next.isLong { bits |= Self.askBit }
    guard next.replacementCount > 0 else { return }
    setReplacement(
      (0..<next.replacementCount).map {
        UInt8(truncatingIfNeeded: next.replacement >> UInt32(8 * $0))
      }, rank: rank)
  }
}
