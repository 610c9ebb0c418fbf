import HanLexicon

/// Differences between two tables of rows of Int8, most of them zero.
///
/// For each row that differs: the number of equal rows before it (one byte; 255 for 255 of them
/// and nothing else), a mask of its items that differ (eight items a byte, lowest bit first), and
/// the differences, one byte each.
package enum SparseRows {
  /// Encodes `target` minus `source`, which have the same length.
  ///
  /// - Parameter tolerance: Items that differ by as much, or less, are taken as equal.
  package static func encode(
    _ target: [Int8], minus source: [Int8], width: Int, tolerance: Int = 0
  ) -> [UInt8] {
    func differs(_ index: Int) -> Bool {
      abs(Int(target[index]) - Int(source[index])) > tolerance
    }
    var result: [UInt8] = []
    var equal = 0
    for start in stride(from: 0, to: source.count, by: width) {
      let row = start..<(start + width)
      guard row.contains(where: differs) else {
        equal += 1
        continue
      }
      result += [UInt8](repeating: 255, count: equal / 255) + [UInt8(equal % 255)]
      equal = 0
      var mask = [UInt8](repeating: 0, count: (width + 7) / 8)
      var values: [UInt8] = []
      for index in row where differs(index) {
        mask[(index - start) / 8] |= 1 << UInt8((index - start) % 8)
        values.append(UInt8(bitPattern: target[index] &- source[index]))
      }
      result += mask + values
    }
    return result
  }

  /// The rows with differences added.
  ///
  /// - Throws: ``ContainerError/damaged(_:)`` when the differences are not for these rows.
  /// - Complexity: O(rows).
  static func add(
    _ differences: TableBytes, to rows: TableBytes, width: Int
  ) throws(ContainerError) -> [UInt8] {
    var result = rows.withIntegers(of: UInt8.self) { Array($0) }
    let bytes = differences.withIntegers(of: UInt8.self) { Array($0) }
    var offset = 0
    var start = 0
    while offset < bytes.count {
      let equal = Int(bytes[offset])
      offset += 1
      start += equal * width
      if equal == 255 { continue }
      let mask = offset
      offset += (width + 7) / 8
      guard start + width <= result.count, offset <= bytes.count else {
        throw .damaged("a criterion does not fit")
      }
      for item in 0..<width where bytes[mask + item / 8] >> UInt8(item % 8) & 1 != 0 {
        guard offset < bytes.count else { throw .damaged("a criterion is cut off") }
        result[start + item] = result[start + item] &+ bytes[offset]
        offset += 1
      }
      start += width
    }
    return result
  }
}
