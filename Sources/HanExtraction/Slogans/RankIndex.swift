/// Places of a text in order, found by what stands behind an index in constant time.
struct RankIndex {
  /// The places, ascending.
  let places: [Int32]
  /// For each block of 64 scalars up to that of the last place, the first place that is not before
  /// it.
  private let blocks: [Int32]

  /// Lays out places of a text of `count` scalars.
  ///
  /// - Precondition: the places ascend.
  /// - Complexity: O(places + *count* / 64).
  init(_ places: [Int32], count: Int) {
    var blocks: [Int32] = []
    blocks.reserveCapacity(count / 64 + 1)
    for (number, place) in places.enumerated() {
      while blocks.count <= Int(place >> 6) { blocks.append(Int32(truncatingIfNeeded: number)) }
    }
    self.places = places
    self.blocks = blocks
  }

  /// The number of places before an index.
  ///
  /// - Complexity: O(1): at most 64 steps.
  func count(before index: Int) -> Int {
    guard index >= 0 else { return 0 }
    guard index >> 6 < blocks.count else { return places.count }
    var place = Int(blocks[index >> 6])
    while place < places.count, places[place] < index { place += 1 }
    return place
  }
}
