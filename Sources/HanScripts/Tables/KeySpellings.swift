import HanLexicon

/// A set of codes of the Basic Multilingual Plane.
struct CodeSet {
  /// A bit for each code.
  private(set) var words = [UInt64](repeating: 0, count: 0x10000 / 64)

  /// Inserts a code; those beyond the plane are not kept.
  mutating func insert(_ code: UInt32) {
    if code < 0x10000 { words[Int(code >> 6)] |= 1 << UInt64(code & 63) }
  }

  /// Whether a code is in the set, or beyond the plane.
  func contains(_ code: UInt32) -> Bool {
    code >= 0x10000 || words[Int(code >> 6)] >> UInt64(code & 63) & 1 != 0
  }
}

/// The keys of a table by the characters they are made of, to find their marks, see
/// ``ChangeFilter``.
struct KeySpellings {
  private let table: ConversionTable
  /// By symbol: the first character it stands for.
  private var first: [UInt32] = []
  /// The other characters of symbols that stand for several.
  private var others: [Int: [UInt32]] = [:]

  init(_ table: ConversionTable) {
    self.table = table
    var (first, others): ([UInt32], [Int: [UInt32]]) = ([], [:])
    table.forEachEntry { code, entry in
      let symbol = entry.symbol
      guard symbol != 0 else { return }
      if symbol >= first.count {
        first += [UInt32](repeating: 0, count: symbol + 1024 - first.count)
      }
      if first[symbol] == 0 {
        first[symbol] = code
      } else {
        others[symbol, default: []].append(code)
      }
    }
    (self.first, self.others) = (first, others)
  }

  /// Marks a character of each key that has no mark and that changes anything: one that many such
  /// keys have.
  func markKeys(_ marks: inout CodeSet) {
    var open: [[Int]] = []
    var counts: [Int: Int] = [:]
    table.forEachKey { symbols, value in
      if symbols.contains(where: { isMarked($0, marks) }) || stays(symbols, value) { return }
      open.append(symbols)
      for symbol in Set(symbols) { counts[symbol, default: 0] += 1 }
    }
    for symbols in open where !symbols.contains(where: { isMarked($0, marks) }) {
      let best = symbols.max { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }
      for code in best.map(codes) ?? [] { marks.insert(code) }
    }
  }

  private func codes(_ symbol: Int) -> [UInt32] {
    guard first.indices.contains(symbol), first[symbol] != 0 else { return [] }
    return [first[symbol]] + (others[symbol] ?? [])
  }

  /// Whether all characters of a symbol are marks.
  private func isMarked(_ symbol: Int, _ marks: CodeSet) -> Bool {
    guard first.indices.contains(symbol), marks.contains(first[symbol]) else { return false }
    return others[symbol]?.allSatisfy(marks.contains) ?? true
  }

  /// Whether a key becomes itself, however it is spelt.
  private func stays(_ symbols: [Int], _ value: UnsafeBufferPointer<UInt8>) -> Bool {
    var key = String.UnicodeScalarView()
    for symbol in symbols {
      let codes = codes(symbol)
      guard codes.count == 1, let scalar = Unicode.Scalar(codes[0]) else { return false }
      key.append(scalar)
    }
    return String(key).utf8.elementsEqual(value)
  }
}

extension ConversionTable {
  /// Calls `body` with the characters of pages of their own, and with their entries.
  func forEachEntry(_ body: (UInt32, ConversionEntry) -> Void) {
    for page in 0..<Self.pageCount where pages[page] != 0 {
      let entries = entries + Int(pages[page]) << Self.pageBits
      for low in 0..<(1 << Self.pageBits) {
        body(UInt32(page << Self.pageBits | low), ConversionEntry(bits: entries[low]))
      }
    }
  }

  /// Calls `body` with the symbols of each key and with what it becomes.
  fileprivate func forEachKey(_ body: ([Int], UnsafeBufferPointer<UInt8>) -> Void) {
    for slot in 1..<max(1, nodeCount) {
      let node = ConversionNode(bits: nodes[slot])
      guard node.place != 0 else { continue }
      var symbols: [Int] = []
      var (place, parent) = (slot, node.check)
      // From the last symbol to the first, whose parent is the root.
      while parent != 0, parent < nodeCount {
        let before = ConversionNode(bits: nodes[parent])
        symbols.append(place - before.base)
        (place, parent) = (parent, before.check)
      }
      symbols.append(place)
      body(symbols.reversed(), value(node.place))
    }
  }
}

extension ConversionEntry {
  /// Whether anything but the character itself may come of it alone.
  func isMark(_ code: UInt32) -> Bool {
    if isOperator || isLong || asksLater { return true }
    guard replacementCount > 0, let scalar = Unicode.Scalar(code) else { return false }
    var raw: UInt32 = 0
    for (index, byte) in String(scalar).utf8.enumerated() {
      raw |= UInt32(byte) << UInt32(8 * index)
    }
    return raw != replacement
  }
}
