/// Finds texts that are the same as an earlier one, or nearly so.
///
/// Sketches are looked up by bands of their places (locality-sensitive hashing), so a look-up
/// costs the same for any number of texts. At a similarity of 0.8 it misses fewer than one in a
/// million, at 0.5 one in eight.
public struct DuplicateFinder: Sendable {
  /// An earlier text.
  public struct Match: Hashable, Sendable {
    /// Its position among the texts that were added.
    public var position: Int
    /// How much it has in common, 0 to 1.
    public var similarity: Double
  }

  /// From which similarity on texts count as the same.
  public let threshold: Double

  private static let bandWidth = 4
  private var originals: [(position: Int, sketch: TextSketch)] = []
  private var bands: [UInt64: [Int32]] = [:]
  private var wholes: [UInt64: Int32] = [:]
  private var count = 0
  /// How many candidates a look-up compares at most.
  private static let maximumCandidates = 64

  /// Creates a finder that knows no text.
  ///
  /// - Parameter threshold: From which similarity on texts count as the same, 0.5 to 1.
  public init(threshold: Double = 0.9) { self.threshold = min(1, max(0.5, threshold)) }

  /// Adds a text.
  ///
  /// - Returns: The earlier text it repeats: of several the most similar, of these the first;
  ///   `nil` when it is new. Texts that repeat another one are not compared with later ones.
  /// - Complexity: O(1).
  public mutating func add(_ sketch: TextSketch) -> Match? {
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
      for index in bands[key] ?? [] where seen.count < Self.maximumCandidates {
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
    for key in keys { bands[key, default: []].append(index) }
    return nil
  }

  /// A key for each band that has a place in use.
  private static func bandKeys(of sketch: TextSketch) -> [UInt64] {
    stride(from: 0, to: TextSketch.places, by: bandWidth).compactMap { start in
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
