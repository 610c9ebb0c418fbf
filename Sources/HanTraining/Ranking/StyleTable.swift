import Foundation

/// Which words are typical of one kind of text against others: in how many documents of the largest
/// set each word occurs, and in how many of the other sets.
struct StyleTable: Sendable {
  /// As how many documents of either kind every word starts.
  static let prior = 5.0
  /// Words of fewer documents say nothing.
  static let leastDocuments = 3
  /// No word says more.
  static let largestWeight = 2.0

  private var counts: [UInt64: SIMD2<Int>] = [:]
  private var documents = SIMD2<Int>.zero

  /// - Parameter side: 0 for the largest set, 1 for the others.
  mutating func add(_ vocabulary: [UInt64], side: Int) {
    documents[side] += 1
    for word in vocabulary { counts[word, default: .zero][side] += 1 }
  }

  /// ln of the share of documents with the word on one side against that on the other.
  ///
  /// - Parameter side: The side of the document that is asked for, which does not count.
  func weight(_ word: UInt64, without side: Int?) -> Double {
    var (count, all) = (counts[word] ?? .zero, documents)
    if let side {
      count[side] -= 1
      all[side] -= 1
    }
    guard all[0] > 0, all[1] > 0, count[0] + count[1] >= Self.leastDocuments else { return 0 }
    // The prior is the same share on both sides.
    let share = Double(all[1]) / Double(all[0])
    let one = (Double(count[0]) + Self.prior) / (Double(all[0]) + 2 * Self.prior)
    let other =
      (Double(count[1]) + Self.prior * share) / (Double(all[1]) + 2 * Self.prior * share)
    return max(-Self.largestWeight, min(Self.largestWeight, log(one) - log(other)))
  }

  /// The mean weight of the words that tell; 0 without any.
  func mean(_ vocabulary: [UInt64], without side: Int?) -> Double {
    let weights = vocabulary.map { weight($0, without: side) }.filter { $0 != 0 }
    return weights.isEmpty ? 0 : weights.reduce(0, +) / Double(weights.count)
  }

  /// The weights by `style:word`.
  func weights(_ wordings: [UInt64: String]) -> [String: Double] {
    var result: [String: Double] = [:]
    for word in counts.keys {
      let weight = weight(word, without: nil)
      guard weight.magnitude >= 0.05, let wording = wordings[word] else { continue }
      result["style:\(wording)"] = (weight * 100).rounded() / 100
    }
    return result
  }
}
