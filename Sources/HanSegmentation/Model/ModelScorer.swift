import CIntrinsics
import HanCore
import HanLexicon

/// The inner loop: looks pairs up, and adds up the weights at each symbol.
///
/// Invariants it relies on: ids are below the number of symbols (``BlockReader`` takes them from
/// the table); every row, class and slot that a table names lies inside its table
/// (`SegmentationTables.validate`); the workspace has room for ``Workspace/capacity`` symbols,
/// their context included.
enum ModelScorer {
  /// How many pairs are under way at each step.
  private static let batch = 16

  /// Looks all pairs of the block up, collects those that may begin a longer word, and adds up the
  /// weights of symbols, pairs, words of two symbols and classes.
  ///
  /// A look-up waits for memory twice: for the pair's entry, and for the row the entry names. So
  /// the block goes through in batches and three steps, each a batch behind the step before: ask
  /// for entries; read entries and ask for rows; add up. Nothing branches.
  static func score(_ workspace: Workspace, _ tables: TablePointers) {
    // Symbol i of the block is at i + context.
    let end = workspace.count &+ 2 &* Workspace.context
    // Behind the last symbol of context stands no pair.
    let last = end &- 1
    workspace.places[last] = 0
    workspace.pairClasses[last] = 0
    var look = PairLookUp(workspace, tables)
    var sums = RunningSums(workspace, tables)
    var start = 0
    while start < end &+ 2 &* batch {
      look.ask(from: start, to: min(start &+ batch, last))
      let second = start &- batch
      look.read(from: max(0, second), to: min(start, last))
      sums.add(from: max(0, second &- batch), to: min(second, end))
      start &+= batch
    }
    workspace.hitCount = look.found
  }
}

/// Looks pairs of neighbours up, see ``ModelScorer``.
private struct PairLookUp {
  private let ids: UnsafePointer<UInt16>
  private let places: UnsafeMutablePointer<UInt32>
  private let pairClasses: UnsafeMutablePointer<UInt8>
  private let hits: UnsafeMutablePointer<UInt16>
  private let bases: UnsafePointer<UInt16>
  private let slots: UnsafePointer<UInt64>
  private let rows: UnsafeRawPointer
  /// The number of pairs that may begin a longer word.
  private(set) var found = 0

  init(_ workspace: Workspace, _ tables: TablePointers) {
    ids = UnsafePointer(workspace.ids)
    places = workspace.places
    pairClasses = workspace.pairClasses
    hits = workspace.hits
    bases = tables.bases
    slots = tables.slots
    rows = tables.rows
  }

  /// Asks for the entries of pairs.
  @inline(__always)
  func ask(from start: Int, to end: Int) {
    var index = start
    while index < end {
      let (first, second) = (ids[index], ids[index &+ 1])
      let base = Int(bases[SegmentationTables.pairRow(first, second)])
      let place =
        base &* SegmentationTables.baseUnit &+ SegmentationTables.pairPlace(first, second)
      prefetch_line(slots + place)
      places[index] = UInt32(truncatingIfNeeded: place)
      index &+= 1
    }
  }

  /// Reads the entries of pairs, and asks for their rows.
  @inline(__always)
  mutating func read(from start: Int, to end: Int) {
    var index = start
    while index < end {
      let row = SegmentationTables.pairRow(ids[index], ids[index &+ 1])
      let entry = slots[Int(places[index])]
      // All ones for this pair, zero for another one; a branch would often be guessed wrong.
      let mask = (Int64(bitPattern: entry &>> 48 ^ UInt64(row)) &- 1) &>> 63
      let known = PairEntry(bits: entry & opaque(UInt64(bitPattern: mask)))
      prefetch_line(rows + Int(known.row) &* SegmentationTables.pairWidth)
      places[index] = known.row
      pairClasses[index] = UInt8(truncatingIfNeeded: known.wordClass)
      // Written whether it counts or not. Behind the context stands anything; words end before it.
      hits[found] = UInt16(truncatingIfNeeded: index)
      found = found &+ known.mayContinue(with: PairEntry.third(ids[index &+ 2]))
      index &+= 1
    }
  }
}

/// Adds up weights, see ``ModelScorer``.
///
/// Each symbol adds to the scores of the two symbols before and behind it; the five sums under way
/// stay in registers, and a sum is written as soon as it is complete. The fourth lane of a sum
/// holds nothing of use.
private struct RunningSums {
  private let ids: UnsafePointer<UInt16>
  private let places: UnsafePointer<UInt32>
  private let pairClasses: UnsafePointer<UInt8>
  private let scores: UnsafeMutablePointer<TagScores>
  private let tables: TablePointers
  // The sums of the symbols at index - 2 ... index + 1.
  private var a = TagScores.zero
  private var b = TagScores.zero
  private var c = TagScores.zero
  private var d = TagScores.zero
  private var type = 0

  init(_ workspace: Workspace, _ tables: TablePointers) {
    ids = UnsafePointer(workspace.ids)
    places = UnsafePointer(workspace.places)
    pairClasses = UnsafePointer(workspace.pairClasses)
    scores = workspace.scores
    self.tables = tables
  }

  @inline(__always)
  mutating func add(from start: Int, to end: Int) {
    var index = start
    while index < end {
      let char = tables.chars + Int(ids[index]) &* SegmentationTables.charWidth
      let pair = tables.rows + Int(places[index]) &* SegmentationTables.pairWidth
      let word = tables.shortWords + Int(pairClasses[index]) &* 2
      // The trigram around this symbol; that of symbols of context is never used.
      let level = (tables.chars + Int(ids[index &+ 1]) &* SegmentationTables.charWidth)
        .load(fromByteOffset: 15, as: UInt8.self)
      type = (type &<< 3 | Int(level)) & 511
      // Places have three numbers: the second two begin at the fourth pair of bytes. Even bytes
      // hold the first two places, odd bytes the next two.
      let (char01, char23) = (words(char, 0), words(char, 6))
      let (pair01, pair23) = (words(pair, 0), words(pair, 6))
      let fifth = char.loadUnaligned(fromByteOffset: 12, as: SIMD4<Int8>.self)
      a = a &+ even(char01)
      b = b &+ (even(char23) &+ even(pair01))
      c = c &+ (odd(char01) &+ even(pair23)) &+ (word[0] &+ tables.types[type])
      d = d &+ (odd(char23) &+ odd(pair01)) &+ word[1]
      let e = TagScores(truncatingIfNeeded: fifth) &+ odd(pair23)
      // The symbol two before has its sum; the first one of the block is at 4.
      scores[index] = a
      (a, b, c, d) = (b, c, d, e)
      index &+= 1
    }
  }

  @inline(__always)
  private func words(_ row: UnsafeRawPointer, _ offset: Int) -> TagScores {
    row.loadUnaligned(fromByteOffset: offset, as: TagScores.self)
  }

  @inline(__always)
  private func even(_ words: TagScores) -> TagScores { (words &<< 8) &>> 8 }

  @inline(__always)
  private func odd(_ words: TagScores) -> TagScores { words &>> 8 }
}
