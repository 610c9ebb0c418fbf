/// Choices read off bytes, or made up from a seed: what a grammar is driven by.
///
/// A fuzzer that changes a byte changes a choice. Once the bytes are used up all choices are 0, the
/// first and shortest alternative of each.
public struct Choices: Sendable {
  private var bytes: ArraySlice<UInt8>
  private var state: UInt64?

  /// Choices by bytes.
  public init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    state = nil
  }

  /// Choices by a seed, the same on every machine (SplitMix64).
  public init(seed: UInt64) {
    bytes = []
    state = seed
  }

  /// Whether all choices are 0 from now on.
  public var isOver: Bool { state == nil && bytes.isEmpty }

  /// A number below `bound`, which must be above 0.
  public mutating func below(_ bound: Int) -> Int {
    if let seed = state {
      let next = seed &+ 0x9E37_79B9_7F4A_7C15
      state = next
      var z = next
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(bound))
    }
    var value = Int(bytes.popFirst() ?? 0)
    if bound > 256 { value = value << 8 | Int(bytes.popFirst() ?? 0) }
    return value % bound
  }

  /// Whether something that happens once in `count` happens now.
  public mutating func oneIn(_ count: Int) -> Bool { below(count) == count - 1 }

  /// One of some values.
  public mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}
