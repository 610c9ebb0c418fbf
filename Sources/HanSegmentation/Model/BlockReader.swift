import HanCore

/// Reads a text in blocks of symbols.
///
/// A run is what stands between white space. Two edges stand for each white space, so that runs in
/// one block are context for each other no more than the edges of a text are.
struct BlockReader {
  /// Valid UTF-8.
  let bytes: UnsafeBufferPointer<UInt8>
  private let fixed: [TextSpan]
  private var nextFixed = 0
  /// Where the next block begins.
  private(set) var position = 0
  /// The ids before it, or edges.
  private var before: (UInt16, UInt16) = (0, 0)
  /// The symbol of the block its last run begins with.
  private var runStart = 0

  init(bytes: UnsafeBufferPointer<UInt8>, fixed: [TextSpan]) {
    self.bytes = bytes
    self.fixed = fixed
  }

  /// Reads as many runs as there is room for, or a part of a long one.
  ///
  /// - Parameter table: By character code: the id, see ``TablePointers``.
  /// - Returns: Whether the block ends inside a run.
  mutating func readBlock(into workspace: Workspace, _ table: UnsafePointer<UInt16>) -> Bool {
    workspace.ids[0] = before.0
    workspace.ids[1] = before.1
    workspace.count = 0
    workspace.spaceCount = 0
    workspace.constraintCount = 0
    runStart = 0
    before = (0, 0)
    while true {
      readKnown(into: workspace, table)
      guard position < bytes.count else { break }
      let isRunStart = workspace.count == runStart && workspace.count > 0
      if isRunStart, workspace.count >= Workspace.softBlockSize { break }
      guard workspace.count < Workspace.blockSize else {
        if runStart == 0 {
          workspace.starts[workspace.count] = UInt32(truncatingIfNeeded: position)
          readContext(into: workspace, table)
          return true
        }
        // The run gets a block of its own.
        workspace.count = runStart
        while workspace.constraintCount > 0,
          workspace.constraints[workspace.constraintCount - 1].symbol >= runStart
        { workspace.constraintCount -= 1 }
        seek(Int(workspace.starts[runStart]))
        break
      }
      readOther(into: workspace, table)
    }
    workspace.starts[workspace.count] = UInt32(truncatingIfNeeded: position)
    for index in 0..<Workspace.context {
      workspace.ids[workspace.count + Workspace.context + index] = 0
    }
    return false
  }

  /// Goes back to symbol `index` of the block just read.
  mutating func rewind(to index: Int, in workspace: Workspace) {
    before = (workspace.ids[index], workspace.ids[index + 1])
    seek(Int(workspace.starts[index]))
  }

  private mutating func seek(_ offset: Int) {
    position = offset
    nextFixed = 0
    var high = fixed.count
    while nextFixed < high {
      let middle = (nextFixed + high) / 2
      if fixed[middle].upperBound > position { high = middle } else { nextFixed = middle + 1 }
    }
  }

  // MARK: Symbols

  /// Reads symbols the model knows, up to the next one it does not know, white space, a fixed span
  /// or the end of the block.
  ///
  /// Invariants: the bytes are valid UTF-8; codes of the plane are below the 65,536 entries of the
  /// table; the workspace has room for ``Workspace/blockSize`` symbols.
  private mutating func readKnown(
    into workspace: Workspace, _ table: UnsafePointer<UInt16>
  ) {
    skipFixed()
    let limit = nextFixed < fixed.count ? fixed[nextFixed].lowerBound : bytes.count
    let ids = workspace.ids + Workspace.context
    let starts = workspace.starts
    var count = workspace.count
    var offset = position
    let base = bytes.baseAddress.unsafelyUnwrapped
    var isBehindBracket = false
    while offset < limit, count < Workspace.blockSize {
      // Two Chinese characters at once; most of the text is read so.
      while !isBehindBracket, offset &+ 8 <= limit, count &+ 2 <= Workspace.blockSize {
        let word = UInt64(
          littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
        let (first, second) = (word & 0xFF, word &>> 24 & 0xFF)
        guard first &- 0xE4 <= 5, second &- 0xE4 <= 5 else { break }
        let (one, two) = (table[Self.code(word)], table[Self.code(word &>> 24)])
        guard min(one, two) >= UInt16(SegmentationTables.firstSymbol) else { break }
        ids[count] = one
        ids[count &+ 1] = two
        starts[count] = UInt32(truncatingIfNeeded: offset)
        starts[count &+ 1] = UInt32(truncatingIfNeeded: offset &+ 3)
        count &+= 2
        offset &+= 6
      }
      guard offset < limit, count < Workspace.blockSize else { break }
      let lead = UInt32(base[offset])
      let id: UInt16
      let width: Int
      var isBracket = false
      if lead &>> 4 == 0xE {
        let code =
          (lead & 0xF) &<< 12 | (UInt32(base[offset &+ 1]) & 0x3F) &<< 6
          | UInt32(base[offset &+ 2]) & 0x3F
        id = table[Int(code)]
        width = 3
        // Chinese characters begin with 0xE4 to 0xE9.
        if lead < 0xE4 || lead == 0xEF { isBracket = Self.isBracket(code) }
      } else if lead < 0x80 {
        id = table[Int(lead)]
        width = 1
        isBracket = Self.isBracket(lead)
      } else if lead < 0xE0 {
        id = table[Int((lead & 0x1F) &<< 6 | UInt32(base[offset &+ 1]) & 0x3F)]
        width = 2
      } else {
        break
      }
      if id < UInt16(SegmentationTables.firstSymbol) { break }
      ids[count] = id
      starts[count] = UInt32(truncatingIfNeeded: offset)
      // What changes a bracket, a joiner behind it, is not known to the model and stays with it.
      if isBracket || isBehindBracket, count > runStart {
        constrain(count &- 1, isBoundary: true, workspace)
      }
      isBehindBracket = isBracket
      count &+= 1
      offset &+= width
    }
    workspace.count = count
    position = offset
  }

  /// The code of the character whose three bytes are the lowest.
  @inline(__always)
  private static func code(_ word: UInt64) -> Int {
    Int(
      truncatingIfNeeded: (word & 0x0F) &<< 12 | word &>> 2 & 0xFC0 | word &>> 16 & 0x3F)
  }

  /// Whether a character is a bracket or a quotation mark: no word has one inside.
  @inline(__always)
  private static func isBracket(_ code: UInt32) -> Bool {
    switch code {
    case 0x22, 0x28...0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x201C...0x201F, 0x3008...0x3011,
      0x3014...0x301F, 0xFF08...0xFF09, 0xFF1C, 0xFF1E, 0xFF3B, 0xFF3D, 0xFF5B, 0xFF5D:
      true
    default: false
    }
  }

  /// Reads what ``readKnown(into:_:)`` stopped at.
  private mutating func readOther(
    into workspace: Workspace, _ table: UnsafePointer<UInt16>
  ) {
    if nextFixed < fixed.count, fixed[nextFixed].lowerBound <= position {
      readFixed(into: workspace, table)
      return
    }
    let (value, width) = decode(at: position)
    let id = Self.id(value, table)
    if Self.isSpace(value, id) {
      append(0, to: workspace)
      workspace.spaces[workspace.spaceCount] = UInt16(workspace.count - 1)
      workspace.spaceCount += 1
      append(0, to: workspace)
      readSpace(table)
      runStart = workspace.count
      return
    }
    let last = workspace.count - 1
    if workspace.count > runStart, Self.isCombining(value), !isBoundary(last, workspace) {
      constrain(last, isBoundary: false, workspace)
    }
    append(id, to: workspace)
    position += width
  }

  /// Reads the symbols of a fixed span, as many as there is room for.
  private mutating func readFixed(
    into workspace: Workspace, _ table: UnsafePointer<UInt16>
  ) {
    let span = fixed[nextFixed]
    if span.lowerBound == position, workspace.count > runStart {
      constrain(workspace.count - 1, isBoundary: true, workspace)
    }
    while position < span.upperBound, workspace.count < Workspace.blockSize {
      let (value, width) = decode(at: position)
      append(Self.id(value, table), to: workspace)
      position += width
      constrain(workspace.count - 1, isBoundary: position >= span.upperBound, workspace)
    }
  }

  /// Reads white space: a line break, or a run of other white space.
  private mutating func readSpace(_ table: UnsafePointer<UInt16>) {
    let limit = nextFixed < fixed.count ? fixed[nextFixed].lowerBound : bytes.count
    if let length = lineBreak(at: position) {
      position = min(position + length, limit)
      return
    }
    while position < limit, lineBreak(at: position) == nil {
      let (value, width) = decode(at: position)
      guard Self.isSpace(value, Self.id(value, table)) else { break }
      position += width
    }
  }

  /// Reads what follows a block that ends inside a run: the next two symbols of the run, or edges.
  private func readContext(into workspace: Workspace, _ table: UnsafePointer<UInt16>) {
    var after = position
    for index in 0..<Workspace.context {
      var id: UInt16 = 0
      if after < bytes.count {
        let (value, width) = decode(at: after)
        id = Self.id(value, table)
        if id == Self.space { id = 0 }
        after = id == 0 ? bytes.count : after + width
      }
      workspace.ids[workspace.count + Workspace.context + index] = id
    }
  }

  @inline(__always)
  private func append(_ id: UInt16, to workspace: Workspace) {
    workspace.ids[workspace.count + Workspace.context] = id
    workspace.starts[workspace.count] = UInt32(truncatingIfNeeded: position)
    workspace.count += 1
  }

  private func constrain(_ symbol: Int, isBoundary: Bool, _ workspace: Workspace) {
    workspace.constraints[workspace.constraintCount] = Workspace.Constraint(
      symbol: UInt16(symbol), isBoundary: isBoundary)
    workspace.constraintCount += 1
  }

  /// Whether a boundary is known to be behind a symbol, the last one read.
  private func isBoundary(_ symbol: Int, _ workspace: Workspace) -> Bool {
    guard workspace.constraintCount > 0 else { return false }
    let last = workspace.constraints[workspace.constraintCount - 1]
    return last.symbol == symbol && last.isBoundary
  }

  /// Leaves fixed spans behind that end at or before the position.
  private mutating func skipFixed() {
    while nextFixed < fixed.count, fixed[nextFixed].upperBound <= position { nextFixed += 1 }
  }

  // MARK: Characters

  /// The id of white space.
  private static let space = UInt16(1 + SymbolClass.space.rawValue)

  private static func isSpace(_ value: UInt32, _ id: UInt16) -> Bool {
    id == space && !isCombining(value)
  }

  /// Whether the symbol changes the one before it: combining marks, joiners, variation selectors.
  private static func isCombining(_ value: UInt32) -> Bool {
    guard value >= 0x300, let scalar = Unicode.Scalar(value), !scalar.isHan else { return false }
    if value == 0x200D || (0xFE00...0xFE0F).contains(value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return (0x1F3FB...0x1F3FF).contains(value)
    }
  }

  /// The id of a character; beyond the Basic Multilingual Plane it is unknown, by class.
  private static func id(_ value: UInt32, _ table: UnsafePointer<UInt16>) -> UInt16 {
    // Invariant: codes of the plane are below the 65,536 entries of the table.
    if value < 0x10000 { return table[Int(value)] }
    return (0x20000...0x3FFFF).contains(value)
      ? UInt16(1 + SymbolClass.other.rawValue) : UInt16(1 + Symbol.classify(value).rawValue)
  }

  private func lineBreak(at offset: Int) -> Int? {
    switch bytes[offset] {
    case 0x0A: return 1
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    default: return nil
    }
  }

  /// The character at an offset, and its length.
  ///
  /// Invariant: the bytes are valid UTF-8, so a lead byte is followed by its trail bytes.
  private func decode(at offset: Int) -> (value: UInt32, width: Int) {
    let base = bytes.baseAddress.unsafelyUnwrapped
    let lead = UInt32(base[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | UInt32(base[offset + 1]) & 0x3F, 2) }
    if lead < 0xF0 {
      return (
        (lead & 0xF) << 12 | (UInt32(base[offset + 1]) & 0x3F) << 6
          | UInt32(base[offset + 2]) & 0x3F, 3
      )
    }
    return (
      (lead & 7) << 18 | (UInt32(base[offset + 1]) & 0x3F) << 12
        | (UInt32(base[offset + 2]) & 0x3F) << 6 | UInt32(base[offset + 3]) & 0x3F, 4
    )
  }
}
