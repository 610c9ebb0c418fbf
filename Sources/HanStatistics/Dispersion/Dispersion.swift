/// How evenly a term is spread over the parts of a corpus.
///
/// ```swift
/// let parts = CorpusParts([28, 17, 30])
/// let dispersion = Dispersion(counts: [3, 3, 0], in: parts)
/// dispersion.value(of: .deviationOfProportions)  // 0.4
/// ```
///
/// All measures take parts as they are, of any length: what a measure compares is how often the term
/// is said in a part for each token of the part. They are no functions of sums, so each needs the
/// counts by parts.
///
/// - Complexity: O(*k* log *k*) in the parts that have the term; parts without it cost nothing.
public struct Dispersion: Sendable {
  /// A part that has the term.
  struct Entry: Sendable {
    /// v: occurrences in the part.
    var count: Int
    /// l: tokens of the part.
    var size: Int
  }

  /// The parts.
  package let parts: CorpusParts
  /// In order of size and count, so that sums are the same, to the last bit, in any order of parts.
  let entries: [Entry]
  /// f: occurrences in all parts.
  public let frequency: Int

  /// The dispersion of a term.
  ///
  /// - Parameters:
  ///   - counts: Its occurrences in each part, in the order of `parts`.
  ///   - parts: The parts.
  package init(counts: [Int], in parts: CorpusParts) {
    self.init(
      postings: counts.enumerated().lazy.filter { $0.element > 0 }.map { ($0.offset, $0.element) },
      in: parts)
  }

  /// The dispersion of a term, given the parts that have it.
  ///
  /// - Parameter postings: The places of these parts, ascending, and the occurrences in each, at
  ///   least 1. Places that are none are left out.
  public init(postings: some Sequence<(part: Int, count: Int)>, in parts: CorpusParts) {
    self.parts = parts
    entries = postings.compactMap { part, count in
      parts.sizes.indices.contains(part) && count > 0
        ? Entry(count: count, size: parts.sizes[part]) : nil
    }.sorted { ($0.size, $0.count) < ($1.size, $1.count) }
    frequency = entries.reduce(0) { $0 + $1.count }
  }

  /// The value of a measure; `nil` where it is undefined.
  public func value(of measure: DispersionMeasure) -> Double? {
    switch measure {
    case .range: Double(range)
    case .rangeShare: rangeShare
    case .inverseDocumentFrequency: inverseDocumentFrequency
    case .juillandD: juillandD
    case .carrollD2: carrollD2
    case .rosengrenS: rosengrenS
    case .deviationOfProportions: deviationOfProportions
    case .normalizedDeviation: normalizedDeviation
    case .normalizedDeviationOfParts: normalizedDeviationOfParts
    case .divergence: divergence
    case .normalizedDivergence: normalizedDivergence
    case .pairwise: pairwise
    }
  }

  /// p: occurrences for each token of a part.
  func rate(_ entry: Entry) -> Double { Double(entry.count) / Double(entry.size) }

  /// s: the part's share of all tokens.
  func share(_ entry: Entry) -> Double { Double(entry.size) / Double(parts.total) }

  /// v/f: the part's share of the occurrences.
  func portion(_ entry: Entry) -> Double { Double(entry.count) / Double(frequency) }

  /// The mean of p over all parts.
  var meanRate: Double { entries.reduce(0) { $0 + rate($1) } / Double(parts.count) }
}
