import HanCore

/// Reads a text in blocks of symbols.
struct BlockReader {
  /// Valid UTF-8.
  let bytes: UnsafeBufferPointer<UInt8>
  private let fixed: [TextSpan]
  private var nextFixed = 0
  /// Where the next block begins.
  private(set) var position = 0
  /// The ids before it, or edges.
  private var before: (UInt16, UInt16) = (0, 0)

  init(bytes: UnsafeBufferPointer<UInt8>, fixed: [TextSpan]) {
    self.bytes = bytes
    self.fixed = fixed
  }

  /// Whether white space stands at the position, outside of a fixed span.
  mutating func isAtSpace(_ tables: SegmentationTables) -> Bool {
    skipFixed()
    if nextFixed < fixed.count, fixed[nextFixed].lowerBound <= position { return false }
    return isSpace(decode(at: position).value, tables)
  }

  /// Reads white space: a line break, or a run of other white space.
  mutating func readSpace(_ tables: SegmentationTables) -> TextSpan {
    let start = position
    before = (0, 0)
    let limit = nextFixed < fixed.count ? fixed[nextFixed].lowerBound : bytes.count
    if let length = lineBreak(at: position) {
      position += length
      return TextSpan(start, position)
    }
    while position < limit, lineBreak(at: position) == nil {
      let (value, width) = decode(at: position)
      guard isSpace(value, tables) else { break }
      position += width
    }
    return TextSpan(start, position)
  }

  /// Reads symbols up to the next white space or a full block.
  ///
  /// - Returns: Whether the block is full and the run goes on.
  mutating func readBlock(into workspace: Workspace, _ tables: SegmentationTables) -> Bool {
    workspace.ids[0] = before.0
    workspace.ids[1] = before.1
    workspace.isConstrained = false
    var count = 0
    var goesOn = false
    tables.ids.withUnsafeBufferPointer { table in
      while position < bytes.count {
        guard count < Workspace.blockSize else {
          goesOn = true
          break
        }
        let (value, width) = decode(at: position)
        // Invariant: codes of the plane are below the 65,536 entries of the table.
        let id = value < 0x10000 ? table[Int(value)] : Self.astral(value)
        if id < UInt16(SegmentationTables.firstSymbol) || !fixed.isEmpty {
          // Rare: unknown symbols, among them white space; and texts with fixed spans.
          guard readSpecial(value, id, count, workspace, tables) else { break }
        } else {
          if tables.classes[Int(id)] == SymbolClass.space.rawValue { break }
          workspace.constraints[count] = Workspace.open
        }
        workspace.ids[count + Workspace.context] = id
        workspace.starts[count] = position
        count += 1
        position += width
      }
    }
    workspace.starts[count] = position
    workspace.count = count
    // What follows: the next two symbols of the same run, or edges.
    var after = position
    for index in 0..<Workspace.context {
      var id: UInt16 = 0
      if goesOn, after < bytes.count {
        let (value, width) = decode(at: after)
        id = value < 0x10000 ? tables.ids[Int(value)] : Self.astral(value)
        if tables.classes[Int(id)] == SymbolClass.space.rawValue { id = 0 }
        after = id == 0 ? bytes.count : after + width
      }
      workspace.ids[count + Workspace.context + index] = id
    }
    if !goesOn { before = (0, 0) }
    return goesOn
  }

  /// Goes back to symbol `index` of the block just read.
  mutating func rewind(to index: Int, in workspace: Workspace) {
    position = workspace.starts[index]
    before = (workspace.ids[index], workspace.ids[index + 1])
    nextFixed = 0
    var high = fixed.count
    while nextFixed < high {
      let middle = (nextFixed + high) / 2
      if fixed[middle].upperBound > position { high = middle } else { nextFixed = middle + 1 }
    }
  }

  // MARK: Special symbols

  /// Sets the constraints of a symbol that needs a closer look.
  ///
  /// - Returns: Whether it belongs to the run.
  private mutating func readSpecial(
    _ value: UInt32, _ id: UInt16, _ index: Int, _ workspace: Workspace,
    _ tables: SegmentationTables
  ) -> Bool {
    skipFixed()
    var constraint = Workspace.open
    if nextFixed < fixed.count, fixed[nextFixed].lowerBound <= position {
      let span = fixed[nextFixed]
      let isLast = position + decode(at: position).width >= span.upperBound
      if span.lowerBound == position, index > 0 {
        workspace.constraints[index - 1] = Workspace.mustEnd
      }
      constraint = isLast ? Workspace.mustEnd : Workspace.mustNotEnd
    } else if isSpace(value, tables) {
      return false
    } else if index > 0, Self.isCombining(value),
      workspace.constraints[index - 1] != Workspace.mustEnd
    {
      workspace.constraints[index - 1] = Workspace.mustNotEnd
      workspace.isConstrained = true
    }
    workspace.constraints[index] = constraint
    if constraint != Workspace.open { workspace.isConstrained = true }
    return true
  }

  /// Leaves fixed spans behind that end at or before the position.
  private mutating func skipFixed() {
    while nextFixed < fixed.count, fixed[nextFixed].upperBound <= position { nextFixed += 1 }
  }

  private func isSpace(_ value: UInt32, _ tables: SegmentationTables) -> Bool {
    let id = value < 0x10000 ? tables.ids[Int(value)] : Self.astral(value)
    guard tables.classes[Int(id)] == SymbolClass.space.rawValue else { return false }
    return !Self.isCombining(value)
  }

  /// Whether the symbol changes the one before it: combining marks, joiners, variation selectors.
  private static func isCombining(_ value: UInt32) -> Bool {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return false }
    if value == 0x200D || (0xFE00...0xFE0F).contains(value) { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return (0x1F3FB...0x1F3FF).contains(value)
    }
  }

  /// The id of a character beyond the Basic Multilingual Plane: unknown, by class.
  private static func astral(_ value: UInt32) -> UInt16 {
    (0x20000...0x3FFFF).contains(value)
      ? UInt16(1 + SymbolClass.other.rawValue) : UInt16(1 + Symbol.classify(value).rawValue)
  }

  private func lineBreak(at offset: Int) -> Int? {
    switch bytes[offset] {
    case 0x0A: return 1
    case 0x0D: return offset + 1 < bytes.count && bytes[offset + 1] == 0x0A ? 2 : 1
    default: return nil
    }
  }

  // MARK: UTF-8

  /// The character at an offset, and its length.
  ///
  /// Invariant: the bytes are valid UTF-8, so a lead byte is followed by its trail bytes.
  @inline(__always)
  private func decode(at offset: Int) -> (value: UInt32, width: Int) {
    let base = bytes.baseAddress.unsafelyUnwrapped
    let lead = UInt32(base[offset])
    if lead < 0x80 { return (lead, 1) }
    if lead >= 0xE0, lead < 0xF0 {
      return (
        (lead & 0xF) << 12 | (UInt32(base[offset + 1]) & 0x3F) << 6
          | UInt32(base[offset + 2]) & 0x3F, 3
      )
    }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | UInt32(base[offset + 1]) & 0x3F, 2) }
    return (
      (lead & 7) << 18 | (UInt32(base[offset + 1]) & 0x3F) << 12
        | (UInt32(base[offset + 2]) & 0x3F) << 6 | UInt32(base[offset + 3]) & 0x3F, 4
    )
  }
}
