import HanCore

extension UserDictionaryMatcher {
  /// Finds the best cover of one stretch of overlapping matches after the other, by dynamic
  /// programming from left to right over the stretch's scalars.
  ///
  /// Scores are kept for as many scalars as a word may have; only the way back is kept for all.
  struct Cover {
    /// Whether some match reaches beyond the current scalar.
    private(set) var isActive = false
    /// The number of scalars since the stretch began, and of those that its matches reach.
    private var position = 0
    private var reach = 0
    /// For each position: its offset, and the word of the best cover that ends there (nought is
    /// none, as no word has length nought).
    private var offsets: [Int] = []
    private var back: [(length: UInt8, entry: UInt32)] = []
    /// The best known score at positions modulo the ring's size; a word cannot lap it.
    private var ring = [Step](repeating: Step(), count: 2 * UserDictionary.longestWord)
    private static var mask: Int { 2 * UserDictionary.longestWord - 1 }

    init() {}

    /// Adds a word that begins at the current scalar, whose offset is given.
    mutating func add(_ entry: Int, length: Int, frequency: UInt32, at offset: Int) {
      if !isActive { begin(at: offset) }
      var step = ring[position & Self.mask]
      step.covered += length
      step.words += 1
      step.frequency += Int(frequency)
      step.length = UInt8(length)
      step.entry = UInt32(entry)
      let end = position + length
      // Words come by ascending start, so of equal ones the last is the shortest.
      if !ring[end & Self.mask].isBetter(than: step) { ring[end & Self.mask] = step }
      reach = max(reach, end)
    }

    /// Goes on to the next scalar, and ends the stretch if no match reaches beyond its start.
    mutating func advance(to offset: Int, into result: inout [Match]) {
      position += 1
      var step = ring[(position - 1) & Self.mask]
      step.length = 0
      // Of equal covers, the one that leaves this scalar free.
      if ring[position & Self.mask].isBetter(than: step) {
        step = ring[position & Self.mask]
      } else {
        ring[position & Self.mask] = step
      }
      // The farthest place a word from here can end at; words from before cannot reach it.
      ring[(position + UserDictionary.longestWord) & Self.mask] = Step()
      offsets.append(offset)
      back.append((step.length, step.entry))
      if position == reach { finish(into: &result) }
    }

    private mutating func begin(at offset: Int) {
      isActive = true
      position = 0
      reach = 0
      offsets.removeAll(keepingCapacity: true)
      back.removeAll(keepingCapacity: true)
      offsets.append(offset)
      back.append((0, 0))
      for index in ring.indices { ring[index] = Step() }
    }

    private mutating func finish(into result: inout [Match]) {
      let first = result.count
      var end = position
      while end > 0 {
        let (length, entry) = back[end]
        guard length > 0 else {
          end -= 1
          continue
        }
        let start = end - Int(length)
        result.append(Match(span: TextSpan(offsets[start], offsets[end]), entry: Int(entry)))
        end = start
      }
      result[first...].reverse()
      isActive = false
    }
  }

  /// A cover of the scalars so far, and its last word.
  private struct Step {
    var covered = 0
    var words = 0
    var frequency = 0
    var length: UInt8 = 0
    var entry: UInt32 = 0

    @inline(__always)
    func isBetter(than other: Step) -> Bool {
      if covered != other.covered { return covered > other.covered }
      if words != other.words { return words < other.words }
      return frequency > other.frequency
    }
  }
}
