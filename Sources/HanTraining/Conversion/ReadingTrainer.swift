import Foundation
import HanLexicon
import HanScripts

/// Learns which reading a character has by its surroundings: multinomial logistic regression for
/// each character, fitted by AdaGrad (Duchi, Hazan & Singer 2011) with an L2 penalty. Examples are
/// taken in a fixed order, so the same inputs give the same bytes.
package struct ReadingTrainer {
  private let list: ReadingList
  private var examples: ReadingExamples
  private let dictionaries: String

  private static let epochs = 12
  private static let rate: Float = 0.3
  private static let decay: Float = 0.0005
  /// How many features are kept: those that weigh most and are met most.
  private static let maximumFeatures = 24_500
  /// What a weight of 1 is as a number of the table.
  private static let scale: Float = 24

  /// Prepares to learn.
  ///
  /// - Parameters:
  ///   - list: The characters and their phrases.
  ///   - dictionaries: The folder of OpenCC's dictionaries, as text.
  /// - Throws: `ResourceError`, ``ConversionCompilerError``.
  package init(_ list: ReadingList, dictionaries: String) throws {
    self.list = list
    self.dictionaries = dictionaries
    examples = try ReadingExamples(list, tables: try BundledTables.conversion())
  }

  /// Adds running text in Traditional characters of any region.
  package mutating func addText(_ text: String) { examples.addText(text) }

  /// The container of the chooser, and how often the examples were right at the end.
  package mutating func train() throws -> (bytes: [UInt8], report: String) {
    examples.addPhrases(
      try ConversionDictionary(contentsOf: "\(dictionaries)/STPhrases.txt").entries)
    var rows = HashedRowsBuilder()
    var features: [Feature] = []
    var report = ""
    var records: [UInt32] = []
    for (number, character) in list.characters.enumerated() {
      records.append(character.code)
      records.append(character.isOpen ? 1 : 0)
      records += character.readings
      records += [UInt32](repeating: 0, count: 4 - character.readings.count)
      let own = examples.examples[number]
      let (weights, right) = fit(own, readings: character.readings.count)
      let name = Unicode.Scalar(character.code).map(String.init) ?? "?"
      report += "\(name) \(own.count) examples, \(right) right, \(weights.count) features\n"
      features += weights
    }
    features.sort { ($1.importance, $0.hash) < ($0.importance, $1.hash) }
    for feature in features.prefix(Self.maximumFeatures) {
      for column in 0..<4 {
        let value = (feature.row[column] * Self.scale).rounded()
        if value != 0 { rows.set(feature.hash, column, to: Int8(max(-127, min(127, value)))) }
      }
    }
    var container = ContainerBuilder()
    container.add("characters", records)
    container.add("pairs", examples.pairs.sorted())
    rows.add(to: &container, tags: "tags", rows: "rows")
    return (container.build(), report)
  }

  /// The weights of a feature.
  private struct Feature {
    var hash: UInt64
    var row: SIMD4<Float>
    var importance: Float
  }

  /// Weights by feature; those that hardly matter are left out.
  private func fit(
    _ examples: [ReadingExample], readings: Int
  ) -> (weights: [Feature], right: Int) {
    var numbers: [UInt64: Int] = [:]
    var hashes: [UInt64] = []
    let features = examples.map { example in
      var list: [Int] = []
      ReadingFeatures.forEach(example.window, evidence: example.evidence) { hash in
        let number = numbers[hash] ?? hashes.count
        if number == hashes.count {
          numbers[hash] = number
          hashes.append(hash)
        }
        list.append(number)
      }
      return list
    }
    var weights = [SIMD4<Float>](repeating: .zero, count: hashes.count)
    var squares = [SIMD4<Float>](repeating: SIMD4(repeating: 1e-6), count: hashes.count)
    var mask = SIMD4<Float>(repeating: -1e9)
    for reading in 0..<readings { mask[reading] = 0 }
    var right = 0
    // A step that is prime to the number of examples mixes them.
    let count = examples.count
    var stride = max(1, count * 618 / 1000)
    while Self.divisor(stride, count) > 1 { stride += 1 }
    for _ in 0..<Self.epochs {
      right = 0
      var place = 0
      for _ in 0..<count {
        place = (place + stride) % count
        let example = examples[place]
        var sum = mask
        for feature in features[place] { sum += weights[feature] }
        var best = 0
        for reading in 1..<4 where sum[reading] > sum[best] { best = reading }
        if best == example.reading { right += 1 }
        var gradient = SIMD4<Float>.zero
        var total: Float = 0
        for reading in 0..<4 {
          gradient[reading] = Foundation.exp(sum[reading] - sum[best])
          total += gradient[reading]
        }
        gradient /= total
        gradient[example.reading] -= 1
        gradient *= example.weight
        for feature in features[place] {
          let step = gradient + weights[feature] * Self.decay
          squares[feature] += step * step
          weights[feature] -= Self.rate * step / squares[feature].squareRoot()
        }
      }
    }
    var counts = [Float](repeating: 0, count: hashes.count)
    for (index, list) in features.enumerated() {
      for feature in list { counts[feature] += examples[index].weight }
    }
    var result: [Feature] = []
    for (number, hash) in hashes.enumerated() {
      // The mean says nothing: what counts is the difference between readings.
      var row = weights[number]
      var mean: Float = 0
      for reading in 0..<readings { mean += row[reading] / Float(readings) }
      var largest: Float = 0
      for reading in 0..<4 {
        row[reading] = reading < readings ? row[reading] - mean : 0
        largest = max(largest, row[reading].magnitude)
      }
      if largest * Self.scale >= 4 {
        result.append(
          Feature(hash: hash, row: row, importance: largest * counts[number].squareRoot()))
      }
    }
    return (result, right)
  }

  private static func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
}
