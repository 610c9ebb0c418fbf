package import HanLexicon

/// Chooses what a character becomes that Traditional text writes in several ways, by its
/// surroundings: a linear model for each such character, learnt from Traditional text.
///
/// Sections of the container:
///
/// | section | holds |
/// | --- | --- |
/// | `characters` | UInt32 × 6 by character: the character, whether it is always asked about, up to four readings in OpenCC's standard, padded with 0 |
/// | `pairs` | UInt64: two characters, the first in the upper half, that the dictionaries have as a word and text has otherwise, too; sorted |
/// | `tags`, `rows` | weights of features by reading, see ``HashedRows`` and ``ReadingFeatures`` |
package struct ReadingChooser: Sendable {
  /// A character that has several readings.
  package struct Readings: Sendable {
    /// The readings in OpenCC's standard.
    package var list: [UInt32]
    /// Whether the model is asked where no dictionary says anything; if not, the character is what
    /// it usually is.
    package var isOpen: Bool
  }

  /// What was chosen.
  package struct Choice: Sendable {
    /// The number of the reading.
    package var reading: Int
    /// How much better it is than the next one.
    package var margin: Int
  }

  private let rows: HashedRows
  private let pairs: Set<UInt64>
  private let readings: [Readings]
  /// The number of a character's readings plus 1, by its code less ``first``.
  private let numbers: [UInt8]
  /// By the same: 0 for one reading, 1 for several, ``open`` for several that are always asked about.
  private let marks: [UInt8]
  private static let open: UInt8 = 2
  private static let first: UInt32 = 0x4E00
  private static let last: UInt32 = 0x9FFF
  /// The numbers of a record of `characters`.
  package static let recordLength = 6

  /// Opens the tables.
  ///
  /// - Throws: ``ContainerError`` when a section is missing or damaged.
  package init(_ container: ModelContainer) throws(ContainerError) {
    rows = try HashedRows(container, tags: "tags", rows: "rows")
    let records = try container.section("characters")
    let values = records.integers(of: UInt32.self)
    var readings: [Readings] = []
    var numbers = [UInt8](repeating: 0, count: Int(Self.last - Self.first) + 1)
    for start in stride(from: 0, to: values.count - Self.recordLength + 1, by: Self.recordLength) {
      let code = UInt32(littleEndian: values[start])
      let list = (2..<Self.recordLength).map { UInt32(littleEndian: values[start + $0]) }
        .filter { $0 > 0 }
      guard (Self.first...Self.last).contains(code), readings.count < 255, list.count > 1 else {
        throw .damaged("its list of readings is no list")
      }
      readings.append(Readings(list: list, isOpen: values[start + 1] != 0))
      numbers[Int(code - Self.first)] = UInt8(readings.count)
    }
    pairs = Set(
      try container.section("pairs").integers(of: UInt64.self).map { UInt64(littleEndian: $0) })
    self.readings = readings
    self.numbers = numbers
    marks = numbers.map { $0 == 0 ? 0 : readings[Int($0) - 1].isOpen ? Self.open : 1 }
  }

  /// The readings of a character, when it has several.
  @inline(__always)
  package func readings(of code: UInt32) -> Readings? {
    guard code &- Self.first <= Self.last - Self.first else { return nil }
    let number = numbers[Int(code - Self.first)]
    return number == 0 ? nil : readings[Int(number) - 1]
  }

  /// Whether the model is asked about a character where no dictionary says anything.
  @inline(__always)
  package func isOpen(_ code: UInt32) -> Bool {
    code &- Self.first <= Self.last - Self.first && marks[Int(code - Self.first)] == Self.open
  }

  /// Whether a character has several readings.
  @inline(__always)
  private func isMarked(_ code: UInt32) -> Bool {
    code &- Self.first <= Self.last - Self.first && marks[Int(code - Self.first)] != 0
  }

  /// Whether a word of the dictionaries has other readings, too.
  package func isOpen(_ first: UInt32, _ second: UInt32) -> Bool {
    // Where neither character has several readings, there is nothing to choose.
    (isMarked(first) || isMarked(second)) && pairs.contains(UInt64(first) << 32 | UInt64(second))
  }

  /// The likeliest reading of a window's character.
  package func choose(
    _ window: ReadingWindow, evidence: SIMD4<UInt8>, among count: Int
  ) -> Choice {
    var sums = SIMD8<Int32>.zero
    ReadingFeatures.forEach(window, evidence: evidence) { hash in
      sums &+= SIMD8<Int32>(truncatingIfNeeded: rows.row(of: hash))
    }
    var best = 0
    for reading in 1..<count where sums[reading] > sums[best] { best = reading }
    var margin = Int32.max
    for reading in 0..<count where reading != best {
      margin = min(margin, sums[best] - sums[reading])
    }
    return Choice(reading: best, margin: Int(margin))
  }
}

/// What the dictionaries say about the reading of a character, wherever words end.
package struct ReadingEvidence: Sendable {
  private let tables: [ConversionTable]

  /// Opens the dictionaries from Simplified to OpenCC's standard.
  ///
  /// - Throws: ``ContainerError`` when tables are missing.
  package init(_ container: ModelContainer) throws(ContainerError) {
    let sets = ConversionRoute.traditionalChains.count
    tables = [
      try ConversionTable(
        container, group: ConversionGroup.simplifiedToTraditional.rawValue, of: sets),
      try ConversionTable(container, group: ConversionGroup.ownWords.rawValue, of: sets),
    ]
  }

  /// The most characters of a key before the character.
  private static let reach = 4

  /// By reading, the characters of the longest key that covers a character and gives it.
  ///
  /// - Parameters:
  ///   - offsets: Where each character of a stretch begins in `bytes`; there are `count`.
  ///   - index: The character.
  package func find(
    _ bytes: UnsafePointer<UInt8>, _ offsets: UnsafePointer<Int>, count: Int, at index: Int,
    readings: [UInt32]
  ) -> SIMD4<UInt8> {
    var result = SIMD4<UInt8>.zero
    for table in tables {
      for start in max(0, index - Self.reach)...index {
        table.forEachKey(bytes, offsets, from: start, to: count) { end, value in
          guard end > index, let code = Self.scalar(index - start, of: end - start, in: value),
            let reading = readings.firstIndex(of: code)
          else { return }
          result[reading] = max(result[reading], UInt8(min(255, end - start)))
        }
      }
    }
    return result
  }

  /// A scalar of a value that has as many as its key.
  private static func scalar(
    _ index: Int, of count: Int, in value: UnsafeBufferPointer<UInt8>
  ) -> UInt32? {
    guard let start = value.baseAddress else { return nil }
    var (offset, number) = (0, 0)
    var result: UInt32?
    while offset < value.count {
      let (code, _, length) = decodeScalar(start + offset)
      if number == index { result = code }
      offset += length
      number += 1
    }
    return number == count ? result : nil
  }
}

extension ConversionTable {
  /// Calls a function with the end and the value of each key of more than one character that
  /// begins at a character.
  @inline(__always)
  func forEachKey(
    _ bytes: UnsafePointer<UInt8>, _ offsets: UnsafePointer<Int>, from start: Int, to count: Int,
    _ body: (Int, UnsafeBufferPointer<UInt8>) -> Void
  ) {
    let first = character(bytes + offsets[start])
    guard first.entry.hasChildren, start + 1 < count else { return }
    var slot = first.entry.symbol
    var base = ConversionNode(bits: nodes[slot]).base
    var index = start + 1
    while base != 0, index < count {
      let symbol = character(bytes + offsets[index]).entry.symbol
      let child = base &+ symbol
      let node = ConversionNode(bits: nodes[child])
      guard symbol != 0, node.check == slot else { return }
      index += 1
      if node.place != 0, node.rank == 0 { body(index, value(node.place)) }
      (slot, base) = (child, node.base)
    }
  }
}
