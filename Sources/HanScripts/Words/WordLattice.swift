/// Chooses which keys of the dictionaries a stretch of text is converted by: the cover of the
/// stretch by keys and single characters that costs least.
///
/// A key that cuts a word is not taken. Inside of long words, keys that meet seams cost less, and
/// so do few pieces; of covers that cost the same, the one with the longest first piece is taken,
/// as a greedy match would.
struct WordLattice {
  /// A piece of the cover.
  struct Piece {
    /// Where it ends, by character.
    var end: Int
    /// What it becomes; `nil` for a single character that is converted by itself.
    var value: UnsafeBufferPointer<UInt8>?
    /// The number of the forced piece that it is.
    var forced: Int?
  }

  /// A table whose keys count.
  struct Source {
    var table: ConversionTable
    /// What a piece costs.
    var cost: Int
  }

  /// A key that fits at a character.
  private struct Key {
    /// Where it ends, by character.
    var end: Int
    /// What it becomes.
    var value: UnsafeBufferPointer<UInt8>
    /// What it costs as a piece.
    var cost: Int
  }

  /// A key that was not taken because it cuts a word.
  struct Refusal {
    /// Where it stands, by character.
    var range: Range<Int>
    /// What it becomes.
    var value: UnsafeBufferPointer<UInt8>
  }

  /// The dictionaries.
  let main: Source
  /// Our own words, which count inside of persons' names, too.
  let own: Source
  /// The table behind the first source, if there is one.
  let later: ConversionTable?
  /// The characters that have several counterparts.
  let alternatives: ConversionTable?

  /// The cost of a piece.
  static let pieceCost = 10
  /// What a character with several counterparts costs more when nothing tells which.
  private static let uncertainCost = 4
  /// What each end of a key costs that meets no seam of a long word.
  private static let seamCost = 6

  /// What a forced piece costs: less than any other cover of it.
  private static let forcedCost = -1_000_000

  /// The cover, front to back; and the keys that were refused, back to front.
  ///
  /// - Parameter forced: Characters that are one piece whatever the dictionaries say; in order,
  ///   without overlaps.
  func cover(
    _ stretch: LatticeStretch, forced: [Range<Int>] = []
  ) -> (pieces: [Piece], refused: [Refusal]) {
    let count = stretch.count
    var best = [Int](repeating: Int.max, count: count + 1)
    var choice = [Piece](repeating: Piece(end: 0, value: nil), count: count)
    var refused: [Refusal] = []
    var keys: [Key] = []
    best[count] = 0
    var next = forced.count - 1
    for start in stride(from: count - 1, through: 0, by: -1) {
      var cost = Self.pieceCost + best[start + 1]
      if isUncertain(stretch, start) { cost += Self.uncertainCost }
      var piece = Piece(end: start + 1, value: nil)
      if next >= 0, forced[next].lowerBound == start {
        cost = Self.forcedCost + best[forced[next].upperBound]
        piece = Piece(end: forced[next].upperBound, value: nil, forced: next)
        next -= 1
      }
      keys.removeAll(keepingCapacity: true)
      addKeys(of: main.table, main.cost, stretch, start, to: &keys)
      let ownKeys = keys.count
      addKeys(of: own.table, own.cost, stretch, start, to: &keys)
      let laterKeys = keys.count
      if let later { addKeys(of: later, behind: main.table, stretch, start, to: &keys) }
      for (index, key) in keys.enumerated() {
        let isOwn = ownKeys <= index && index < laterKeys
        guard let misfit = misfit(stretch, start, key.end, insideNames: isOwn) else {
          refused.append(Refusal(range: start..<key.end, value: key.value))
          continue
        }
        let total = key.cost + misfit + best[key.end]
        if total < cost || total == cost && key.end >= piece.end {
          cost = total
          piece = Piece(end: key.end, value: key.value)
        }
      }
      best[start] = cost
      choice[start] = piece
    }
    var pieces: [Piece] = []
    var position = 0
    while position < count {
      pieces.append(choice[position])
      position = choice[position].end
    }
    return (pieces, refused)
  }

  private func isUncertain(_ stretch: LatticeStretch, _ index: Int) -> Bool {
    // A word of one character is what it is.
    guard let alternatives,
      !stretch.begins[index] || index + 1 < stretch.count && !stretch.begins[index + 1]
    else { return false }
    return alternatives.character(stretch.bytes + stretch.offsets[index]).entry.isLong
  }

  /// What a key costs more for where it begins and ends; `nil` when it cuts a word.
  private func misfit(
    _ stretch: LatticeStretch, _ start: Int, _ end: Int, insideNames: Bool
  ) -> Int? {
    let isInside = stretch.words[start] == stretch.words[end - 1]
    let (meetsStart, meetsEnd) = (
      stretch.begins[start], end == stretch.count || stretch.begins[end]
    )
    if meetsStart, meetsEnd { return 0 }
    guard isInside else { return nil }
    // Persons' names are no words: what they contain is none, either.
    if stretch.kinds[start] == .person, !insideNames { return nil }
    return (meetsStart || stretch.seams[start] ? 0 : Self.seamCost)
      + (meetsEnd || stretch.seams[end] ? 0 : Self.seamCost)
  }

  /// Adds all keys of a table that begin at a character and are longer than that.
  private func addKeys(
    of table: ConversionTable, _ cost: Int, _ stretch: LatticeStretch, _ start: Int,
    to keys: inout [Key]
  ) {
    let first = table.character(stretch.bytes + stretch.offsets[start])
    guard first.entry.hasChildren else { return }
    var slot = first.entry.symbol
    var base = ConversionNode(bits: table.nodes[slot]).base
    var index = start + 1
    while base != 0, index < stretch.count {
      let symbol = table.character(stretch.bytes + stretch.offsets[index]).entry.symbol
      let child = base &+ symbol
      let node = ConversionNode(bits: table.nodes[child])
      guard symbol != 0, node.check == slot else { return }
      index += 1
      if node.place != 0, node.rank == 0 {
        keys.append(Key(end: index, value: table.value(node.place), cost: cost))
      }
      (slot, base) = (child, node.base)
    }
  }

  /// Adds all keys of the later table that begin at what a character became.
  private func addKeys(
    of later: ConversionTable, behind table: ConversionTable, _ stretch: LatticeStretch,
    _ start: Int, to keys: inout [Key]
  ) {
    var slot = 0
    var base = 0
    var index = start
    repeat {
      let (code, raw, _) = decodeScalar(stretch.bytes + stretch.offsets[index])
      let own = table.ownEntry(code)
      let entry = later.entry(scalar: own.replacementCount > 0 ? own.replacement : raw)
      let child = base &+ entry.symbol
      let node = ConversionNode(bits: later.nodes[child])
      guard entry.symbol != 0, node.check == slot else { return }
      index += 1
      if node.place != 0, index > start + 1 || entry.isLong {
        keys.append(Key(end: index, value: later.value(node.place), cost: Self.pieceCost))
      }
      (slot, base) = (child, node.base)
    } while base != 0 && index < stretch.count
  }
}
