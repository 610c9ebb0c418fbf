import Foundation
package import HanCore

/// Counts of runs of Chinese characters with what stands beside them: all that cohesion and
/// branching entropy are computed from, as sums.
///
/// A run of characters ends at punctuation, other scripts and the ends of lines; such a boundary
/// is one neighbour, U+0000. Every place of the text is kept with the characters around it; sorted,
/// these have all occurrences of a run side by side.
///
/// Memory: 24 bytes a character up to a bound, past which they are sorted in a temporary file; and
/// about 80 bytes for each run that occurs often enough.
package struct CharacterNGrams: Sendable {
  /// The longest candidates.
  package let longest: Int
  /// Characters in all runs.
  package private(set) var characters = 0
  private var places: CharacterPlaces

  /// A candidate for a word.
  package struct Candidate: Hashable, Sendable {
    /// The characters.
    package var text: String
    /// Occurrences.
    package var frequency: Int
    /// How many times as often its parts meet as by chance, in bits; see ``Cohesion``.
    package var cohesion: Double
    /// The entropy of the neighbours on the left and on the right; see ``BranchingEntropy``.
    package var leftEntropy: Double
    package var rightEntropy: Double

    /// The smaller of the two.
    package var branchingEntropy: Double { min(leftEntropy, rightEntropy) }
  }

  /// No text.
  ///
  /// - Parameters:
  ///   - longest: The longest candidates, 2 to 6 characters.
  ///   - memoryLimit: How many bytes places may take until they go to a file.
  package init(longest: Int = 4, memoryLimit: Int = 128 << 20) {
    self.longest = min(6, max(2, longest))
    places = CharacterPlaces(memoryLimit: memoryLimit)
  }

  /// Adds a text in the canonical script.
  package mutating func add(_ text: String) throws(ScratchError) {
    var run: [UInt32] = []
    for scalar in text.unicodeScalars {
      if scalar.isHan {
        run.append(scalar.value)
      } else if !run.isEmpty {
        try add(run)
        run.removeAll(keepingCapacity: true)
      }
    }
    try add(run)
  }

  private mutating func add(_ run: [UInt32]) throws(ScratchError) {
    characters += run.count
    for start in run.indices {
      var place = CharacterPlace(left: start > 0 ? run[start - 1] : 0)
      for offset in 0..<min(longest + 1, run.count - start) { place[offset] = run[start + offset] }
      try places.append(place)
    }
  }

  /// Adds the counts of other texts.
  package mutating func merge(_ other: CharacterNGrams) throws(ScratchError) {
    characters += other.characters
    var other = other
    try other.places.forEach { place throws(ScratchError) in try places.append(place) }
  }

  /// All runs of two characters or more that occur so often, in order of their text.
  ///
  /// - Parameters:
  ///   - cohesion: The least cohesion.
  ///   - entropy: The least branching entropy.
  /// - Complexity: O(*n* log *n*) in the number of characters.
  package mutating func candidates(
    minimum: Int, cohesion: Double = -.infinity, entropy: Double = -.infinity
  ) throws(ScratchError) -> [Candidate] {
    var scan = RunScan(longest: longest, minimum: minimum)
    try places.forEach { place throws(ScratchError) in scan.add(place) }
    scan.finish()
    var found: [Candidate] = []
    for run in scan.runs {
      guard min(run.leftEntropy, run.rightEntropy) >= entropy else { continue }
      let splits = (1..<run.length).lazy.map { cut in
        (
          left: scan.count(of: run.place.part(0..<cut)),
          right: scan.count(of: run.place.part(cut..<run.length))
        )
      }
      guard
        let ratio = Cohesion.ratio(count: run.count, splits: splits, characters: characters),
        log2(ratio) >= cohesion
      else { continue }
      found.append(
        Candidate(
          text: run.place.text(run.length), frequency: run.count, cohesion: log2(ratio),
          leftEntropy: run.leftEntropy, rightEntropy: run.rightEntropy))
    }
    return found.sorted { Term($0.text) < Term($1.text) }
  }
}

/// Finds runs of characters among places that come in order.
private struct RunScan {
  struct Run {
    var place: CharacterPlace
    var length: Int
    var count: Int
    var leftEntropy: Double
    var rightEntropy: Double
  }

  private let longest: Int
  private let minimum: Int
  /// Runs of two characters or more.
  private(set) var runs: [Run] = []
  private var counts: [CharacterPlace: Int] = [:]
  private var last: CharacterPlace?
  /// How many places begin as the last one does, by the length of that beginning.
  private var open: [Int]
  /// By length, how often each character stands behind the run.
  private var right: [[Int]]
  /// What stands before the places that begin with the same two characters.
  private var left: [UInt32] = []

  init(longest: Int, minimum: Int) {
    self.longest = longest
    self.minimum = minimum
    open = [Int](repeating: 0, count: longest + 2)
    right = [[Int]](repeating: [], count: longest + 2)
  }

  mutating func add(_ place: CharacterPlace) {
    if let last { close(from: last.common(place, upTo: longest + 1) + 1, last) }
    for length in 1...(longest + 1) { open[length] += 1 }
    left.append(place.left)
    last = place
  }

  mutating func finish() {
    if let last { close(from: 1, last) }
    last = nil
  }

  /// Ends the runs of so many characters or more.
  private mutating func close(from shortest: Int, _ place: CharacterPlace) {
    guard shortest <= longest + 1 else { return }
    for length in (shortest...(longest + 1)).reversed() {
      let count = open[length]
      open[length] = 0
      // What is one character longer tells what stands behind.
      right[length - 1].append(count)
      guard length <= longest else { continue }
      if place[length - 1] != 0, count >= minimum {
        counts[place.part(0..<length)] = count
        if length > 1 {
          // In order of the counts, so that sums of logarithms are the same in every run.
          runs.append(
            Run(
              place: place.part(0..<length), length: length, count: count,
              leftEntropy: BranchingEntropy.entropy(Self.counts(left.suffix(count))) ?? 0,
              rightEntropy: BranchingEntropy.entropy(right[length].sorted()) ?? 0))
        }
      }
      right[length].removeAll(keepingCapacity: true)
    }
    if shortest == 1 { right[0].removeAll() }
    if shortest <= 2 { left.removeAll(keepingCapacity: true) }
  }

  /// How often each of some characters is there, in order of that.
  private static func counts(_ characters: ArraySlice<UInt32>) -> [Int] {
    var counts: [Int] = []
    var last: UInt32?
    for character in characters.sorted() {
      if character == last { counts[counts.count - 1] += 1 } else { counts.append(1) }
      last = character
    }
    return counts.sorted()
  }

  /// How often a part of a run occurs, which is as often as the run at least.
  func count(of part: CharacterPlace) -> Int { counts[part] ?? minimum }
}

extension CharacterNGrams {
  /// Candidates without those that only live inside a longer one: whose longer one occurs nearly as
  /// often, at four of five places.
  package static func withoutParts(_ candidates: [Candidate]) -> [Candidate] {
    var longer: [Substring: Int] = [:]
    for candidate in candidates {
      let text = candidate.text
      for start in text.indices {
        for end in text[start...].indices.dropFirst() + [text.endIndex]
        where text[start..<end].count < text.count && text[start..<end].count > 1 {
          longer[text[start..<end]] = max(longer[text[start..<end]] ?? 0, candidate.frequency)
        }
      }
    }
    return candidates.filter { (longer[$0.text[...]] ?? 0) * 5 < $0.frequency * 4 }
  }
}
