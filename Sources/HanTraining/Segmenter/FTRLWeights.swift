import Foundation

/// Where the rows of each kind of feature begin. A row has one weight for each of the four tags.
struct RowLayout {
  let symbols: Int
  let pairs: Int
  let criteria: Int

  static let wordRows = 3 * 5 * TrainingLexicon.classCount

  /// A character at a place -2...2.
  var unigrams: Int { 0 }
  /// The same, by criterion.
  var unigramsByCriterion: Int { symbols * 5 }
  /// A pair at a place -2...1.
  var bigrams: Int { unigramsByCriterion + criteria * symbols * 5 }
  /// A pair that holds the character itself, by criterion.
  var bigramsByCriterion: Int { bigrams + pairs * 4 }
  /// A trigram of classes; shared, then by criterion.
  var types: Int { bigramsByCriterion + criteria * pairs * 2 }
  /// A word of the list; shared, then by criterion.
  var words: Int { types + (criteria + 1) * 512 }
  var count: Int { words + (criteria + 1) * Self.wordRows }
}

/// The weights of the model under training, with the sums FTRL-Proximal keeps for each.
final class FTRLWeights {
  typealias Row = SIMD4<Float>

  let layout: RowLayout
  private let options: SegmenterTrainer.Options
  /// Per row: the weights, the sums z and n. Owned, `layout.count` rows each.
  private let w: UnsafeMutablePointer<Row>
  private let z: UnsafeMutablePointer<Row>
  private let n: UnsafeMutablePointer<Row>

  private var rows: [Int32] = []
  private var bounds: [Int] = []
  private var scores: [Row] = []
  private var forward: [SIMD2<Float>] = []

  init(layout: RowLayout, options: SegmenterTrainer.Options) {
    self.layout = layout
    self.options = options
    func zeros() -> UnsafeMutablePointer<Row> {
      let pointer = UnsafeMutablePointer<Row>.allocate(capacity: layout.count)
      pointer.initialize(repeating: .zero, count: layout.count)
      return pointer
    }
    w = zeros()
    z = zeros()
    n = zeros()
  }

  deinit {
    w.deallocate()
    z.deallocate()
    n.deallocate()
  }

  /// The weights of a row.
  func row(_ index: Int) -> Row {
    precondition((0..<layout.count).contains(index))
    return w[index]
  }

  /// Collects the rows that are active at each character, and adds up their weights.
  private func activate(_ example: SegmenterTrainer.Example) {
    let count = example.tags.count
    let k = example.criterion
    rows.removeAll(keepingCapacity: true)
    bounds.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    var word = 0
    let symbolBase = layout.unigramsByCriterion + k * layout.symbols * 5
    let pairBase = layout.bigramsByCriterion + k * layout.pairs * 2
    for position in 0..<count {
      bounds.append(rows.count)
      for place in 0..<5 {
        let id = Int(example.ids[position + place])
        guard id < layout.symbols else { continue }
        rows.append(Int32(truncatingIfNeeded: layout.unigrams + id * 5 + place))
        rows.append(Int32(truncatingIfNeeded: symbolBase + id * 5 + place))
      }
      for place in 0..<4 {
        let id = Int(example.pairs[position + place])
        guard id >= 0 else { continue }
        rows.append(Int32(truncatingIfNeeded: layout.bigrams + id * 4 + place))
        if place == 1 || place == 2 {
          rows.append(Int32(truncatingIfNeeded: pairBase + id * 2 + place - 1))
        }
      }
      let type = Int(example.types[position])
      rows.append(Int32(truncatingIfNeeded: layout.types + type))
      rows.append(Int32(truncatingIfNeeded: layout.types + (k + 1) * 512 + type))
      while word < example.words.count, Int(example.words[word].position) == position {
        let row = Int(example.words[word].row)
        rows.append(Int32(truncatingIfNeeded: layout.words + row))
        rows.append(
          Int32(truncatingIfNeeded: layout.words + (k + 1) * RowLayout.wordRows + row))
        word += 1
      }
      var sum = Row.zero
      for index in bounds[position]..<rows.count { sum += w[Int(rows[index])] }
      scores.append(sum)
    }
    bounds.append(rows.count)
  }

  /// One step of learning; returns the negative log-likelihood of the sentence.
  ///
  /// The state after a character is whether a word ends there: begin leads from 1 to 0, middle
  /// from 0 to 0, end from 0 to 1, single from 1 to 1.
  func learn(_ example: SegmenterTrainer.Example) -> Double {
    activate(example)
    let count = example.tags.count
    guard count > 0 else { return 0 }
    // Forward and backward sums, scaled at each character so that they stay near 1.
    forward.removeAll(keepingCapacity: true)
    var state = SIMD2<Float>(0, 1)  // x: inside a word, y: at a word's end
    var logZ = 0.0
    var gold = 0.0
    var potentials: [Row] = []
    potentials.reserveCapacity(count)
    for position in 0..<count {
      let score = scores[position]
      let top = score.max()
      let e = score - top
      let potential = Row(exp(e[0]), exp(e[1]), exp(e[2]), exp(e[3]))
      potentials.append(potential)
      forward.append(state)
      let inside = state.y * potential[0] + state.x * potential[1]
      let end = state.x * potential[2] + state.y * potential[3]
      let scale = inside + end
      state = SIMD2(inside, end) / scale
      logZ += Double(top) + log(Double(scale))
      gold += Double(score[Int(example.tags[position])])
    }
    logZ += log(Double(max(state.y, .leastNormalMagnitude)))
    var backward = SIMD2<Float>(0, 1)
    for position in stride(from: count - 1, through: 0, by: -1) {
      let potential = potentials[position]
      let state = forward[position]
      var marginal = Row(
        state.y * potential[0] * backward.x, state.x * potential[1] * backward.x,
        state.x * potential[2] * backward.y, state.y * potential[3] * backward.y)
      marginal /= max(marginal.sum(), .leastNormalMagnitude)
      let inside = potential[1] * backward.x + potential[2] * backward.y
      let end = potential[0] * backward.x + potential[3] * backward.y
      backward = SIMD2(inside, end) / max(inside + end, .leastNormalMagnitude)
      var gradient = marginal
      gradient[Int(example.tags[position])] -= 1
      if max(gradient.max(), -gradient.min()) > options.threshold {
        update(rows: bounds[position]..<bounds[position + 1], by: gradient)
      }
    }
    return logZ - gold
  }

  private func update(rows range: Range<Int>, by gradient: Row) {
    let inverseAlpha = 1 / options.alpha
    let square = gradient * gradient
    for index in range {
      let row = Int(rows[index])
      let old = n[row]
      let new = old + square
      let root = new.squareRoot()
      let sum = z[row] + gradient - (root - old.squareRoot()) * inverseAlpha * w[row]
      n[row] = new
      z[row] = sum
      let magnitude = sum.replacing(with: -sum, where: sum .< 0)
      let shrunk = (magnitude - options.l1) / ((options.beta + root) * inverseAlpha + options.l2)
      let signed = shrunk.replacing(with: -shrunk, where: sum .> 0)
      w[row] = signed.replacing(with: 0, where: magnitude .<= options.l1)
    }
  }

  /// The best tags of a sentence.
  func decode(_ example: SegmenterTrainer.Example) -> [UInt8] {
    activate(example)
    let count = example.tags.count
    var tags = [UInt8](repeating: 3, count: count)
    guard count > 0 else { return tags }
    var inside = -Float.infinity
    var end: Float = 0
    var fromEnd = [(inside: Bool, end: Bool)]()
    for position in 0..<count {
      let score = scores[position]
      let (begin, middle) = (end + score[0], inside + score[1])
      let (close, single) = (inside + score[2], end + score[3])
      fromEnd.append((begin > middle, single >= close))
      inside = max(begin, middle)
      end = max(close, single)
    }
    var atEnd = true
    for position in stride(from: count - 1, through: 0, by: -1) {
      let came = atEnd ? fromEnd[position].end : fromEnd[position].inside
      tags[position] = atEnd ? (came ? 3 : 2) : (came ? 0 : 1)
      atEnd = came
    }
    return tags
  }
}
