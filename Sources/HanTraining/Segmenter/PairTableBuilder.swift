import HanSegmentation

/// Lays a sparse matrix out in one array, its rows displaced so that they do not overlap
/// (Tarjan & Yao 1979, doi:10.1145/359168.359175): a look-up is one addition and one comparison.
///
/// Each row is cut into eight by the lower bits of the second id: short rows leave few holes.
struct PairTableBuilder {
  /// By first id and lower bits of the second: where the row begins, in units of
  /// `SegmentationTables.baseUnit` slots.
  private(set) var base: [UInt16]
  /// By slot: what is known of the pair that stands there.
  private(set) var entries: [UInt64]

  /// - Parameter pairs: By first id: second ids with entries, in order of second ids.
  init(_ pairs: [[(second: UInt16, entry: PairEntry)]]) {
    let bits = SegmentationTables.subrowBits
    let unit = SegmentationTables.baseUnit
    let width = pairs.count >> bits + unit
    var rows = [[(place: Int, entry: PairEntry)]](repeating: [], count: pairs.count << bits)
    for (first, row) in pairs.enumerated() {
      for pair in row {
        let (first, second) = (UInt16(first), pair.second)
        rows[SegmentationTables.pairRow(first, second)].append(
          (SegmentationTables.pairPlace(first, second), pair.entry))
      }
    }
    base = [UInt16](repeating: 0, count: rows.count)
    let total = pairs.reduce(0) { $0 + $1.count }
    var used = [Bool](repeating: false, count: total + 2 * width)
    entries = [UInt64](repeating: PairEntry.empty.bits, count: used.count)
    // The fullest rows first, into the still empty array; numbers break ties.
    let order = rows.indices.filter { !rows[$0].isEmpty }.sorted {
      (rows[$1].count, $0) < (rows[$0].count, $1)
    }
    // By remainder: rows begin at multiples of the unit.
    var firstFree = Array(0..<unit)
    for number in order {
      let row = rows[number]
      let first = row[0].place
      while used[firstFree[first % unit]] { firstFree[first % unit] += unit }
      var start = max(0, firstFree[first % unit] - first)
      while true {
        let missing = start + 2 * width + unit - used.count
        if missing > 0 {
          used += [Bool](repeating: false, count: missing + width)
          entries += [UInt64](repeating: PairEntry.empty.bits, count: missing + width)
        }
        if row.allSatisfy({ !used[start + $0.place] }) { break }
        start += unit
      }
      precondition(start / unit <= UInt16.max, "the table of pairs is full")
      base[number] = UInt16(start / unit)
      for item in row {
        used[start + item.place] = true
        var entry = item.entry
        entry.check = UInt16(number)
        entries[start + item.place] = entry.bits
      }
    }
    // Every look-up stays inside: base + any second id.
    let end = (base.max().map { Int($0) * unit } ?? 0) + width
    entries = Array(entries.prefix(end))
    entries += [UInt64](repeating: PairEntry.empty.bits, count: end - entries.count)
  }
}
