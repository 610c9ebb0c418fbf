import Foundation
package import HanExtraction

/// Logistic regression over features that candidates have or lack, with an L2 penalty, fitted by
/// L-BFGS (Nocedal & Wright 2006, algorithm 7.4) with halved steps.
///
/// Sums run in the order of the examples: the same examples give the same bits.
package struct SparseRegression: Sendable {
  /// The weight of the penalty λ/2 · w² of features whose names have no colon and no `&`.
  package var penalty = 1.0
  /// That of those with one: words in their roles.
  package var wordPenalty = 4.0
  /// That of those with `&`: two marks together.
  package var pairPenalty = 30.0
  /// Features that fewer candidates have are left out.
  package var minimum = 4
  /// Two marks that fewer candidates have are left out.
  package var pairMinimum = 20
  /// How many steps at most.
  package var maximumSteps = 150

  package init() {}

  /// The weights that fit the examples of some documents best.
  package func fit(
    _ examples: SparseExamples, where isTaken: (Int) -> Bool = { _ in true }
  ) -> RankerWeights {
    let places = examples.rows.indices.filter { isTaken(examples.documents[$0]) }
    var counts = [Int](repeating: 0, count: examples.features.count)
    for place in places { for feature in examples.rows[place] { counts[Int(feature)] += 1 } }
    var columns = [Int32](repeating: -1, count: counts.count)
    var names: [String] = []
    for feature in counts.indices
    where counts[feature] >= (Self.isPair(examples.features[feature]) ? pairMinimum : minimum) {
      columns[feature] = Int32(names.count)
      names.append(examples.features[feature])
    }
    let rows = places.map { place in
      examples.rows[place].compactMap { columns[Int($0)] < 0 ? nil : Int(columns[Int($0)]) }
    }
    let penalties =
      names.map { $0.contains(":") ? wordPenalty : Self.isPair($0) ? pairPenalty : penalty } + [0]
    let problem = Problem(
      rows: rows, labels: places.map { examples.labels[$0] },
      weights: places.map { examples.weights[$0] }, penalties: penalties)
    let solution = minimize(problem)
    var values: [String: Double] = [RankerWeights.bias: solution[names.count]]
    for (name, value) in zip(names, solution)
    where abs(value) >= (Self.isPair(name) ? 0.005 : 5e-5) {
      values[name] = value
    }
    return RankerWeights(values)
  }

  /// Whether a feature is two marks together.
  private static func isPair(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "&")) && !name.utf8.contains(UInt8(ascii: ":"))
  }

  /// The examples with what is to be minimised.
  private struct Problem {
    var rows: [[Int]]
    var labels: [Bool]
    var weights: [Double]
    /// By feature; the constant comes last.
    var penalties: [Double]

    func value(_ x: [Double], gradient: inout [Double]) -> Double {
      var loss = 0.0
      for index in x.indices {
        gradient[index] = penalties[index] * x[index]
        loss += penalties[index] / 2 * x[index] * x[index]
      }
      let last = x.count - 1
      for (index, row) in rows.enumerated() {
        var score = x[last]
        for feature in row { score += x[feature] }
        let signed = labels[index] ? -score : score
        loss += weights[index] * (max(0, signed) + log1p(exp(-abs(signed))))
        let error =
          weights[index] * (LinearRanker.probability(score) - (labels[index] ? 1 : 0))
        for feature in row { gradient[feature] += error }
        gradient[last] += error
      }
      return loss
    }
  }

  private func minimize(_ problem: Problem) -> [Double] {
    let size = problem.penalties.count
    var x = [Double](repeating: 0, count: size)
    var gradient = x
    var value = problem.value(x, gradient: &gradient)
    var history: [(step: [Double], change: [Double], scale: Double)] = []
    for _ in 0..<maximumSteps {
      let direction = direction(gradient, history)
      let slope = Self.dot(direction, gradient)
      guard slope < 0 else { break }
      var length = history.isEmpty ? min(1, 1 / sqrt(Self.dot(gradient, gradient))) : 1
      var next = x
      var nextGradient = gradient
      var nextValue = value
      var tries = 0
      repeat {
        for index in x.indices { next[index] = x[index] + length * direction[index] }
        nextValue = problem.value(next, gradient: &nextGradient)
        length /= 2
        tries += 1
      } while nextValue > value + 1e-4 * 2 * length * slope && tries < 30
      let step = zip(next, x).map { $0 - $1 }
      let change = zip(nextGradient, gradient).map { $0 - $1 }
      let product = Self.dot(step, change)
      if product > 1e-12 {
        history.append((step, change, 1 / product))
        if history.count > 10 { history.removeFirst() }
      }
      let gain = value - nextValue
      (x, gradient, value) = (next, nextGradient, nextValue)
      if gain < 1e-6 * max(1, abs(value)) { break }
    }
    return x
  }

  private func direction(
    _ gradient: [Double], _ history: [(step: [Double], change: [Double], scale: Double)]
  ) -> [Double] {
    var result = gradient.map { -$0 }
    var factors: [Double] = []
    for item in history.reversed() {
      let factor = item.scale * Self.dot(item.step, result)
      factors.append(factor)
      for index in result.indices { result[index] -= factor * item.change[index] }
    }
    if let last = history.last {
      let scale = 1 / (last.scale * Self.dot(last.change, last.change))
      for index in result.indices { result[index] *= scale }
    }
    for (item, factor) in zip(history, factors.reversed()) {
      let other = item.scale * Self.dot(item.change, result)
      for index in result.indices { result[index] += (factor - other) * item.step[index] }
    }
    return result
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
