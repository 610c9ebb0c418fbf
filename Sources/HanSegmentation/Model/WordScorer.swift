/// Adds the weights of words of three symbols and more to the scores; the invariants are those of
/// ``ModelScorer``.
enum WordScorer {
  /// Looks up the places the pair table gave, and adds the weights of the words found there.
  static func addWords(_ workspace: Workspace, _ tables: SegmentationTables) {
    let table = LongWordTable(tables)
    let found = collect(workspace, table)
    tables.longWords.withUnsafeBufferPointer { words in
      let words = words.baseAddress.unsafelyUnwrapped
      for place in 0..<found {
        addWords(
          at: Int(workspace.hits[place]), LongWord(bits: workspace.entries[place]), workspace,
          table, words)
      }
    }
  }

  /// Keeps the hits at which a word of three symbols stands or may begin.
  ///
  /// Like the look-ups of pairs these do not branch, so that the processor waits for many at once.
  private static func collect(_ workspace: Workspace, _ table: LongWordTable) -> Int {
    let ids = UnsafePointer(workspace.ids)
    let hits = workspace.hits
    let entries = workspace.entries
    var found = 0
    for hit in 0..<workspace.hitCount {
      let index = Int(hits[hit])
      let hash = LongWord.hash(ids[index], ids[index &+ 1], ids[index &+ 2])
      let entry = LongWord.entry(LongWord(hash), in: table.bucket(hash, 0))
      hits[found] = UInt16(truncatingIfNeeded: index)
      entries[found] = entry
      found = found &+ (entry != 0 ? 1 : 0)
    }
    return found
  }

  /// Adds the weights of the words that begin at a place, whose first three symbols have an entry.
  private static func addWords(
    at index: Int, _ first: LongWord, _ workspace: Workspace, _ table: LongWordTable,
    _ words: UnsafePointer<TagScores>
  ) {
    let ids = UnsafePointer(workspace.ids) + index
    let start = index &- Workspace.context
    // Words lie inside the block, not in its context.
    guard start >= 0 else { return }
    let scores = workspace.scores + 2 &* Workspace.context + start
    let limit = min(workspace.count &- start, SegmentationTables.maximumWord)
    var hash = LongWord.hash(ids[0], ids[1], ids[2])
    var entry = first
    if entry.bits == 1 { entry = table.entry(hash, after: 1) }
    var length = LongWord.minimum
    while length <= limit, entry.bits != 0 {
      if entry.wordClass != 0 { add(length, entry.wordClass &- 1, words, scores) }
      let next = ids[length]
      guard entry.mayContinue(with: next) else { break }
      hash = LongWord.hash(hash, adding: next)
      entry = table.entry(hash, after: 0)
      length &+= 1
    }
  }

  /// Adds the weights of a word's first, inner and last symbols.
  @inline(__always)
  private static func add(
    _ length: Int, _ level: Int, _ words: UnsafePointer<TagScores>,
    _ scores: UnsafeMutablePointer<TagScores>
  ) {
    let classes = SegmentationTables.wordClasses
    let kind = (min(length, SegmentationTables.longestWord) &- 2) &* classes &+ level
    scores[0] = scores[0] &+ words[kind]
    let inner = words[5 &* classes &+ kind]
    for place in 1..<(length &- 1) { scores[place] = scores[place] &+ inner }
    scores[length &- 1] = scores[length &- 1] &+ words[10 &* classes &+ kind]
  }
}
