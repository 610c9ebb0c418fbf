/// Values that few blocks of a page have, by the block's number.
struct BlockValues<Value: Sendable>: Sendable {
  /// For each block the place of its value, or -1.
  private var places: [Int32]
  private var values: [Value] = []

  /// No values for a number of blocks.
  init(count: Int) { places = Array(repeating: -1, count: count) }

  /// The value of a block.
  ///
  /// - Complexity: O(1).
  subscript(block: Int) -> Value? {
    get { places[block] < 0 ? nil : values[Int(places[block])] }
    set {
      guard let newValue else {
        places[block] = -1
        return
      }
      if places[block] < 0 {
        places[block] = Int32(values.count)
        values.append(newValue)
      } else {
        values[Int(places[block])] = newValue
      }
    }
  }

  /// Whether a block has a value.
  @inline(__always)
  func has(_ block: Int) -> Bool { places[block] >= 0 }

  /// The blocks that have a value, in order.
  var blocks: [Int] { values.isEmpty ? [] : places.indices.filter { places[$0] >= 0 } }
}
