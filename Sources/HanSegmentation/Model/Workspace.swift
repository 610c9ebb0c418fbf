import HanCore

/// The memory one segmentation works in; used by one task at a time.
///
/// Text is cut at white space into runs, and long runs into blocks, so the memory is bounded
/// whatever the length of a line.
final class Workspace: @unchecked Sendable {
  // Sendable: `WorkspacePool` hands a workspace to one task at a time.

  /// The most symbols in a block.
  static let blockSize = 4096
  /// How far before the end of a block that goes on the last boundary that is kept must lie.
  static let margin = 32
  /// Symbols of context on either side of a block.
  static let context = 2

  /// The ids of a block, with context; `ids[context + i]` is symbol i.
  let ids: UnsafeMutablePointer<UInt16>
  /// Where each symbol begins in the text, and where the last one ends.
  let starts: UnsafeMutablePointer<Int>
  /// What is known of the pairs `ids[i], ids[i + 1]`.
  let pairs: UnsafeMutablePointer<UInt32>
  /// The pairs that are words or begin one.
  let hits: UnsafeMutablePointer<UInt16>
  /// The scores of the four tags of each symbol from words.
  let scores: UnsafeMutablePointer<SIMD4<Int16>>
  /// Bit 0: the best way to end inside a word came from a boundary; bit 1: so did the best way to
  /// end at one. After the search, bit 2: a word ends here.
  let steps: UnsafeMutablePointer<UInt8>
  /// What is known of the boundary behind a symbol.
  let constraints: UnsafeMutablePointer<UInt8>
  /// The number of symbols in the block.
  var count = 0
  /// Whether any constraint is set in the block.
  var isConstrained = false

  static let open: UInt8 = 0
  static let mustEnd: UInt8 = 1
  static let mustNotEnd: UInt8 = 2

  init() {
    ids = .allocate(capacity: Self.blockSize + 2 * Self.context)
    ids.initialize(repeating: 0, count: Self.blockSize + 2 * Self.context)
    starts = .allocate(capacity: Self.blockSize + 1)
    starts.initialize(repeating: 0, count: Self.blockSize + 1)
    pairs = .allocate(capacity: Self.blockSize + 2 * Self.context)
    pairs.initialize(repeating: 0, count: Self.blockSize + 2 * Self.context)
    hits = .allocate(capacity: Self.blockSize + 2 * Self.context)
    hits.initialize(repeating: 0, count: Self.blockSize + 2 * Self.context)
    scores = .allocate(capacity: Self.blockSize + Self.context)
    scores.initialize(repeating: .zero, count: Self.blockSize + Self.context)
    steps = .allocate(capacity: Self.blockSize)
    steps.initialize(repeating: 0, count: Self.blockSize)
    constraints = .allocate(capacity: Self.blockSize)
    constraints.initialize(repeating: 0, count: Self.blockSize)
  }

  deinit {
    ids.deallocate()
    starts.deallocate()
    pairs.deallocate()
    hits.deallocate()
    scores.deallocate()
    steps.deallocate()
    constraints.deallocate()
  }

  /// Appends the tokens of a text.
  ///
  /// - Parameters:
  ///   - bytes: Valid UTF-8.
  ///   - fixed: Spans that are one token each, sorted, without overlaps.
  func segment(
    _ bytes: UnsafeBufferPointer<UInt8>, _ tables: SegmentationTables, fixed: [TextSpan],
    into tokens: inout [Token]
  ) {
    var reader = BlockReader(bytes: bytes, fixed: fixed)
    while reader.position < bytes.count {
      if reader.isAtSpace(tables) {
        tokens.append(Token(span: reader.readSpace(tables), kind: .space))
        continue
      }
      let goesOn = reader.readBlock(into: self, tables)
      ModelScorer.lookUp(self, tables)
      ModelScorer.search(self, tables)
      let end = goesOn ? lastSafeBoundary() : count
      append(upTo: end, tables, into: &tokens)
      if goesOn { reader.rewind(to: end, in: self) }
    }
  }

  /// The number of symbols of a block that goes on up to which the search can be trusted.
  private func lastSafeBoundary() -> Int {
    var end = count - Self.margin
    while end > 0, steps[end - 1] & 4 == 0 { end -= 1 }
    return end > 0 ? end : count - Self.margin
  }

  private func append(upTo end: Int, _ tables: SegmentationTables, into tokens: inout [Token]) {
    var first = 0
    for index in 0..<end where steps[index] & 4 != 0 || index == end - 1 {
      let span = TextSpan(starts[first], starts[index + 1])
      tokens.append(Token(span: span, kind: kind(first...index, tables)))
      first = index + 1
    }
  }

  /// The kind of a token: what its first symbol is, but letters win over digits (5G), and any
  /// Chinese character makes a word of letters Chinese (T恤).
  private func kind(_ range: ClosedRange<Int>, _ tables: SegmentationTables) -> TokenKind {
    let first = tables.kinds[Int(ids[range.lowerBound + Self.context])]
    guard range.count > 1, first != .han else { return first }
    var kind = first
    for index in range.dropFirst() {
      switch (kind, tables.kinds[Int(ids[index + Self.context])]) {
      case (.number, .latin): kind = .latin
      case (.latin, .han): return .han
      default: break
      }
    }
    return kind
  }
}
