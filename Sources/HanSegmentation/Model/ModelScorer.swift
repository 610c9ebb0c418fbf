import CPrefetch
import HanCore
import HanLexicon

/// The inner loops: looks pairs and words up, and adds up the weights at each symbol.
///
/// Invariants all of them rely on: ids are below the number of symbols (``BlockReader`` takes them
/// from the table); every row, class and slot that a table names lies inside its table
/// (`SegmentationTables.validate`); the workspace has room for ``Workspace/capacity`` symbols,
/// their context included.
enum ModelScorer {
  /// Looks all pairs of the block up, and collects those that may begin a longer word.
  ///
  /// A look-up waits for memory twice: for the pair's entry, and for the row the entry names. So
  /// the block goes through in batches and three steps, each a batch behind the step before: ask
  /// for entries; read entries and ask for rows; read rows. Nothing branches.
  static func lookUp(_ workspace: Workspace, _ tables: SegmentationTables) {
    let ids = UnsafePointer(workspace.ids)
    let places = workspace.places
    let pairRows = workspace.pairRows
    let pairClasses = workspace.pairClasses
    let hits = workspace.hits
    // Symbol i of the block is at i + context.
    let last = workspace.count &+ 2 &* Workspace.context &- 1
    let bits = SegmentationTables.subrowBits
    let bases = tables.base.integers(of: UInt32.self).baseAddress.unsafelyUnwrapped
    let slots = tables.pairs.integers(of: UInt64.self).baseAddress.unsafelyUnwrapped
    let rows = UnsafeRawPointer(tables.rows.integers(of: Int8.self).baseAddress.unsafelyUnwrapped)
    let batch = 16
    var found = 0
    var start = 0
    while start < last &+ 2 &* batch {
      // Behind the context stands anything; words end before it.
      for index in start..<max(start, min(start &+ batch, last)) {
        let next = Int(ids[index &+ 1])
        let row = Int(ids[index]) &<< bits | next & (1 &<< bits &- 1)
        let place = Int(bases[row]) &+ next &>> bits
        prefetch_line(slots + place)
        places[index] = UInt32(truncatingIfNeeded: place)
      }
      let second = start &- batch
      for index in max(0, second)..<max(0, second, min(start, last)) {
        let row = Int(ids[index]) &<< bits | Int(ids[index &+ 1]) & (1 &<< bits &- 1)
        let entry = slots[Int(places[index])]
        // All ones for this pair, zero for another one; a condition would become a branch.
        let mask = (Int64(bitPattern: entry &>> 48 ^ UInt64(row)) &- 1) &>> 63
        let known = PairEntry(bits: entry & UInt64(bitPattern: mask))
        prefetch_line(rows + Int(known.row) &* 16)
        places[index] = known.row
        pairClasses[index] = UInt8(truncatingIfNeeded: known.wordClass)
        hits[found] = UInt16(truncatingIfNeeded: index)
        found = found &+ known.mayContinue(with: PairEntry.third(ids[index &+ 2]))
      }
      let third = second &- batch
      for index in max(0, third)..<max(0, third, min(second, last)) {
        pairRows[index] = (rows + Int(places[index]) &* 16).loadUnaligned(as: SIMD8<Int16>.self)
      }
      start &+= batch
    }
    // Behind the last symbol of context stands no pair.
    pairRows[last] = .zero
    pairClasses[last] = 0
    workspace.hitCount = found
  }

  /// Adds up the weights of symbols, pairs, words of two symbols and classes.
  ///
  /// Each symbol adds to the scores of the two symbols before and behind it; the five sums under
  /// way stay in registers, and a sum is written as soon as it is complete.
  static func addUp(_ workspace: Workspace, _ tables: SegmentationTables) {
    let ids = UnsafePointer(workspace.ids)
    let pairRows = UnsafePointer(workspace.pairRows)
    let pairClasses = UnsafePointer(workspace.pairClasses)
    let scores = workspace.scores
    let chars = UnsafeRawPointer(
      tables.chars.integers(of: Int16.self).baseAddress.unsafelyUnwrapped)
    let classes = tables.classes.integers(of: UInt8.self).baseAddress.unsafelyUnwrapped
    tables.types.withUnsafeBufferPointer { types in
      tables.shortWords.withUnsafeBufferPointer { shortWords in
        let types = types.baseAddress.unsafelyUnwrapped
        let shortWords = shortWords.baseAddress.unsafelyUnwrapped
        // The sums of the symbols at index - 2 ... index + 1.
        var (a, b, c, d) = (
          SIMD4<Int16>.zero, SIMD4<Int16>.zero, SIMD4<Int16>.zero, SIMD4<Int16>.zero
        )
        var type = 0
        for index in 0..<(workspace.count &+ 2 &* Workspace.context) {
          let row = chars + Int(ids[index]) &* 40
          // Low bytes hold the weights of the first two symbols, high bytes of the others.
          let narrow = pairRows[index]
          let low = (narrow &<< 8) &>> 8
          let high = narrow &>> 8
          let word = shortWords + Int(pairClasses[index]) &* 2
          // The trigram around this symbol; that of symbols of context is never used.
          type = (type &<< 3 | Int(classes[Int(ids[index &+ 1])])) & 511
          a = a &+ row.loadUnaligned(as: SIMD4<Int16>.self)
          b = b &+ low.lowHalf &+ row.loadUnaligned(fromByteOffset: 8, as: SIMD4<Int16>.self)
          c = c &+ low.highHalf &+ row.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int16>.self)
          c = c &+ word[0] &+ types[type]
          d = d &+ high.lowHalf &+ row.loadUnaligned(fromByteOffset: 24, as: SIMD4<Int16>.self)
          d = d &+ word[1]
          let e = high.highHalf &+ row.loadUnaligned(fromByteOffset: 32, as: SIMD4<Int16>.self)
          // The symbol two before has its sum; the first one of the block is at 4.
          scores[index] = TagScores(differencesOf: a)
          (a, b, c, d) = (b, c, d, e)
        }
      }
    }
  }
}
