import CIntrinsics
import HanCore

/// Adds the weights of words of three symbols and more to the scores; the invariants are those of
/// ``ModelScorer``.
enum WordScorer {
  /// How many look-ups wait for memory together.
  private static let batch = 16

  /// Looks up the places the pair table gave, and adds the weights of the words found there.
  ///
  /// First all beginnings of three symbols are looked up, then those of four that may follow, and
  /// so on. What is found and what is not is written alike, so that hardly anything branches.
  static func addWords(_ workspace: Workspace, _ tables: TablePointers) {
    let ids = UnsafePointer(workspace.ids)
    let (hits, hashes) = (workspace.hits, workspace.hashes)
    let count = workspace.hitCount
    var open = 0
    for hit in 0..<count {
      let index = Int(hits[hit])
      hits[open] = UInt16(truncatingIfNeeded: index)
      hashes[open] = LongWord.hash(ids[index], ids[index &+ 1], ids[index &+ 2])
      // Words lie inside the block, not in its context.
      open = open &+ (index >= Workspace.context ? 1 : 0)
    }
    var length = LongWord.minimum
    while open > 0 {
      open = addWords(length, open, workspace, tables)
      length &+= 1
    }
  }

  /// Adds the weights of the words of a length, and keeps the beginnings of longer ones.
  private static func addWords(
    _ length: Int, _ count: Int, _ workspace: Workspace, _ tables: TablePointers
  ) -> Int {
    let ids = UnsafePointer(workspace.ids)
    let (hits, hashes) = (workspace.hits, workspace.hashes)
    let end = workspace.count &+ Workspace.context
    let scores = workspace.scores + Workspace.context
    let levels = SegmentationTables.wordClasses &+ 1
    let firsts =
      tables.longWords + (min(length, SegmentationTables.longestWord) &- 2) &* levels
    let (inners, lasts) = (firsts + 5 &* levels, firsts + 10 &* levels)
    let goesOn = length < SegmentationTables.maximumWord ? 1 : 0
    var open = 0
    var start = 0
    while start < count {
      let next = min(start &+ batch, count)
      for hit in start..<next { tables.long.prefetch(hashes[hit]) }
      for hit in start..<next {
        let index = Int(hits[hit])
        let hash = hashes[hit]
        let entry = tables.long.entry(hash)
        guard index &+ length <= end else { continue }
        let level = entry.wordClass
        scores[index] = scores[index] &+ firsts[level]
        for place in 1..<(length &- 1) {
          scores[index &+ place] = scores[index &+ place] &+ inners[level]
        }
        let last = index &+ length &- 1
        scores[last] = scores[last] &+ lasts[level]
        let symbol = ids[index &+ length]
        hits[open] = UInt16(truncatingIfNeeded: index)
        hashes[open] = LongWord.hash(hash, adding: symbol)
        open = open &+ (entry.mayContinue(with: symbol) ? goesOn : 0)
      }
      start = next
    }
    return open
  }
}
