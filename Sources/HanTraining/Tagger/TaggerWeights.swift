import Foundation

/// The weights of the tagger under training, with the sums FTRL-Proximal keeps for each
/// (McMahan et al. 2013, doi:10.1145/2487575.2488200).
final class TaggerWeights {
  /// The number of tags; as a previous tag, the beginning of a sentence.
  let tagCount: Int
  private let options: TaggerOptions
  private let transitions: Int
  /// One weight a feature and tag, then one a previous tag and tag.
  private var w: [Float]
  private var z: [Float]
  private var n: [Float]

  // Scratch of one sentence.
  private var scores: [Float] = []
  private var bounds: [Int] = []
  private var potentials: [[Float]] = []
  private var forward: [[Float]] = []

  init(featureCount: Int, tagCount: Int, options: TaggerOptions) {
    self.tagCount = tagCount
    self.options = options
    transitions = featureCount * tagCount
    w = [Float](repeating: 0, count: transitions + (tagCount + 1) * tagCount)
    z = w
    n = w
  }

  /// The weight of a feature that speaks for a tag; 0 for a feature that training has not met.
  func weight(_ feature: Int32?, tag: Int) -> Float {
    guard let feature, Int(feature) * tagCount < transitions else { return 0 }
    return w[Int(feature) * tagCount + tag]
  }

  /// The weight of a tag after another, or after `tagCount` for the beginning.
  func transition(from previous: Int, to tag: Int) -> Float {
    w[transitions + previous * tagCount + tag]
  }

  private func update(_ index: Int, by gradient: Float) {
    let new = n[index] + gradient * gradient
    let root = new.squareRoot()
    let sum = z[index] + gradient - (root - n[index].squareRoot()) / options.alpha * w[index]
    n[index] = new
    z[index] = sum
    w[index] =
      abs(sum) <= options.l1
      ? 0 : -(sum - (sum > 0 ? options.l1 : -options.l1)) / ((options.beta + root) / options.alpha)
  }

  /// One step of learning; returns the negative log-likelihood of the sentence.
  func learn(_ example: TaggerExample) -> Double {
    addUpScores(example)
    var likelihood = 0.0
    let last = runForward(example, &likelihood)
    runBackward(example, last)
    return -likelihood
  }

  private func addUpScores(_ example: TaggerExample) {
    scores.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    for (candidates, features) in zip(example.candidates, example.features) {
      bounds.append(scores.count)
      for tag in candidates {
        var sum: Float = 0
        for feature in features { sum += w[Int(feature) * tagCount + Int(tag)] }
        scores.append(sum)
      }
    }
  }

  /// The tags a word at a position may follow.
  private func previous(_ example: TaggerExample, _ position: Int) -> [UInt8] {
    position == 0 ? [UInt8(tagCount)] : example.candidates[position - 1]
  }

  /// Whether there is nothing to learn between a word and the one before it.
  private func isSettled(_ example: TaggerExample, _ position: Int) -> Bool {
    example.candidates[position].count == 1
      && (position == 0 || previous(example, position).count == 1)
  }

  /// Forward sums, scaled at each word so that they add up to 1; returns the last.
  private func runForward(_ example: TaggerExample, _ likelihood: inout Double) -> [Float] {
    forward.removeAll(keepingCapacity: true)
    potentials.removeAll(keepingCapacity: true)
    var state: [Float] = [1]
    for (position, candidates) in example.candidates.enumerated() {
      forward.append(state)
      guard !isSettled(example, position) else {
        potentials.append([])
        state = [1]
        continue
      }
      let before = previous(example, position)
      let goldBefore = position == 0 ? tagCount : Int(example.gold[position - 1])
      var potential = [Float](repeating: 0, count: candidates.count * before.count)
      for (k, tag) in candidates.enumerated() {
        for (j, from) in before.enumerated() {
          let score =
            scores[bounds[position] + k] + w[transitions + Int(from) * tagCount + Int(tag)]
          potential[k * before.count + j] = score
          if tag == example.gold[position], Int(from) == goldBefore { likelihood += Double(score) }
        }
      }
      let top = potential.max() ?? 0
      for index in potential.indices { potential[index] = exp(potential[index] - top) }
      var next = [Float](repeating: 0, count: candidates.count)
      for k in candidates.indices {
        for j in before.indices { next[k] += state[j] * potential[k * before.count + j] }
      }
      let sum = max(next.reduce(0, +), .leastNormalMagnitude)
      for k in next.indices { next[k] /= sum }
      likelihood -= Double(top) + Double(log(sum))
      potentials.append(potential)
      state = next
    }
    return state
  }

  private func runBackward(_ example: TaggerExample, _ last: [Float]) {
    var backward = [Float](repeating: 1, count: last.count)
    for position in example.candidates.indices.reversed() {
      let candidates = example.candidates[position]
      let before = previous(example, position)
      guard !isSettled(example, position) else {
        backward = [Float](repeating: 1, count: before.count)
        continue
      }
      let potential = potentials[position]
      var marginals = potential
      var next = [Float](repeating: 0, count: before.count)
      for k in candidates.indices {
        for j in before.indices {
          let path = potential[k * before.count + j] * backward[k]
          next[j] += path
          marginals[k * before.count + j] = forward[position][j] * path
        }
      }
      let sum = max(marginals.reduce(0, +), .leastNormalMagnitude)
      let goldBefore = position == 0 ? tagCount : Int(example.gold[position - 1])
      for (k, tag) in candidates.enumerated() {
        var gradient: Float = tag == example.gold[position] ? -1 : 0
        for (j, from) in before.enumerated() {
          var marginal = marginals[k * before.count + j] / sum
          gradient += marginal
          if tag == example.gold[position], Int(from) == goldBefore { marginal -= 1 }
          if abs(marginal) > 1e-3 {
            update(transitions + Int(from) * tagCount + Int(tag), by: marginal)
          }
        }
        if abs(gradient) > 1e-4 {
          for feature in example.features[position] {
            update(Int(feature) * tagCount + Int(tag), by: gradient)
          }
        }
      }
      let scale = max(next.reduce(0, +), .leastNormalMagnitude)
      backward = next.map { $0 / scale }
    }
  }
}
