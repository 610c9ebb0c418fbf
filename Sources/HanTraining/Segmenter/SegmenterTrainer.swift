import HanSegmentation

/// Trains the segmentation model: a linear-chain conditional random field (Lafferty, McCallum,
/// Pereira 2001) over the tags begin, middle, end and single, without transition weights, jointly
/// for several segmentation criteria.
///
/// Weights are learnt by FTRL-Proximal (McMahan et al. 2013, doi:10.1145/2487575.2488200), one
/// sentence at a time, in an order drawn from a fixed seed: the same corpora give the same
/// weights.
package final class SegmenterTrainer {
  /// How it learns.
  package struct Options: Sendable {
    /// Passes over the corpora.
    package var epochs = 10
    /// The learning rate.
    package var alpha: Float = 0.1
    /// What keeps the first steps small.
    package var beta: Float = 1
    /// The weight of the sum of absolute values, which makes weights zero.
    package var l1: Float = 1
    /// The weight of the sum of squares.
    package var l2: Float = 0
    /// The seed of the order of sentences.
    package var seed: UInt64 = 1
    /// The smallest gradient that is learnt from.
    package var threshold: Float = 1e-4

    /// The usual ways.
    package init() {}
  }

  /// A sentence with its tags.
  struct Example {
    /// Character ids with two edges on either side.
    var ids: [UInt16]
    /// Ids of the pairs `ids[i], ids[i + 1]`.
    var pairs: [Int32]
    /// Class trigrams, by character.
    var types: [UInt16]
    /// Word features: the character, and the row relative to the word rows.
    var words: [(position: Int32, row: Int32)]
    /// 0 begin, 1 middle, 2 end, 3 single, by character.
    var tags: [UInt8]
    var criterion: Int
  }

  package let options: Options
  package let criteria: Int
  let lexicon: TrainingLexicon
  /// What a word listed by hand has more than a frequent one, at each of its symbols.
  let listedBonus: Float
  var symbols: [UInt32: UInt16] = [:]
  var pairIDs: [UInt32: Int32] = [:]
  var examples: [Example] = []
  var weights: FTRLWeights?

  /// Creates a trainer for a number of criteria.
  package init(
    criteria: Int, lexicon: TrainingLexicon, options: Options = Options(),
    listedBonus: Float = 0
  ) {
    self.criteria = criteria
    self.lexicon = lexicon
    self.listedBonus = listedBonus
    self.options = options
    symbols[Symbol.edge] = 0
  }

  /// Adds sentences of a criterion.
  package func add(_ corpus: SegmentedCorpus, criterion: Int) {
    for sentence in corpus.sentences {
      let words = sentence.map { $0.text.unicodeScalars.map { Symbol.fold($0) } }
      examples.append(example(words, criterion: criterion, grows: true))
    }
  }

  func example(_ words: [[UInt32]], criterion: Int, grows: Bool) -> Example {
    var tags: [UInt8] = []
    for word in words {
      if word.count == 1 {
        tags.append(3)
      } else {
        tags.append(0)
        tags.append(contentsOf: repeatElement(1, count: word.count - 2))
        tags.append(2)
      }
    }
    let text = words.flatMap { $0 }
    var ids: [UInt16] = [0, 0]
    for symbol in text {
      if let id = symbols[symbol] {
        ids.append(id)
      } else if grows {
        let id = UInt16(symbols.count)
        symbols[symbol] = id
        ids.append(id)
      } else {
        ids.append(.max)
      }
    }
    ids += [0, 0]
    var pairs: [Int32] = []
    for index in 0..<(ids.count - 1) {
      let key = UInt32(ids[index]) << 16 | UInt32(ids[index + 1])
      if let id = pairIDs[key] {
        pairs.append(id)
      } else if grows {
        pairs.append(Int32(pairIDs.count))
        pairIDs[key] = Int32(pairIDs.count)
      } else {
        pairs.append(-1)
      }
    }
    let classes =
      [SymbolClass.edge.rawValue] + text.map { Symbol.classify($0).rawValue }
      + [SymbolClass.edge.rawValue]
    var types: [UInt16] = []
    for index in 0..<text.count {
      types.append(
        UInt16(classes[index]) << 6 | UInt16(classes[index + 1]) << 3 | UInt16(classes[index + 2]))
    }
    var features: [(Int32, Int32)] = []
    lexicon.forEachMatch(in: text) { start, end, level in
      let length = min(end - start, TrainingLexicon.longest) - 2
      for position in start..<end {
        let role = position == start ? 0 : position == end - 1 ? 2 : 1
        features.append(
          (
            Int32(position),
            Int32(
              (role * 5 + length) * TrainingLexicon.classCount
                + Int(TrainingLexicon.learntLevel(level)))
          ))
      }
    }
    features.sort { $0.0 < $1.0 }
    return Example(
      ids: ids, pairs: pairs, types: types, words: features, tags: tags, criterion: criterion)
  }

  /// Learns from all sentences added so far.
  ///
  /// - Parameter progress: Called after each epoch with its number and the negative
  ///   log-likelihood a character.
  package func train(progress: (_ epoch: Int, _ loss: Double) -> Void) {
    let weights = FTRLWeights(
      layout: RowLayout(symbols: symbols.count, pairs: pairIDs.count, criteria: criteria),
      options: options)
    self.weights = weights
    train(epochs: options.epochs, progress: progress)
  }

  /// Goes on learning, after ``prune(pairs:)``.
  package func train(epochs: Int, progress: (_ epoch: Int, _ loss: Double) -> Void) {
    guard let weights else { return }
    var order = Array(examples.indices)
    var generator = SplitMix(state: options.seed)
    let characters = examples.reduce(0) { $0 + $1.tags.count }
    for epoch in 1...epochs {
      order.shuffle(using: &generator)
      var loss = 0.0
      for index in order { loss += weights.learn(examples[index]) }
      progress(epoch, loss / Double(max(1, characters)))
    }
  }

  /// Keeps the `limit` pairs with the largest weights and forgets the others.
  package func prune(pairs limit: Int) {
    guard let weights else { return }
    let layout = weights.layout
    let importance = (0..<layout.pairs).map { pair in
      var largest: Float = 0
      for place in 0..<4 {
        largest = max(largest, weights.row(layout.bigrams + pair * 4 + place).magnitude)
      }
      for k in 0..<criteria {
        for place in 0..<2 {
          let row = layout.bigramsByCriterion + (k * layout.pairs + pair) * 2 + place
          largest = max(largest, weights.row(row).magnitude)
        }
      }
      return largest
    }
    let order = importance.indices.sorted {
      importance[$0] != importance[$1] ? importance[$0] > importance[$1] : $0 < $1
    }
    var isKept = [Bool](repeating: false, count: layout.pairs)
    for pair in order.prefix(limit) where importance[pair] > 0 { isKept[pair] = true }
    for index in examples.indices {
      for item in examples[index].pairs.indices
      where examples[index].pairs[item] >= 0 && !isKept[Int(examples[index].pairs[item])] {
        examples[index].pairs[item] = -1
      }
    }
    pairIDs = pairIDs.filter { isKept[Int($0.value)] }
  }

  /// The score on a corpus, cut by a criterion.
  package func evaluate(_ corpus: SegmentedCorpus, criterion: Int) -> WordScore {
    var score = WordScore()
    guard let weights else { return score }
    for sentence in corpus.sentences {
      let words = sentence.map { $0.text.unicodeScalars.map { Symbol.fold($0) } }
      let example = example(words, criterion: criterion, grows: false)
      score.add(gold: example.tags, predicted: weights.decode(example))
    }
    return score
  }
}

/// Precision and recall of words.
package struct WordScore: Hashable, Sendable {
  package private(set) var gold = 0
  package private(set) var predicted = 0
  package private(set) var correct = 0

  package init() {}

  /// The balanced F-measure.
  package var f1: Double {
    let (p, r) = (precision, recall)
    return p + r == 0 ? 0 : 2 * p * r / (p + r)
  }
  package var precision: Double { predicted == 0 ? 0 : Double(correct) / Double(predicted) }
  package var recall: Double { gold == 0 ? 0 : Double(correct) / Double(gold) }

  /// Adds a sentence by its words, which join to the same text.
  package mutating func add(gold: [String], predicted: [String]) {
    func spans(_ words: [String]) -> Set<Range<Int>> {
      var start = 0
      return Set(
        words.map { word in
          defer { start += word.utf8.count }
          return start..<(start + word.utf8.count)
        })
    }
    self.gold += gold.count
    self.predicted += predicted.count
    correct += spans(gold).intersection(spans(predicted)).count
  }

  /// Adds a sentence by its tags, of which 2 and 3 end a word.
  mutating func add(gold: [UInt8], predicted: [UInt8]) {
    var (goldStart, predictedStart) = (0, 0)
    for index in gold.indices {
      let goldEnds = gold[index] >= 2
      let predictedEnds = predicted[index] >= 2
      if goldEnds, predictedEnds, goldStart == predictedStart { correct += 1 }
      if goldEnds {
        self.gold += 1
        goldStart = index + 1
      }
      if predictedEnds {
        self.predicted += 1
        predictedStart = index + 1
      }
    }
  }
}

extension SIMD4<Float> {
  /// The largest absolute value.
  var magnitude: Float { Swift.max(max(), -min()) }
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
