/// Finds a place for each node of a trie in a double array, see ``ConversionNode``.
struct DoubleArrayLayout {
  private let keys: [[Int]]
  private let ranks: [Int]
  private let places: [Int]
  private let symbolCount: Int
  private var nodes: [UInt64] = []
  private var taken: [Bool] = []
  /// No slot below this one is free.
  private var firstFree = 0

  /// - Parameters:
  ///   - keys: Symbols from 1 on; sorted by the characters they stand for, each key once.
  ///   - ranks: The rank of each key.
  ///   - places: Where the values of each key stand in the pool.
  ///   - symbolCount: The largest symbol.
  init(keys: [[Int]], ranks: [Int], places: [Int], symbolCount: Int) {
    self.keys = keys
    self.ranks = ranks
    self.places = places
    self.symbolCount = symbolCount
  }

  /// The keys that share a beginning, and the slot of its node.
  private struct Branch {
    var keys: Range<Int>
    var depth: Int
    var slot: Int
  }

  /// The array, padded so that every base plus every symbol lies inside; `nil` when it would be
  /// larger than a node's fields can say.
  mutating func laidOut() -> [UInt64]? {
    grow(to: symbolCount + 1)
    for slot in 0...symbolCount { taken[slot] = true }
    firstFree = symbolCount + 1
    guard !keys.isEmpty else { return Array(nodes[...symbolCount]) }
    // Breadth first: the nodes of short keys, which are used most, lie together.
    var queue = [Branch(keys: keys.indices, depth: 0, slot: 0)]
    var index = 0
    var lastBase = 0
    while index < queue.count {
      let branch = queue[index]
      index += 1
      let children = children(of: branch)
      var base = 0
      if branch.depth > 0, !children.isEmpty {
        base = place(children.map(\.symbol))
        lastBase = max(lastBase, base)
      }
      guard base + symbolCount < ConversionNode.maximumSlots else { return nil }
      let ends = keys[branch.keys.lowerBound].count == branch.depth
      nodes[branch.slot] =
        ConversionNode(
          base: base, check: ConversionNode(bits: nodes[branch.slot]).check,
          place: ends ? places[branch.keys.lowerBound] : 0,
          rank: ends ? UInt64(ranks[branch.keys.lowerBound]) : 0
        ).bits
      for child in children {
        let slot = base + child.symbol
        nodes[slot] = ConversionNode(base: 0, check: branch.slot, place: 0, rank: 0).bits
        queue.append(Branch(keys: child.keys, depth: branch.depth + 1, slot: slot))
      }
    }
    grow(to: lastBase + symbolCount + 1)
    return Array(nodes[..<max(lastBase + symbolCount + 1, symbolCount + 1)])
  }

  private func children(of branch: Branch) -> [(symbol: Int, keys: Range<Int>)] {
    var result: [(symbol: Int, keys: Range<Int>)] = []
    var start = branch.keys.lowerBound
    if start < branch.keys.upperBound, keys[start].count == branch.depth { start += 1 }
    while start < branch.keys.upperBound {
      let symbol = keys[start][branch.depth]
      var end = start + 1
      while end < branch.keys.upperBound, keys[end][branch.depth] == symbol { end += 1 }
      result.append((symbol, start..<end))
      start = end
    }
    return result
  }

  /// Finds a base at which the slots of all symbols are free, and takes them.
  private mutating func place(_ symbols: [Int]) -> Int {
    let least = symbols.min() ?? 1
    var slot = max(firstFree, least + 1)
    while true {
      let base = slot - least
      grow(to: base + symbolCount + 1)
      if symbols.allSatisfy({ !taken[base + $0] }) {
        for symbol in symbols { taken[base + symbol] = true }
        while firstFree < taken.count, taken[firstFree] { firstFree += 1 }
        return base
      }
      slot += 1
    }
  }

  private mutating func grow(to count: Int) {
    guard count > nodes.count else { return }
    // An unused slot's check names a slot that is no node's: the last there can be.
    let unused =
      ConversionNode(base: 0, check: ConversionNode.maximumSlots - 1, place: 0, rank: 0).bits
    let room = max(count, nodes.count + nodes.count / 2)
    nodes += [UInt64](repeating: unused, count: room - nodes.count)
    taken += [Bool](repeating: false, count: room - taken.count)
  }
}
