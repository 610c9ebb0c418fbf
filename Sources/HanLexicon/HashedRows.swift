/// Eight small numbers for each of many hashes, in tables that are used as they lie in a file.
///
/// Open addressing over 32 bits of the hash beside a row of eight bytes. A hash that is not in the
/// table is found by mistake about once in a billion times.
package struct HashedRows: Sendable {
  /// The numbers of one hash.
  package typealias Row = SIMD8<Int8>

  private let tags: TableBytes
  private let rows: TableBytes
  private let mask: Int

  /// Opens two sections of a file of tables.
  ///
  /// - Throws: ``ContainerError`` when one is missing or damaged.
  package init(_ container: ModelContainer, tags: String, rows: String) throws(ContainerError) {
    self.tags = try container.section(tags)
    self.rows = try container.section(rows)
    let count = self.tags.count / 4
    guard count > 0, count & (count - 1) == 0, self.tags.count == count * 4,
      self.rows.count == count * 8
    else { throw .damaged("sections “\(tags)” and “\(rows)” do not belong together") }
    mask = count - 1
  }

  /// The row of a hash; zeros when it has none.
  package func row(of hash: UInt64) -> Row {
    let tags = tags.integers(of: UInt32.self)
    let tag = HashedRowsBuilder.tag(hash)
    var place = Int(truncatingIfNeeded: hash) & mask
    // Every table has free places, see the builder; a damaged one ends after a round.
    for _ in 0...mask {
      let found = UInt32(littleEndian: tags[place])
      if found == 0 { return .zero }
      if found == tag {
        let row = UInt64(littleEndian: rows.integers(of: UInt64.self)[place])
        return unsafeBitCast(row.littleEndian, to: Row.self)
      }
      place = (place + 1) & mask
    }
    return .zero
  }
}

/// Builds tables of ``HashedRows``.
package struct HashedRowsBuilder: Sendable {
  /// The part of a hash that a table keeps; never 0, which marks free places.
  static func tag(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 32)) }

  private var rows: [UInt64: HashedRows.Row] = [:]

  package init() {}

  /// Sets a number of a hash's row.
  ///
  /// - Precondition: `0 <= column < 8`.
  package mutating func set(_ hash: UInt64, _ column: Int, to value: Int8) {
    rows[hash, default: .zero][column] = value
  }

  /// Adds the two sections to a file of tables; the same rows give the same bytes. At most three
  /// quarters of the places are filled.
  package func add(to container: inout ContainerBuilder, tags: String, rows name: String) {
    var size = 16
    while size * 3 < rows.count * 4 { size *= 2 }
    var tags32 = [UInt32](repeating: 0, count: size)
    var bytes = [UInt8](repeating: 0, count: size * 8)
    for (hash, row) in rows.sorted(by: { $0.key < $1.key }) {
      let tag = Self.tag(hash)
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while tags32[place] != 0, tags32[place] != tag { place = (place + 1) & (size - 1) }
      if tags32[place] == tag { continue }
      tags32[place] = tag
      for column in 0..<8 { bytes[place * 8 + column] = UInt8(bitPattern: row[column]) }
    }
    container.add(tags, tags32)
    container.add(name, bytes)
  }
}
