/// Finds texts that are the same as an earlier one, or nearly so.
///
/// Sketches are looked up by bands of their places (locality-sensitive hashing), so a look-up
/// costs the same for any number of texts. At a similarity of 0.8 it misses fewer than one in a
/// million, at 0.5 one in eight.
public struct NearDuplicateIndex: Sendable {
  /// An earlier text.
  public struct Match: Hashable, Sendable {
    /// Its position among the texts that were added.
    public var position: Int
    /// How much it has in common, 0 to 1.
    public var similarity: Double
  }

  /// From which similarity on texts count as the same.
  package let threshold: Double

  private static let bandWidth = 4
  private var originals: [(position: Int, sketch: MinHashSketch)] = []
  private var bands = BandTable()
  private var wholes: [UInt64: Int32] = [:]
  private var count = 0
  /// How many candidates a look-up compares at most.
  private static let maximumCandidates = 64

  /// Creates a finder that knows no text.
  ///
  /// - Parameter threshold: From which similarity on texts count as the same, 0.5 to 1.
  package init(threshold: Double = 0.9) { self.threshold = min(1, max(0.5, threshold)) }

  /// Adds a text.
  ///
  /// - Returns: The earlier text it repeats: of several the most similar, of these the first;
  ///   `nil` when it is new. Texts that repeat another one are not compared with later ones.
  /// - Complexity: O(1).
  package mutating func add(_ sketch: MinHashSketch) -> Match? {
    defer { count += 1 }
    // Texts without words have nothing in common.
    guard sketch.runs > 0 else { return nil }
    if let index = wholes[sketch.whole], originals[Int(index)].sketch.runs == sketch.runs {
      return Match(position: originals[Int(index)].position, similarity: 1)
    }
    let keys = Self.bandKeys(of: sketch)
    var best: Match?
    var seen: Set<Int32> = []
    for key in keys {
      for index in bands.texts(at: key) where seen.count < Self.maximumCandidates {
        guard seen.insert(index).inserted else { continue }
        let original = originals[Int(index)]
        let similarity = sketch.similarity(to: original.sketch)
        guard similarity >= threshold else { continue }
        let match = Match(position: original.position, similarity: similarity)
        guard let known = best else {
          best = match
          continue
        }
        if (match.similarity, -match.position) > (known.similarity, -known.position) {
          best = match
        }
      }
    }
    if let best { return best }
    let index = Int32(originals.count)
    originals.append((count, sketch))
    wholes[sketch.whole] = index
    for key in keys { bands.add(index, at: key) }
    return nil
  }

  /// A key for each band that has a place in use.
  private static func bandKeys(of sketch: MinHashSketch) -> [UInt64] {
    stride(from: 0, to: MinHashSketch.places, by: bandWidth).compactMap { start in
      var hash = UInt64(start) &* 0x9e37_79b9_7f4a_7c15
      var isUsed = false
      for place in start..<(start + bandWidth) {
        isUsed = isUsed || sketch.minima[place] != .max
        hash = (hash ^ UInt64(sketch.minima[place])) &* 0x100_0000_01b3
        hash ^= hash >> 31
      }
      return isUsed ? hash : nil
    }
  }
}

/// Which texts have a band, by the band's key: a flat table, for there are many bands with one text.
///
/// Memory: 8 to 16 bytes a band of a text.
private struct BandTable: Sendable {
  /// The upper half of a key, and above it a text's number and one; 0 in a free slot. A key stands
  /// as often as it has texts, in their order.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var count = 0

  mutating func add(_ text: Int32, at key: UInt64) {
    if (count + 1) * 3 > slots.count * 2 { grow() }
    insert(UInt64(UInt32(bitPattern: text) &+ 1) << 32 | key >> 32, at: place(of: key))
    count += 1
  }

  /// The texts with a key, and seldom others; who compares them finds out.
  func texts(at key: UInt64) -> [Int32] {
    var result: [Int32] = []
    var slot = place(of: key)
    while slots[slot] != 0 {
      if slots[slot] & 0xFFFF_FFFF == key >> 32 {
        result.append(Int32(bitPattern: UInt32(truncatingIfNeeded: slots[slot] >> 32) &- 1))
        // No more are compared.
        if result.count == 64 { break }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return result.sorted()
  }

  private func place(of key: UInt64) -> Int { place(ofUpper: key >> 32) }

  private func place(ofUpper upper: UInt64) -> Int {
    Int(truncatingIfNeeded: upper &* 0x9E37_79B9) & (slots.count - 1)
  }

  private mutating func insert(_ value: UInt64, at place: Int) {
    var slot = place
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for value in old where value != 0 {
      insert(value, at: place(ofUpper: value & 0xFFFF_FFFF))
    }
  }
}
