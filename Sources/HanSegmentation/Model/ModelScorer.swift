import HanCore
import HanLexicon

/// The inner loops: looks pairs and words up, adds up the weights at each symbol, and finds the
/// best way through the tags.
///
/// Invariants all of them rely on: ids are below the number of symbols (``BlockReader`` takes them
/// from the table); every row, class and slot that a table names lies inside its table
/// (`SegmentationTables.validate`); the workspace has room for ``Workspace/blockSize`` symbols and
/// their context.
enum ModelScorer {
  /// Looks all pairs of the block up, and adds the weights of words to the scores.
  ///
  /// Look-ups do not depend on each other and do not branch, so that the processor can wait for
  /// many of them at once.
  static func lookUp(_ workspace: Workspace, _ tables: SegmentationTables) {
    let ids = UnsafePointer(workspace.ids)
    let pairs = workspace.pairs
    let hits = workspace.hits
    // Symbol i of the block is at i + context.
    let last = workspace.count &+ 2 &* Workspace.context &- 1
    let bits = SegmentationTables.subrowBits
    let bases = tables.base.integers(of: UInt32.self).baseAddress.unsafelyUnwrapped
    let checks = tables.check.integers(of: UInt16.self).baseAddress.unsafelyUnwrapped
    let values = tables.value.integers(of: UInt32.self).baseAddress.unsafelyUnwrapped
    var found = 0
    var id = Int(ids[0])
    for index in 0..<last {
      let next = Int(ids[index &+ 1])
      let row = id &<< bits | next & (1 &<< bits &- 1)
      let slot = Int(bases[row]) &+ next &>> bits
      let check = checks[slot]
      let value = values[slot]
      let known = check == UInt16(truncatingIfNeeded: row) ? value : 0
      pairs[index] = known
      hits[found] = UInt16(truncatingIfNeeded: index)
      found = found &+ (known &>> PairValue.wordShift != 0 ? 1 : 0)
      id = next
    }
    addWords(workspace, tables, hits: found)
  }

  /// Adds the weights of the words that begin with one of the pairs found.
  private static func addWords(
    _ workspace: Workspace, _ tables: SegmentationTables, hits found: Int
  ) {
    let count = workspace.count
    let ids = UnsafePointer(workspace.ids)
    let scores = workspace.scores
    scores.update(repeating: .zero, count: count &+ Workspace.context)
    let slots = tables.long.integers(of: UInt32.self)
    let slotBase = slots.baseAddress.unsafelyUnwrapped
    let mask = slots.count &- 1
    let prefixes = tables.prefix.integers(of: UInt32.self).baseAddress.unsafelyUnwrapped
    tables.words.withUnsafeBufferPointer { words in
      let words = words.baseAddress.unsafelyUnwrapped
      for hit in 0..<found {
        let index = Int(workspace.hits[hit])
        let start = index &- Workspace.context
        // Words lie inside the block, not in its context.
        guard start >= 0, start &+ 2 <= count else { continue }
        let pair = PairValue(bits: workspace.pairs[index])
        if pair.wordClass != 0 { add(start, 2, pair.wordClass &- 1, words, scores) }
        var lengths = pair.lengths
        guard lengths != 0, start &+ 3 <= count,
          pair.mayContinue(with: PairValue.third(ids[index &+ 2]))
        else { continue }
        let limit = min(
          count &- start, lengths & 16 != 0 ? SegmentationTables.maximumWord : 6)
        var hash = LongWord.hash(LongWord.hash(0, adding: ids[index]), adding: ids[index &+ 1])
        hash = LongWord.hash(hash, adding: ids[index &+ 2])
        let bit = LongWord.prefixBit(hash)
        guard prefixes[bit &>> 5] &>> UInt32(bit & 31) & 1 != 0 else { continue }
        var length = 3
        while length <= limit, lengths != 0 {
          if length > 3 { hash = LongWord.hash(hash, adding: ids[index &+ length &- 1]) }
          if lengths & 1 != 0 {
            let print = LongWord.fingerprint(hash)
            var slot = LongWord.slot(hash, mask: mask)
            while true {
              let entry = slotBase[slot]
              if entry == 0 { break }
              if entry & ~15 == print {
                add(start, length, Int(entry & 15) &- 1, words, scores)
                break
              }
              slot = (slot &+ 1) & mask
            }
          }
          // The last bit stands for all longer words.
          if length < 7 { lengths &>>= 1 }
          length &+= 1
        }
      }
    }
  }

  /// Adds the weights of a word's first, inner and last symbols.
  @inline(__always)
  private static func add(
    _ start: Int, _ length: Int, _ level: Int, _ words: UnsafePointer<SIMD4<Int16>>,
    _ scores: UnsafeMutablePointer<SIMD4<Int16>>
  ) {
    let classes = SegmentationTables.wordClasses
    let kind = (min(length, SegmentationTables.longestWord) &- 2) &* classes &+ level
    scores[start] = scores[start] &+ words[kind]
    var inner = 1
    while inner < length &- 1 {
      scores[start &+ inner] = scores[start &+ inner] &+ words[5 &* classes &+ kind]
      inner &+= 1
    }
    scores[start &+ length &- 1] =
      scores[start &+ length &- 1] &+ words[10 &* classes &+ kind]
  }

  /// Adds up the weights of symbols, pairs and classes, and finds the best tags (Viterbi 1967), of
  /// which only the boundaries are kept: begin leads from a boundary into a word, middle stays
  /// inside, end leads to a boundary, single from one to the next.
  ///
  /// Each symbol adds to the scores of the two symbols before and behind it; the five sums under
  /// way stay in registers, and a sum is used as soon as it is complete.
  static func search(_ workspace: Workspace, _ tables: SegmentationTables) {
    let count = workspace.count
    let ids = UnsafePointer(workspace.ids)
    let pairs = UnsafePointer(workspace.pairs)
    let scores = UnsafePointer(workspace.scores)
    let rows = UnsafeRawPointer(tables.rows.integers(of: Int8.self).baseAddress.unsafelyUnwrapped)
    let steps = workspace.steps
    let isConstrained = workspace.isConstrained
    var path = Path()
    tables.chars.withUnsafeBytes { chars in
      tables.types.withUnsafeBufferPointer { types in
        tables.classes.withUnsafeBufferPointer { classes in
          let chars = chars.baseAddress.unsafelyUnwrapped
          let types = types.baseAddress.unsafelyUnwrapped
          let classes = classes.baseAddress.unsafelyUnwrapped
          // The sums of the symbols at index - 2 ... index + 2.
          var (a, b, c, d, e) = (
            SIMD4<Int16>.zero, SIMD4<Int16>.zero, SIMD4<Int16>.zero, SIMD4<Int16>.zero,
            SIMD4<Int16>.zero
          )
          let total = count &+ 2 &* Workspace.context
          var type = 0
          var index = 0
          while index < total {
            let id = Int(ids[index])
            let row = chars + id &* 40
            a = a &+ row.loadUnaligned(as: SIMD4<Int16>.self)
            b = b &+ row.loadUnaligned(fromByteOffset: 8, as: SIMD4<Int16>.self)
            c = c &+ row.loadUnaligned(fromByteOffset: 16, as: SIMD4<Int16>.self)
            d = d &+ row.loadUnaligned(fromByteOffset: 24, as: SIMD4<Int16>.self)
            e = e &+ row.loadUnaligned(fromByteOffset: 32, as: SIMD4<Int16>.self)
            if index &+ 1 < total {
              // Low bytes hold the weights of the first two symbols, high bytes of the others.
              let narrow = (rows + Int(pairs[index] & PairValue.rowMask) &* 16)
                .loadUnaligned(as: SIMD8<Int16>.self)
              let low = (narrow &<< 8) &>> 8
              let high = narrow &>> 8
              b = b &+ low.lowHalf
              c = c &+ low.highHalf
              d = d &+ high.lowHalf
              e = e &+ high.highHalf
              type = (type &<< 3 | Int(classes[Int(ids[index &+ 1])])) & 511
              // The trigram around this symbol; symbols of context are never used.
              c = c &+ types[type]
            }
            // The symbol two before has its sum; the first one of the block is at 4.
            if index >= 4 {
              let symbol = index &- 4
              steps[symbol] = path.step(a &+ scores[symbol])
              if isConstrained { path.constrain(workspace.constraints[symbol]) }
              if symbol & 0xFFF == 0xFFF { path.normalize() }
            }
            (a, b, c, d, e) = (b, c, d, e, .zero)
            index &+= 1
          }
        }
      }
    }
    // From the last boundary back.
    var atEnd = true
    var index = count
    while index > 0 {
      index &-= 1
      let step = steps[index]
      if atEnd { steps[index] = step | 4 }
      atEnd = atEnd ? step & 2 != 0 : step & 1 != 0
    }
  }

  /// The best scores of the ways that end inside a word and at a boundary.
  private struct Path {
    /// Far below the score of any way.
    static let never: Int32 = -(1 << 28)
    var inside = never
    var end: Int32 = 0

    /// Goes on by a symbol; the result tells which ways were the better ones: bit 0, that the one
    /// inside a word came from a boundary; bit 1, that the one at a boundary did.
    @inline(__always)
    mutating func step(_ score: SIMD4<Int16>) -> UInt8 {
      let begin = end &+ Int32(score[0])
      let middle = inside &+ Int32(score[1])
      let close = inside &+ Int32(score[2])
      let single = end &+ Int32(score[3])
      let begins = begin > middle
      let stands = single >= close
      inside = begins ? begin : middle
      end = stands ? single : close
      return (begins ? 1 : 0) | (stands ? 2 : 0)
    }

    mutating func constrain(_ constraint: UInt8) {
      if constraint == Workspace.mustEnd { inside = Self.never }
      if constraint == Workspace.mustNotEnd { end = Self.never }
      inside = max(inside, Self.never)
      end = max(end, Self.never)
    }

    /// Keeps the sums small; only their difference counts.
    mutating func normalize() {
      let top = max(inside, end)
      inside = max(inside &- top, Self.never)
      end = max(end &- top, Self.never)
    }
  }
}
