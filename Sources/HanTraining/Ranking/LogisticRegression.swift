import Foundation
package import HanExtraction

/// Logistic regression with an L2 penalty, fitted by Newton's method (iteratively reweighted least
/// squares; Hastie, Tibshirani & Friedman 2009, section 4.4.1).
///
/// Features are brought to mean 0 and variance 1 for the fit, so that one penalty suits them all;
/// the result applies to features as they come. Sums run in the order of the examples: the same
/// examples give the same bits.
package struct LogisticRegression: Sendable {
  /// The weight of the penalty λ/2 · Σ w² against the sum of the examples' log losses. The constant
  /// goes free.
  package var penalty: Double
  /// How many steps at most; a fit that converges needs fewer than ten.
  package var maximumSteps: Int

  package init(penalty: Double = 1, maximumSteps: Int = 25) {
    self.penalty = penalty
    self.maximumSteps = maximumSteps
  }

  /// The weights that fit the examples best; all zeros when there are none.
  ///
  /// - Complexity: O(steps · candidates · features²). Memory: O(features²).
  package func fit(_ examples: RankerExamples) -> RankerWeights {
    let width = examples.features.count
    let rows = examples.labels.count
    guard rows > 0 else { return RankerWeights([RankerWeights.bias: 0]) }
    let scale = Scale(examples)
    // The last weight is the constant.
    var weights = [Double](repeating: 0, count: width + 1)
    var loss = Double.infinity
    for _ in 0..<maximumSteps {
      let step = newtonStep(from: weights, examples, scale)
      var length = 1.0
      var next = weights
      var nextLoss = step.loss
      // The loss at the weights came with the step; a step that makes it worse is halved.
      repeat {
        next = zip(weights, step.direction).map { $0 - length * $1 }
        nextLoss = self.loss(of: next, examples, scale)
        length /= 2
      } while nextLoss > step.loss && length > 1e-6
      weights = next
      let gain = loss - nextLoss
      loss = nextLoss
      if gain.magnitude < 1e-7 * Double(rows) { break }
    }
    return unscaled(weights, examples.features, scale)
  }

  // MARK: One step

  private func newtonStep(
    from weights: [Double], _ examples: RankerExamples, _ scale: Scale
  ) -> (direction: [Double], loss: Double) {
    let size = weights.count
    var gradient = [Double](repeating: 0, count: size)
    var hessian = [Double](repeating: 0, count: size * size)
    var row = [Double](repeating: 1, count: size)
    var loss = 0.0
    for index in examples.labels.indices {
      scale.read(examples, index, into: &row)
      let score = Self.dot(weights, row)
      let isRight = examples.labels[index]
      let importance = Double(examples.importance[index])
      loss += importance * Self.logLoss(score, isRight)
      let probability = LinearRanker.probability(score)
      let error = importance * (probability - (isRight ? 1 : 0))
      let weight = importance * max(1e-9, probability * (1 - probability))
      for i in 0..<size {
        gradient[i] += error * row[i]
        let scaled = weight * row[i]
        if scaled == 0 { continue }
        // The innermost loop of training: without checks it is three times as fast. Both buffers
        // hold `size` values from where it reads.
        hessian.withUnsafeMutableBufferPointer { hessian in
          row.withUnsafeBufferPointer { row in
            let start = i * size
            for j in 0...i { hessian[start + j] += scaled * row[j] }
          }
        }
      }
    }
    for i in 0..<(size - 1) {
      gradient[i] += penalty * weights[i]
      hessian[i * size + i] += penalty
      loss += penalty / 2 * weights[i] * weights[i]
    }
    hessian[size * size - 1] += 1e-9
    return (Self.solve(&hessian, gradient, size), loss)
  }

  private func loss(of weights: [Double], _ examples: RankerExamples, _ scale: Scale) -> Double {
    var row = [Double](repeating: 1, count: weights.count)
    var loss = 0.0
    for index in examples.labels.indices {
      scale.read(examples, index, into: &row)
      loss +=
        Double(examples.importance[index])
        * Self.logLoss(Self.dot(weights, row), examples.labels[index])
    }
    for weight in weights.dropLast() { loss += penalty / 2 * weight * weight }
    return loss
  }

  /// −ln of the probability of the label, without overflow.
  private static func logLoss(_ score: Double, _ isRight: Bool) -> Double {
    let signed = isRight ? -score : score
    return max(0, signed) + log1p(exp(-signed.magnitude))
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  /// Solves `matrix` · x = `right` by Cholesky's decomposition, in place; the lower half of the
  /// matrix, which is positive definite through the penalty, is read.
  private static func solve(_ matrix: inout [Double], _ right: [Double], _ size: Int) -> [Double] {
    for i in 0..<size {
      for j in 0...i {
        var sum = matrix[i * size + j]
        for k in 0..<j { sum -= matrix[i * size + k] * matrix[j * size + k] }
        if i == j {
          matrix[i * size + i] = max(1e-12, sum).squareRoot()
        } else {
          matrix[i * size + j] = sum / matrix[j * size + j]
        }
      }
    }
    var result = right
    for i in 0..<size {
      for k in 0..<i { result[i] -= matrix[i * size + k] * result[k] }
      result[i] /= matrix[i * size + i]
    }
    for i in (0..<size).reversed() {
      for k in (i + 1)..<max(size, i + 1) { result[i] -= matrix[k * size + i] * result[k] }
      result[i] /= matrix[i * size + i]
    }
    return result
  }

  // MARK: Scale

  /// The means and deviations of the features.
  private struct Scale {
    var means: [Double]
    var factors: [Double]

    init(_ examples: RankerExamples) {
      let width = examples.features.count
      let count = Double(examples.importance.reduce(0, +))
      means = [Double](repeating: 0, count: width)
      var squares = means
      for index in examples.labels.indices {
        let importance = Double(examples.importance[index])
        for (feature, value) in examples.row(index).enumerated() {
          means[feature] += importance * Double(value)
        }
      }
      for feature in 0..<width { means[feature] /= count }
      for index in examples.labels.indices {
        let importance = Double(examples.importance[index])
        for (feature, value) in examples.row(index).enumerated() {
          let difference = Double(value) - means[feature]
          squares[feature] += importance * difference * difference
        }
      }
      // A feature that never changes says nothing.
      factors = squares.map { $0 / count < 1e-12 ? 0 : 1 / ($0 / count).squareRoot() }
    }

    func read(_ examples: RankerExamples, _ index: Int, into row: inout [Double]) {
      let start = index * means.count
      for feature in means.indices {
        row[feature] =
          (Double(examples.values[start + feature]) - means[feature]) * factors[feature]
      }
    }
  }

  private func unscaled(
    _ weights: [Double], _ features: [String], _ scale: Scale
  ) -> RankerWeights {
    var values: [String: Double] = [:]
    var bias = weights[features.count]
    for (index, name) in features.enumerated() {
      let weight = weights[index] * scale.factors[index]
      values[name] = weight
      bias -= weight * scale.means[index]
    }
    values[RankerWeights.bias] = bias
    return RankerWeights(values)
  }
}
