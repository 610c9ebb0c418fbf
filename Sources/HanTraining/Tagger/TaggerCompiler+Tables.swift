import HanSegmentation

/// Numbers the centres, words or classes whose neighbours' classes are weighed, and the tags of
/// each that need a slot.
struct TaggerCentres {
  private let classes: WordClasses
  private var numbers: [Int: Int] = [:]
  private var centres: [(word: Int, kind: Int)] = []
  private var slots: [[Int]] = []

  init(classes: WordClasses) { self.classes = classes }

  /// The centre of a word: its own, or its class's.
  mutating func number(_ profile: WordProfile, isOwn: Bool) -> Int {
    let word = isOwn ? profile.word : -1
    let key = isOwn ? classes.count + 1 + word : profile.kind
    if let number = numbers[key] { return number }
    numbers[key] = centres.count
    centres.append((word, profile.kind))
    slots.append([])
    return centres.count - 1
  }

  /// Makes slots for tags.
  mutating func add(_ tags: [Int], to centre: Int) {
    for tag in tags where !slots[centre].contains(tag) { slots[centre].append(tag) }
  }

  /// The slot of a tag.
  func slot(of tag: Int, in centre: Int) -> Int { slots[centre].firstIndex(of: tag) ?? 0 }

  /// The places and the weights of all centres.
  func compile(
    _ weights: TaggerWeights, _ features: TaggerFeatures
  ) -> (places: [UInt32], pairs: [Int8]) {
    var places: [UInt32] = []
    var pairs: [Int8] = []
    for (centre, tags) in zip(centres, slots) {
      places += [UInt32(pairs.count), UInt32(tags.count)]
      for (single, both, own) in [
        (TaggerFeature.classBefore, TaggerFeature.classesBefore, TaggerFeature.wordAndClassBefore),
        (.classAfter, .classesAfter, .wordAndClassAfter),
      ] {
        for kind in 0...classes.count {
          let found = [
            features.known(single, kind), features.known(both, centre.kind, kind),
            centre.word >= 0 ? features.known(own, centre.word, kind) : nil,
          ]
          for tag in tags {
            pairs.append(
              TaggerCompiler.byte(found.reduce(0) { $0 + weights.weight($1, tag: tag) }))
          }
        }
      }
    }
    return (places, pairs)
  }
}

/// What single neighbours say of a tag.
struct TaggerRows {
  private let weights: TaggerWeights
  private let features: TaggerFeatures
  private(set) var before: [Int8]
  private(set) var after: [Int8]
  private var numbersBefore: [Int: Int] = [:]
  private var numbersAfter: [Int: Int] = [:]

  init(_ weights: TaggerWeights, _ features: TaggerFeatures) {
    self.weights = weights
    self.features = features
    // Row 0 is for words that say nothing.
    before = [Int8](repeating: 0, count: weights.tagCount)
    after = before
  }

  /// The row of a word that stands before another.
  mutating func before(of word: Int) -> Int {
    if let number = numbersBefore[word] { return number }
    let number = append(features.known(.wordBefore, word), to: \.before)
    numbersBefore[word] = number
    return number
  }

  /// The row of a word that stands after another.
  mutating func after(of word: Int) -> Int {
    if let number = numbersAfter[word] { return number }
    let number = append(features.known(.wordAfter, word), to: \.after)
    numbersAfter[word] = number
    return number
  }

  private mutating func append(_ feature: Int32?, to rows: WritableKeyPath<Self, [Int8]>) -> Int {
    let row = (0..<weights.tagCount).map {
      TaggerCompiler.byte(weights.weight(feature, tag: $0))
    }
    guard row.contains(where: { $0 != 0 }) else { return 0 }
    self[keyPath: rows] += row
    return self[keyPath: rows].count / weights.tagCount - 1
  }

  /// What the classes of words two places before and after say.
  func far(classes: Int) -> [Int16] {
    var result: [Int16] = []
    for feature in [TaggerFeature.classFarBefore, .classFarAfter] {
      for kind in 0...classes {
        let number = features.known(feature, kind)
        result += (0..<weights.tagCount).map {
          Int16(TaggerCompiler.quantised(weights.weight(number, tag: $0)))
        }
      }
    }
    return result
  }

  /// The weights of tags after tags.
  var transitions: [Int16] {
    (0...weights.tagCount).flatMap { from in
      (0..<weights.tagCount).map {
        Int16(TaggerCompiler.quantised(weights.transition(from: from, to: $0)))
      }
    }
  }
}

/// What parts of unknown words say of their tags: only weights that are not near zero are kept.
struct TaggerParts {
  private(set) var table: [UInt16] = []
  private(set) var rows: [UInt32] = [0]
  private(set) var weights: [UInt8] = []

  init(
    _ parts: [(key: TaggerKey, number: Int32)], _ source: TaggerWeights, tags: [Int],
    smallest: Int
  ) {
    var kept: [(hash: UInt64, row: [UInt8], strength: Int)] = []
    for (key, number) in parts {
      var row: [UInt8] = []
      var strength = 0
      for (slot, tag) in tags.enumerated() {
        let weight = TaggerCompiler.byte(source.weight(number, tag: tag))
        guard abs(Int(weight)) >= smallest else { continue }
        row += [UInt8(slot), UInt8(bitPattern: weight)]
        strength += abs(Int(weight))
      }
      if !row.isEmpty { kept.append((key.hash, row, strength)) }
    }
    // A value of the hash table has 16 bits: the weightiest stay, in the order of the corpus.
    if kept.count > Int(UInt16.max) {
      let limit = kept.map(\.strength).sorted(by: >)[Int(UInt16.max)]
      kept.removeAll { $0.strength <= limit }
    }
    var items: [(hash: UInt64, value: UInt16)] = []
    for part in kept {
      weights += part.row
      rows.append(UInt32(weights.count / 2))
      items.append((part.hash, UInt16(rows.count - 1)))
    }
    table = TaggerHashTable.build(items)
  }
}
