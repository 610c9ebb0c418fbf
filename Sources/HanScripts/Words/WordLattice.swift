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
  fileprivate struct Key {
    /// Where it ends, by character.
    var end: Int
    /// What it becomes.
    var value: UnsafeBufferPointer<UInt8>
    /// What it costs as a piece.
    var cost: Int
    /// Whether it is one of our own words.
    var isOwn = false
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

  /// The memory that covers are found in, one after the other.
  struct Workspace {
    /// The pieces of the last cover, front to back.
    fileprivate(set) var pieces: [Piece] = []
    /// The keys that were refused, back to front.
    fileprivate(set) var refused: [Refusal] = []
    fileprivate var best: [Int] = []
    fileprivate var choice: [Piece] = []
    fileprivate var keys: [Key] = []
    /// By character, the first of its keys.
    fileprivate var firsts: [Int] = []

    fileprivate mutating func reset(_ count: Int) {
      pieces.removeAll(keepingCapacity: true)
      refused.removeAll(keepingCapacity: true)
      // All others are written before they are read.
      while best.count <= count { best.append(0) }
      while choice.count < count { choice.append(Piece(end: 0, value: nil)) }
      best[count] = 0
    }
  }

  /// Finds the cover.
  ///
  /// - Parameters:
  ///   - forced: Characters that are one piece whatever the dictionaries say; in order, without
  ///     overlaps.
  ///   - space: Takes the pieces, and the keys that were refused.
  func cover(
    _ stretch: LatticeStretch, forced: [Range<Int>] = [], in space: inout Workspace
  ) {
    let count = stretch.count
    space.reset(count)
    var next = forced.count - 1
    // The character behind, as the tables see it.
    var (mainNext, ownNext): (ConversionTable.Character?, ConversionTable.Character?) = (nil, nil)
    for start in stride(from: count - 1, through: 0, by: -1) {
      var cost = Self.pieceCost + space.best[start + 1]
      if isUncertain(stretch, start) { cost += Self.uncertainCost }
      var piece = Piece(end: start + 1, value: nil)
      if next >= 0, forced[next].lowerBound == start {
        cost = Self.forcedCost + space.best[forced[next].upperBound]
        piece = Piece(end: forced[next].upperBound, value: nil, forced: next)
        next -= 1
      }
      space.keys.removeAll(keepingCapacity: true)
      mainNext = addKeys(of: main, before: mainNext, stretch, start, to: &space.keys)
      let ownKeys = space.keys.count
      ownNext = addKeys(of: own, before: ownNext, stretch, start, to: &space.keys)
      let laterKeys = space.keys.count
      if let later { addKeys(of: later, behind: main.table, stretch, start, to: &space.keys) }
      for index in space.keys.indices {
        let key = space.keys[index]
        let isOwn = ownKeys <= index && index < laterKeys
        guard let misfit = misfit(stretch, start, key.end, insideNames: isOwn) else {
          space.refused.append(Refusal(range: start..<key.end, value: key.value))
          continue
        }
        let total = key.cost + misfit + space.best[key.end]
        if total < cost || total == cost && key.end >= piece.end {
          cost = total
          piece = Piece(end: key.end, value: key.value)
        }
      }
      space.best[start] = cost
      space.choice[start] = piece
    }
    var position = 0
    while position < count {
      space.pieces.append(space.choice[position])
      position = space.choice[position].end
    }
  }

  /// Whether a key may begin at a character; if not, the character is a piece by itself, and what is
  /// before it and behind it is covered apart.
  @inline(__always)
  func mayBeginKey(_ stretch: LatticeStretch, _ index: Int) -> Bool {
    mayBeginKey(of: main.table, stretch, index) || mayBeginKey(of: own.table, stretch, index)
      || later.map { mayBegin($0, stretch, index) } ?? false
  }

  @inline(__always)
  private func mayBeginKey(
    of table: ConversionTable, _ stretch: LatticeStretch, _ index: Int
  ) -> Bool {
    let first = table.entry(stretch.codes[index])
    guard first.hasChildren, index &+ 1 < stretch.count else { return false }
    return table.mayMatch(
      first.symbol, table.character(stretch.bytes + stretch.offsets[index &+ 1]), stretch.bytes,
      behind: stretch.offsets[index &+ 1], to: stretch.offsets[stretch.count])
  }

  /// Whether a key of the later table may begin with what a character becomes.
  private func mayBegin(
    _ later: ConversionTable, _ stretch: LatticeStretch, _ index: Int
  ) -> Bool {
    let own = main.table.ownEntry(stretch.codes[index])
    let raw = decodeScalar(stretch.bytes + stretch.offsets[index]).raw
    return later.entry(scalar: own.replacementCount > 0 ? own.replacement : raw).symbol != 0
  }

  /// Finds the cover of the shortest part of a stretch that begins at a character and that no key
  /// reaches out of: the same pieces as those of ``cover(_:forced:in:)`` without anything forced.
  ///
  /// - Parameter space: Takes the pieces.
  /// - Returns: The end of the part.
  func cover(
    _ stretch: LatticeStretch, from start: Int, in space: inout Workspace
  ) -> Int {
    space.pieces.removeAll(keepingCapacity: true)
    space.keys.removeAll(keepingCapacity: true)
    space.firsts.removeAll(keepingCapacity: true)
    var end = start + 1
    var place = start
    while place < end {
      let first = space.keys.count
      space.firsts.append(first)
      addKeys(stretch, place, to: &space.keys)
      for index in first..<space.keys.count { end = max(end, space.keys[index].end) }
      place += 1
    }
    // Most often there is one key, or none; one that stands between words is the best.
    if space.keys.isEmpty {
      space.pieces.append(Piece(end: end, value: nil))
      return end
    }
    if space.keys.count == 1 {
      let key = space.keys[0]
      if misfit(stretch, start, key.end, insideNames: key.isOwn) == 0 {
        space.pieces.append(Piece(end: key.end, value: key.value))
        return end
      }
    }
    cover(stretch, start..<end, in: &space)
    return end
  }

  /// Finds the cover of a part of a stretch, whose keys have been found.
  private func cover(_ stretch: LatticeStretch, _ range: Range<Int>, in space: inout Workspace) {
    let start = range.lowerBound
    while space.best.count <= range.count { space.best.append(0) }
    while space.choice.count < range.count { space.choice.append(Piece(end: 0, value: nil)) }
    space.best[range.count] = 0
    var limit = space.keys.count
    for place in range.reversed() {
      var cost = Self.pieceCost + space.best[place + 1 - start]
      if isUncertain(stretch, place) { cost += Self.uncertainCost }
      var piece = Piece(end: place + 1, value: nil)
      for index in space.firsts[place - start]..<limit {
        let key = space.keys[index]
        guard let misfit = misfit(stretch, place, key.end, insideNames: key.isOwn) else { continue }
        let total = key.cost + misfit + space.best[key.end - start]
        if total < cost || total == cost && key.end >= piece.end {
          cost = total
          piece = Piece(end: key.end, value: key.value)
        }
      }
      limit = space.firsts[place - start]
      space.best[place - start] = cost
      space.choice[place - start] = piece
    }
    var position = start
    while position < range.upperBound {
      space.pieces.append(space.choice[position - start])
      position = space.choice[position - start].end
    }
  }

  /// Adds all keys that begin at a character.
  private func addKeys(_ stretch: LatticeStretch, _ index: Int, to keys: inout [Key]) {
    if mayBeginKey(of: main.table, stretch, index) {
      let first = main.table.character(stretch.bytes + stretch.offsets[index])
      addKeys(of: main, from: first, stretch, index, to: &keys)
    }
    if mayBeginKey(of: own.table, stretch, index) {
      let first = own.table.character(stretch.bytes + stretch.offsets[index])
      let count = keys.count
      addKeys(of: own, from: first, stretch, index, to: &keys)
      for index in count..<keys.count { keys[index].isOwn = true }
    }
    if let later, mayBegin(later, stretch, index) {
      addKeys(of: later, behind: main.table, stretch, index, to: &keys)
    }
  }

  private func isUncertain(_ stretch: LatticeStretch, _ index: Int) -> Bool {
    // A word of one character is what it is.
    guard let alternatives,
      !stretch.begins[index] || index + 1 < stretch.count && !stretch.begins[index + 1]
    else { return false }
    return alternatives.entry(stretch.codes[index]).isLong
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
  ///
  /// - Parameter second: The character behind it, as the table sees it.
  /// - Returns: The character.
  @inline(__always)
  private func addKeys(
    of source: Source, before second: ConversionTable.Character?, _ stretch: LatticeStretch,
    _ start: Int, to keys: inout [Key]
  ) -> ConversionTable.Character {
    let first = source.table.character(stretch.bytes + stretch.offsets[start])
    // At most places no key goes on.
    if first.entry.hasChildren, let second,
      source.table.mayMatch(
        first.entry.symbol, second, stretch.bytes, behind: stretch.offsets[start + 1],
        to: stretch.offsets[stretch.count])
    {
      addKeys(of: source, from: first, stretch, start, to: &keys)
    }
    return first
  }

  @inline(never)
  private func addKeys(
    of source: Source, from first: ConversionTable.Character, _ stretch: LatticeStretch,
    _ start: Int, to keys: inout [Key]
  ) {
    let table = source.table
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
        keys.append(Key(end: index, value: table.value(node.place), cost: source.cost))
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
