import Foundation
import HanCore

/// Counts of runs of Chinese characters with what stands beside them: all that cohesion and
/// branching entropy are computed from, as sums.
///
/// A run of characters ends at punctuation, other scripts and the ends of lines; such a boundary
/// is one neighbour, U+0000.
package struct CharacterNGrams: Sendable {
  /// The longest candidates.
  package let longest: Int
  /// Characters in all runs.
  package private(set) var characters = 0
  /// Occurrences of each run of one to ``longest`` characters.
  private var counts: [Key: Int] = [:]
  /// Occurrences of each with the character before and the one behind.
  private var left: [Key: [UInt32: Int]] = [:]
  private var right: [Key: [UInt32: Int]] = [:]

  /// The characters of a run; the terms of a corpus are millions, so they are packed.
  struct Key: Hashable, Sendable {
    var high: UInt64
    var low: UInt64

    init(_ scalars: ArraySlice<UInt32>) {
      (high, low) = (0, 0)
      for scalar in scalars {
        high = high << 21 | low >> 43
        low = low << 21 | UInt64(scalar)
      }
    }

    /// The run, of so many characters.
    var text: String {
      var scalars = String.UnicodeScalarView()
      var (high, low) = (high, low)
      var reversed: [Unicode.Scalar] = []
      while low != 0 || high != 0 {
        if let scalar = Unicode.Scalar(UInt32(low & 0x1F_FFFF)) { reversed.append(scalar) }
        low = low >> 21 | (high & 0x1F_FFFF) << 43
        high >>= 21
      }
      scalars.append(contentsOf: reversed.reversed())
      return String(scalars)
    }
  }

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
  /// - Parameter longest: The longest candidates, 2 to 6 characters.
  package init(longest: Int = 4) { self.longest = min(6, max(2, longest)) }

  /// Adds a text in the canonical script.
  package mutating func add(_ text: String) {
    var run: [UInt32] = []
    for scalar in text.unicodeScalars {
      if scalar.isHan {
        run.append(scalar.value)
      } else if !run.isEmpty {
        add(run)
        run.removeAll(keepingCapacity: true)
      }
    }
    add(run)
  }

  private mutating func add(_ run: [UInt32]) {
    characters += run.count
    for start in run.indices {
      for end in (start + 1)...max(start + 1, min(run.count, start + longest))
      where end <= run.count {
        let key = Key(run[start..<end])
        counts[key, default: 0] += 1
        guard end - start > 1 else { continue }
        left[key, default: [:]][start > 0 ? run[start - 1] : 0, default: 0] += 1
        right[key, default: [:]][end < run.count ? run[end] : 0, default: 0] += 1
      }
    }
  }

  /// Adds the counts of other texts.
  package mutating func merge(_ other: CharacterNGrams) {
    characters += other.characters
    counts.merge(other.counts, uniquingKeysWith: +)
    left.merge(other.left) { $0.merging($1, uniquingKeysWith: +) }
    right.merge(other.right) { $0.merging($1, uniquingKeysWith: +) }
  }

  /// All runs of two characters or more that occur so often, in order of their text.
  package func candidates(minimum: Int) -> [Candidate] {
    var found: [Candidate] = []
    for (key, count) in counts where count >= minimum {
      let text = key.text
      let scalars = text.unicodeScalars.map(\.value)
      guard scalars.count > 1, let left = left[key], let right = right[key] else { continue }
      let splits = (1..<scalars.count).map { cut in
        (
          left: counts[Key(scalars[..<cut])] ?? count, right: counts[Key(scalars[cut...])] ?? count
        )
      }
      guard
        let ratio = Cohesion.ratio(count: count, splits: splits, characters: characters)
      else { continue }
      // In order of the neighbours, so that sums of logarithms are the same in every run.
      found.append(
        Candidate(
          text: text, frequency: count, cohesion: log2(ratio),
          leftEntropy: BranchingEntropy.entropy(left.values.sorted()) ?? 0,
          rightEntropy: BranchingEntropy.entropy(right.values.sorted()) ?? 0))
    }
    return found.sorted { Term($0.text) < Term($1.text) }
  }
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
