import Foundation

/// The formulas of classic keyword extraction, over words that go by numbers from 0 up.
package enum ClassicFormulas {
  /// Each word's share of all words times its weight.
  ///
  /// - Parameters:
  ///   - counts: Occurrences by word.
  ///   - inverseDocumentFrequency: By word.
  package static func tfIDF(_ counts: [Int], inverseDocumentFrequency: (Int) -> Double) -> [Double]
  {
    let total = Double(max(1, counts.reduce(0, +)))
    return counts.indices.map { Double(counts[$0]) / total * inverseDocumentFrequency($0) }
  }

  /// BM25's saturation of a count, with k1 = 1.2 and b = 0.
  package static func bm25Frequency(_ count: Int) -> Double {
    Double(count) * 2.2 / (Double(count) + 1.2)
  }

  /// Ranks by random walk over a graph whose edges are weighted by how often two words stand within
  /// `span` words of each other: ten rounds with damping .85, words in order, scaled to a
  /// maximum of 1. Words without a neighbour get 0.
  ///
  /// - Parameters:
  ///   - words: The text; `nil` for what is no candidate but takes its place.
  ///   - order: The words in the order in which they are updated.
  /// - Complexity: O(text · span + rounds · edges).
  package static func textRank(_ words: [Int?], order: [Int], span: Int = 5) -> [Double] {
    let size = (words.compactMap { $0 }.max() ?? -1) + 1
    var weights: [[Int: Double]] = Array(repeating: [:], count: size)
    for (place, word) in words.enumerated() {
      guard let word else { continue }
      for next in words[(place + 1)..<max(place + 1, min(words.count, place + span))] {
        guard let next else { continue }
        weights[word][next, default: 0] += 1
        weights[next][word, default: 0] += 1
      }
    }
    let edges = weights.map { $0.sorted { $0.key < $1.key } }
    let sums = edges.map { $0.reduce(0) { $0 + $1.value } }
    let nodes = order.filter { $0 < size && !edges[$0].isEmpty }
    var ranks = [Double](repeating: 0, count: size)
    for node in nodes { ranks[node] = 1 / Double(nodes.count) }
    for _ in 0..<10 {
      for node in nodes {
        let sum = edges[node].reduce(0) { $0 + $1.value / sums[$1.key] * ranks[$1.key] }
        ranks[node] = 0.15 + 0.85 * sum
      }
    }
    guard let least = nodes.map({ ranks[$0] }).min(), let most = nodes.map({ ranks[$0] }).max()
    else { return ranks }
    for node in nodes { ranks[node] = (ranks[node] - least / 10) / (most - least / 10) }
    return ranks
  }

  /// Each word's degree over its frequency, where the degree counts the words of the phrases it is
  /// in; a phrase scores the sum of its words.
  package static func rake(_ phrases: [[Int]]) -> [Double] {
    let size = (phrases.joined().max() ?? -1) + 1
    var (degrees, counts) = (
      [Double](repeating: 0, count: size), [Double](repeating: 0, count: size)
    )
    for phrase in phrases {
      for word in phrase {
        degrees[word] += Double(phrase.count)
        counts[word] += 1
      }
    }
    return zip(degrees, counts).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// One over YAKE's weight of a word, so that higher is better.
  ///
  /// - Parameter sentences: The words of each sentence; `nil` for what is no candidate.
  package static func yake(_ sentences: [[Int?]]) -> [Double] {
    let size = (sentences.joined().compactMap { $0 }.max() ?? -1) + 1
    var counts = [Double](repeating: 0, count: size)
    var places: [[Int]] = Array(repeating: [], count: size)
    var left: [[Int: Int]] = Array(repeating: [:], count: size)
    var right = left
    for (number, sentence) in sentences.enumerated() {
      for (place, word) in sentence.enumerated() {
        guard let word else { continue }
        counts[word] += 1
        places[word].append(number)
        if place > 0, let before = sentence[place - 1] { left[word][before, default: 0] += 1 }
        if place + 1 < sentence.count, let after = sentence[place + 1] {
          right[word][after, default: 0] += 1
        }
      }
    }
    let present = counts.filter { $0 > 0 }
    guard let most = present.max() else { return counts }
    let mean = present.reduce(0, +) / Double(present.count)
    let variance =
      present.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(present.count)
    return counts.indices.map { word in
      guard counts[word] > 0 else { return 0 }
      let median = Double(places[word][places[word].count / 2])
      let position = log(log(3 + median))
      let frequency = counts[word] / (mean + variance.squareRoot())
      let spread = Double(Set(places[word]).count) / Double(sentences.count)
      let relatedness = 1 + (diversity(left[word]) + diversity(right[word])) * counts[word] / most
      let weight = relatedness * relatedness * position / (frequency + spread)
      return 1 / max(1e-9, weight)
    }
  }

  /// How many different neighbours a word has for all it has.
  private static func diversity(_ neighbours: [Int: Int]) -> Double {
    let all = neighbours.values.reduce(0, +)
    return all == 0 ? 0 : Double(neighbours.count) / Double(all)
  }
}
