/// How much of the text around a block is prose.
struct ProseDensity {
  /// How many blocks on each side count.
  static let reach = 6

  private var prose: [Int32] = [0]
  private var all: [Int32] = [0]

  /// - Complexity: O(blocks).
  init(_ blocks: [Block]) {
    prose.reserveCapacity(blocks.count + 1)
    all.reserveCapacity(blocks.count + 1)
    for (index, block) in blocks.enumerated() {
      prose.append(prose[index] &+ (block.isProseLine ? block.length : 0))
      all.append(all[index] &+ block.length)
    }
  }

  /// The share of characters that lines of prose have around a block, 0 to 1.
  func share(around index: Int) -> Float {
    let lower = max(0, index - Self.reach)
    let upper = min(all.count - 1, index + Self.reach + 1)
    return Float(prose[upper] &- prose[lower]) / Float(max(1, all[upper] &- all[lower]))
  }

  /// How many of the four blocks beside a teaser are teasers, too.
  func teasers(beside index: Int, in blocks: [Block]) -> Int {
    guard blocks[index].isTeaser else { return 0 }
    let around = max(0, index - 2)..<min(blocks.count, index + 3)
    return around.reduce(-1) { $0 + (blocks[$1].isTeaser ? 1 : 0) }
  }
}
