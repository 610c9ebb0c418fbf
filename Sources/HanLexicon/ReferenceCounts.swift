import Foundation
import HanCore

/// How common words and phrases are in general, for documents that come without others to compare
/// with: logarithms of counts, by the hash of the wording.
///
/// A table is open addressing over cells of four bytes: 24 bits of the hash and 8 bits of the
/// logarithm. Wordings that are not in it are found by mistake about once in a million times; for a
/// feature among many that does no harm.
package struct ReferenceCounts: Sendable {
  /// Counts of words in running text.
  package let words: Table
  /// Numbers of documents with a phrase.
  package let phrases: Table
  /// The number of documents behind ``phrases``.
  package let documents: Int

  /// Opens the sections of a file of tables.
  ///
  /// - Throws: ``ContainerError`` when a section is missing or damaged.
  package init(_ container: ModelContainer) throws(ContainerError) {
    words = try Table(container.section("words"))
    phrases = try Table(container.section("phrases"))
    let size = try container.section("documents")
    guard size.count == 4 else { throw .damaged("section “documents” has another size") }
    documents = Int(size.integer(at: 0, size: 4))
  }

  /// Logarithms of counts by hash.
  package struct Table: Sendable {
    private let cells: TableBytes
    private let mask: Int

    init(_ cells: TableBytes) throws(ContainerError) {
      let count = cells.count / 4
      guard count > 0, count & (count - 1) == 0, cells.count % 4 == 0 else {
        throw .damaged("a table of counts has no power of two cells")
      }
      self.cells = cells
      mask = count - 1
    }

    /// The natural logarithm of the count of what has this hash, to a sixteenth; `nil` when it is
    /// not in the table.
    package func logarithm(of hash: UInt64) -> Double? {
      code(of: hash).map { Double($0) / ReferenceTableBuilder.scale }
    }

    /// The logarithms of many, in steps of a ``ReferenceTableBuilder/scale``th; −1 for those that
    /// are not in the table. Faster than one by one: look-ups wait for memory, and here they wait
    /// together.
    package func codes(of hashes: [UInt64], into result: inout [Int16]) {
      result.removeAll(keepingCapacity: true)
      for hash in hashes { result.append(code(of: hash).map { Int16($0) } ?? -1) }
    }

    /// The logarithm in steps of a ``ReferenceTableBuilder/scale``th.
    @inline(__always)
    package func code(of hash: UInt64) -> UInt8? {
      let cells = cells.integers(of: UInt32.self)
      let tag = ReferenceTableBuilder.tag(hash)
      var position = Int(truncatingIfNeeded: hash) & mask
      // Every table has free cells, see the builder; a damaged one ends after a round.
      for _ in 0...mask {
        let cell = UInt32(littleEndian: cells[position])
        if cell == 0 { return nil }
        if cell >> 8 == tag { return UInt8(cell & 0xFF) }
        position = (position + 1) & mask
      }
      return nil
    }
  }
}

/// Builds a table of ``ReferenceCounts``.
package struct ReferenceTableBuilder: Sendable {
  /// Steps of the logarithm's unit.
  package static let scale = 16.0

  /// The part of a hash that a cell keeps; never 0, which marks free cells.
  static func tag(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash >> 40)) }

  private var counts: [UInt64: Int] = [:]

  package init() {}

  /// Sets the count of what has this hash; counts below 1 are left out.
  package mutating func set(_ hash: UInt64, to count: Int) {
    if count >= 1 { counts[hash] = count }
  }

  /// The cells, at most three quarters of them filled; the same counts give the same cells.
  package func cells() -> [UInt32] {
    var size = 16
    while size * 3 < counts.count * 4 { size *= 2 }
    var cells = [UInt32](repeating: 0, count: size)
    for (hash, count) in counts.sorted(by: { $0.key < $1.key }) {
      let value = min(255, UInt32((Self.logarithm(count) * Self.scale).rounded()))
      var position = Int(truncatingIfNeeded: hash) & (size - 1)
      while cells[position] != 0, cells[position] >> 8 != Self.tag(hash) {
        position = (position + 1) & (size - 1)
      }
      if cells[position] == 0 { cells[position] = Self.tag(hash) << 8 | value }
    }
    return cells
  }

  private static func logarithm(_ count: Int) -> Double { log(Double(count)) }
}
