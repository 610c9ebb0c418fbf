package import HanCore

/// The running words of all documents, one behind the other.
///
/// Memory: four bytes a word, and the distinct words.
package struct WordSequence: Sendable {
  /// The distinct words.
  package private(set) var words: [Term] = []
  /// Which word stands at each place.
  package private(set) var sequence: [Int32] = []
  /// Where each document ends.
  package private(set) var ends: [Int] = []
  private var numbers: [Term: Int32] = [:]

  /// No documents.
  package init() {}

  /// Adds a document.
  package mutating func add(_ document: RunningWords) {
    let places = document.words.map { claimNumber(of: Term($0)) }
    sequence.reserveCapacity(sequence.count + document.sequence.count)
    for number in document.sequence { sequence.append(places[Int(number)]) }
    ends.append(sequence.count)
  }

  /// The number of a word; `nil` when it does not occur.
  package func number(of word: Term) -> Int? { numbers[word].map(Int.init) }

  private mutating func claimNumber(of word: Term) -> Int32 {
    if let known = numbers[word] { return known }
    let next = Int32(words.count)
    numbers[word] = next
    words.append(word)
    return next
  }

  /// The parts of a corpus cut into runs of equal length, at `floor(i · N / k)`.
  package func slices(_ count: Int) -> CorpusParts {
    CorpusParts(
      (0..<count).map { sequence.count * ($0 + 1) / count - sequence.count * $0 / count })
  }

  /// The dispersion of every word over such runs, by the words' numbers.
  package func dispersions(over count: Int) -> [Dispersion] {
    let parts = slices(count)
    var postings = [[(part: Int, count: Int)]](repeating: [], count: words.count)
    // Runs without a word are no parts, so parts are counted as they come.
    var part = -1
    for slice in 0..<count {
      let (lower, upper) = (
        sequence.count * slice / count, sequence.count * (slice + 1) / count
      )
      guard lower < upper else { continue }
      part += 1
      for number in sequence[lower..<upper] {
        if let last = postings[Int(number)].last, last.part == part {
          postings[Int(number)][postings[Int(number)].count - 1].count += 1
        } else {
          postings[Int(number)].append((part, 1))
        }
      }
    }
    return postings.map { Dispersion(postings: $0, in: parts) }
  }

  /// The average reduced frequency of every word, by the words' numbers.
  package var reducedFrequencies: [Double] {
    var places = [[Int]](repeating: [], count: words.count)
    for (place, number) in sequence.enumerated() { places[Int(number)].append(place) }
    return places.map {
      AverageReducedFrequency.value(places: $0, tokens: sequence.count) ?? 0
    }
  }
}
