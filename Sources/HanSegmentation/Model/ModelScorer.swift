import HanCore
import HanLexicon

/// The inner loops: scores of the tags of a block, and the best way through them.
enum ModelScorer {
  /// Adds up the weights of all features at each symbol of the block.
  ///
  /// Invariants: ids are below the number of symbols (``BlockReader`` takes them from the table);
  /// every row, class and slot a table names lies inside its table
  /// (`SegmentationTables.validate`); the scores have room for `count + 8` symbols.
  static func score(_ workspace: Workspace, _ tables: SegmentationTables) {
    let count = workspace.count
    let ids = workspace.ids
    // Position 0 is the first symbol of context.
    let total = count + 2 * Workspace.context
    let scores = UnsafeMutableRawPointer(workspace.scores)
    scores.initializeMemory(as: Int16.self, repeating: 0, count: (count + 8) * 4)

    let bits = SegmentationTables.subrowBits
    let bases = tables.base.integers(of: UInt32.self)
    let checks = tables.check.integers(of: UInt16.self)
    let values = tables.value.integers(of: UInt32.self)
    let rows = UnsafeRawPointer(tables.rows.integers(of: Int8.self).baseAddress.unsafelyUnwrapped)
    tables.chars.withUnsafeBytes { chars in
      tables.words.withUnsafeBufferPointer { words in
        tables.types.withUnsafeBufferPointer { types in
          tables.classes.withUnsafeBufferPointer { classes in
            let chars = chars.baseAddress.unsafelyUnwrapped
            var type = Int(classes[Int(ids[1])])
            for index in 0..<total {
              let id = Int(ids[index])
              // The symbol adds to the scores of the symbols two before to two behind it. Symbol
              // i of the block stands at place i + 4 of the scores, and at i + 2 of the ids.
              let place = scores + index * 8
              let weights = chars + id * 40
              add(SIMD16<Int16>.self, weights, to: place)
              add(SIMD4<Int16>.self, weights + 32, to: place + 32)
              guard index + 1 < total else { break }
              let next = Int(ids[index + 1])
              let row = id << bits | next & (1 << bits - 1)
              let slot = Int(bases[row]) + next >> bits
              if checks[slot] == UInt16(truncatingIfNeeded: row) {
                let pair = PairValue(bits: values[slot])
                if pair.row != PairValue.noRow {
                  addRow(rows + Int(pair.row) * 16, to: place + 8)
                }
                if pair.bits >> 18 != 0, index >= 2, index + 3 < total {
                  addWords(pair, at: index, total - 2, ids, words, scores, tables)
                }
              }
              if index >= 2, index < total - 2 {
                type = (type << 3 | Int(classes[Int(ids[index])])) & 63
                let trigram = type << 3 | Int(classes[next])
                let target = scores + (index + 2) * 8
                let sum =
                  target.loadUnaligned(as: SIMD4<Int16>.self) &+ types[trigram & 511]
                target.storeBytes(of: sum, as: SIMD4<Int16>.self)
              }
            }
          }
        }
      }
    }
  }

  /// Adds a vector at an address.
  @inline(__always)
  private static func add<V: SIMD>(
    _ type: V.Type, _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer
  ) where V.Scalar == Int16 {
    let sum = target.loadUnaligned(as: V.self) &+ source.loadUnaligned(as: V.self)
    target.storeBytes(of: sum, as: V.self)
  }

  /// Adds a row of pair weights to the scores of four symbols.
  @inline(__always)
  private static func addRow(_ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer) {
    let narrow = source.loadUnaligned(as: SIMD16<Int8>.self)
    let wide = SIMD16<Int16>(truncatingIfNeeded: narrow)
    let sum = target.loadUnaligned(as: SIMD16<Int16>.self) &+ wide
    target.storeBytes(of: sum, as: SIMD16<Int16>.self)
  }

  /// Adds the weights of the words that begin at `index`, of which the pair is the first part.
  private static func addWords(
    _ pair: PairValue, at index: Int, _ end: Int, _ ids: UnsafeMutablePointer<UInt16>,
    _ words: UnsafeBufferPointer<SIMD4<Int16>>, _ scores: UnsafeMutableRawPointer,
    _ tables: SegmentationTables
  ) {
    if pair.wordClass != 0 {
      addWord(index, 2, pair.wordClass - 1, words, scores)
    }
    var lengths = pair.lengths
    guard lengths != 0 else { return }
    let slots = tables.long.integers(of: UInt32.self)
    let mask = slots.count - 1
    var hash = LongWord.hash(0, adding: ids[index])
    hash = LongWord.hash(hash, adding: ids[index + 1])
    var length = 3
    let limit = lengths & 16 != 0 ? SegmentationTables.maximumWord : 6
    while length <= limit, index + length <= end, lengths != 0 {
      hash = LongWord.hash(hash, adding: ids[index + length - 1])
      if length > 6 || lengths & 1 != 0 {
        let print = LongWord.fingerprint(hash)
        var slot = LongWord.slot(hash, mask: mask)
        while slots[slot] != 0 {
          if slots[slot] & ~15 == print {
            addWord(index, length, Int(slots[slot] & 15) - 1, words, scores)
            break
          }
          slot = (slot + 1) & mask
        }
      }
      if length < 6 { lengths >>= 1 }
      length += 1
    }
  }

  /// Adds the weights of a word's first, inner and last symbols.
  @inline(__always)
  private static func addWord(
    _ index: Int, _ length: Int, _ level: Int, _ words: UnsafeBufferPointer<SIMD4<Int16>>,
    _ scores: UnsafeMutableRawPointer
  ) {
    let classes = SegmentationTables.wordClasses
    let kind = (min(length, SegmentationTables.longestWord) - 2) * classes + min(level, classes - 1)
    let first = scores + (index + 2) * 8
    add(words[kind], to: first)
    for inner in 1..<(length - 1) { add(words[5 * classes + kind], to: first + inner * 8) }
    add(words[10 * classes + kind], to: first + (length - 1) * 8)
  }

  @inline(__always)
  private static func add(_ value: SIMD4<Int16>, to target: UnsafeMutableRawPointer) {
    let sum = target.loadUnaligned(as: SIMD4<Int16>.self) &+ value
    target.storeBytes(of: sum, as: SIMD4<Int16>.self)
  }

  /// Finds the best tags (Viterbi 1967), of which only the boundaries are kept: begin leads from
  /// a boundary into a word, middle stays inside, end leads to a boundary, single from one to the
  /// next.
  ///
  /// Invariant: `count` symbols have scores and steps.
  static func search(_ workspace: Workspace) {
    let count = workspace.count
    let steps = workspace.steps
    let scores = UnsafeRawPointer(workspace.scores) + 32
    let constraints = workspace.constraints
    let isConstrained = workspace.isConstrained
    let never: Int32 = -(1 << 28)
    var inside = never
    var end: Int32 = 0
    for index in 0..<count {
      let score = (scores + index * 8).loadUnaligned(as: SIMD4<Int16>.self)
      let begin = end &+ Int32(score[0])
      let middle = inside &+ Int32(score[1])
      let close = inside &+ Int32(score[2])
      let single = end &+ Int32(score[3])
      let fromEndInside = begin > middle
      let fromEndEnd = single >= close
      inside = fromEndInside ? begin : middle
      end = fromEndEnd ? single : close
      steps[index] = (fromEndInside ? 1 : 0) | (fromEndEnd ? 2 : 0)
      if isConstrained {
        if constraints[index] == Workspace.mustEnd { inside = never }
        if constraints[index] == Workspace.mustNotEnd { end = never }
        // Far below any score of a real path, whatever is added to it.
        inside = max(inside, never)
        end = max(end, never)
      }
      if index & 0xFFF == 0xFFF {
        // Keeps the sums small; only their difference counts.
        let top = max(inside, end)
        inside = max(inside &- top, never)
        end = max(end &- top, never)
      }
    }
    var atEnd = true
    for index in stride(from: count - 1, through: 0, by: -1) {
      let step = steps[index]
      if atEnd { steps[index] = step | 4 }
      atEnd = atEnd ? step & 2 != 0 : step & 1 != 0
    }
  }
}
