/// Numbers that are the same for the same seed on every machine (SplitMix64; Steele, Lea, Flood
/// 2014).
struct SplitMix: Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number below `bound`; the bias does not matter here.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  /// Whether something that happens `percent` times in a hundred happens now.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// An element, the first ones more often: the rank falls off about as words do.
  mutating func pick(_ list: [String]) -> String {
    let share = Double(below(1 << 20)) / Double(1 << 20)
    return list[Int(Double(list.count) * share * share)]
  }

  /// An element, all equally often.
  mutating func any(_ list: [String]) -> String { list[below(list.count)] }
}
