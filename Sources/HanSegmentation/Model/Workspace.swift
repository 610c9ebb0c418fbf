import HanCore

/// The memory one segmentation works in; used by one task at a time.
///
/// Text is read in blocks of many short lines, or of a part of a long one, so the memory is bounded
/// whatever the length of a line, and what a block needs stays in the processor's first cache.
final class Workspace: @unchecked Sendable {
  // Sendable: `Pool` hands a workspace to one task at a time.

  /// The most symbols in a block.
  static let blockSize = 4096
  /// A block with as many symbols does not begin another run.
  static let softBlockSize = 1024
  /// How far before the end of a block that goes on the last boundary that is kept must lie.
  static let margin = 32
  /// Symbols of context on either side of a block.
  static let context = 2
  /// Room for a block, the two symbols of white space behind it, its context, and what the inner
  /// loops read ahead.
  static let capacity = blockSize + 2 + 3 * context

  /// The ids of a block, with context; `ids[context + i]` is symbol i.
  let ids: UnsafeMutablePointer<UInt16>
  /// Where each symbol begins in the text, and where the last one ends.
  let starts: UnsafeMutablePointer<UInt32>
  /// Where the entries, then the weights of the pairs `ids[i], ids[i + 1]` are in their tables.
  let places: UnsafeMutablePointer<UInt32>
  /// The classes of the words the pairs `ids[i], ids[i + 1]` are, see ``PairEntry``.
  let pairClasses: UnsafeMutablePointer<UInt8>
  /// Where in `ids` words of three symbols or more may begin.
  let hits: UnsafeMutablePointer<UInt16>
  /// By hit: the hash of the beginning of a word that is looked up, see ``LongWord``.
  let hashes: UnsafeMutablePointer<UInt64>
  /// By hit: the entry of that beginning.
  let entries: UnsafeMutablePointer<UInt32>
  /// What the search needs of the scores of each symbol, see ``TagScores``; symbol i is at
  /// `2 * context + i`.
  let scores: UnsafeMutablePointer<TagScores>
  /// Bit 0: the best way to end inside a word came from a boundary; bit 1: so did the best way to
  /// end at one.
  let steps: UnsafeMutablePointer<UInt8>
  /// Where words end; filled from the back.
  let ends: UnsafeMutablePointer<UInt16>
  /// The first of two symbols that stand for white space.
  let spaces: UnsafeMutablePointer<UInt16>
  /// What is known of the boundary behind a symbol; the last word on a symbol counts.
  let constraints: UnsafeMutablePointer<Constraint>
  /// Tokens on their way into an array.
  let tokens: UnsafeMutablePointer<Token>

  private let counts: UnsafeMutablePointer<Counts>

  /// What else is known of the block; behind a pointer, since each access to a variable of a class
  /// is checked at run time.
  private struct Counts {
    var symbols = 0
    var hits = 0
    var spaces = 0
    var constraints = 0
    var firstEnd = Workspace.capacity
  }

  /// The number of symbols in the block.
  var count: Int {
    get { counts.pointee.symbols }
    set { counts.pointee.symbols = newValue }
  }
  /// The number of hits.
  var hitCount: Int {
    get { counts.pointee.hits }
    set { counts.pointee.hits = newValue }
  }
  /// The number of white spaces.
  var spaceCount: Int {
    get { counts.pointee.spaces }
    set { counts.pointee.spaces = newValue }
  }
  /// The number of constraints.
  var constraintCount: Int {
    get { counts.pointee.constraints }
    set { counts.pointee.constraints = newValue }
  }
  /// The place of the first boundary in ``ends``.
  var firstEnd: Int {
    get { counts.pointee.firstEnd }
    set { counts.pointee.firstEnd = newValue }
  }

  /// What is known of the boundary behind a symbol.
  struct Constraint {
    var symbol: UInt16
    var isBoundary: Bool
  }

  init() {
    func allocate<T>(_ value: T, _ count: Int = Workspace.capacity) -> UnsafeMutablePointer<T> {
      let pointer = UnsafeMutablePointer<T>.allocate(capacity: count)
      pointer.initialize(repeating: value, count: count)
      return pointer
    }
    ids = allocate(0)
    starts = allocate(0)
    places = allocate(0)
    pairClasses = allocate(0)
    hits = allocate(0)
    hashes = allocate(0)
    entries = allocate(0)
    scores = allocate(.zero)
    steps = allocate(0)
    ends = allocate(0)
    spaces = allocate(0)
    // A symbol can be the first of one span and the only one of another; or the last of one and
    // stand before a bracket.
    constraints = allocate(Constraint(symbol: 0, isBoundary: false), 3 * Self.capacity)
    tokens = allocate(Token(span: TextSpan(0, 0), kind: .space))
    counts = allocate(Counts(), 1)
  }

  deinit {
    ids.deallocate()
    starts.deallocate()
    places.deallocate()
    pairClasses.deallocate()
    hits.deallocate()
    hashes.deallocate()
    entries.deallocate()
    scores.deallocate()
    steps.deallocate()
    ends.deallocate()
    spaces.deallocate()
    constraints.deallocate()
    tokens.deallocate()
    counts.deallocate()
  }

  /// Appends the tokens of a text.
  ///
  /// - Parameters:
  ///   - bytes: Valid UTF-8.
  ///   - fixed: Spans that are one token each, sorted, without overlaps.
  ///   - joined: Spans inside which no token ends, sorted, without overlaps.
  func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tables: TablePointers, fixed: [TextSpan],
    joined: [TextSpan], into tokens: inout [Token]
  ) {
    var reader = BlockReader(bytes: bytes, fixed: fixed)
    var uncut = NoBreakMerger(joined)
    while reader.position < bytes.count {
      let goesOn = reader.readBlock(into: self, tables.ids)
      ModelScorer.score(self, tables)
      WordScorer.addWords(self, tables)
      BoundarySearch.search(self)
      let end = goesOn ? lastSafeBoundary() : Self.capacity
      append(upTo: end, tables, &uncut, into: &tokens)
      if goesOn { reader.rewind(to: Int(ends[end - 1]), in: self) }
    }
  }

  /// The place in ``ends`` up to which the search of a block that goes on can be trusted.
  private func lastSafeBoundary() -> Int {
    let limit = count - Self.margin
    var end = Self.capacity
    while end > firstEnd, Int(ends[end - 1]) > limit { end -= 1 }
    if end == firstEnd {
      ends[firstEnd] = UInt16(limit)
      end += 1
    }
    return end
  }

  /// Appends the tokens whose ends are those up to a place in ``ends``.
  private func append(
    upTo end: Int, _ tables: TablePointers, _ uncut: inout NoBreakMerger, into result: inout [Token]
  ) {
    // Invariant: ids are below the number of kinds, ends rise and are at most `count`.
    let kinds = tables.kinds
    var first = 0
    var target = tokens
    for place in firstEnd..<end {
      let next = Int(ends[place])
      var kind = kinds[Int(ids[first &+ Self.context])]
      if kind != .han, next &- first > 1 { kind = self.kind(first..<next, kinds) }
      let token = Token(start: starts[first], end: starts[next], kind: kind)
      first = next
      if starts[next] <= uncut.start {
        target.pointee = token
        target += 1
      } else if let whole = uncut.add(token) {
        target.pointee = whole
        target += 1
      }
    }
    result.append(contentsOf: UnsafeBufferPointer(start: tokens, count: target - tokens))
  }

  /// The kind of a token of several symbols: what its first symbol is, but letters win over digits
  /// (5G), and any Chinese character makes a word of letters Chinese (T恤).
  private func kind(_ range: Range<Int>, _ kinds: UnsafePointer<TokenKind>) -> TokenKind {
    var kind = kinds[Int(ids[range.lowerBound + Self.context])]
    for index in range.dropFirst() {
      switch (kind, kinds[Int(ids[index + Self.context])]) {
      case (.number, .latin): kind = .latin
      case (.latin, .han): return .han
      default: break
      }
    }
    return kind
  }
}
