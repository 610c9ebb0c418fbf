import HanLexicon
import HanSegmentation

/// Adds up, rounds and packs the weights of a trained tagger into the sections of
/// ``TaggerLayout``.
struct TaggerCompiler {
  private let options: TaggerOptions
  private let dictionary: TagDictionary
  private let classes: WordClasses
  private var examples: TaggerExamples
  private let weights: TaggerWeights
  private var centres: TaggerCentres
  private var rows: TaggerRows
  private let margin: Int32
  private var entries: [[UInt16]] = [[UInt16](repeating: 0, count: TaggerLayout.entrySize)]
  private var entryNumbers: [[UInt16]: Int] = [:]
  private var candidates: [UInt8] = []
  private var candidatePlaces: [[UInt8]: Int] = [:]

  /// - Parameter margin: How much worse than the best a word's candidate may be.
  init(_ trainer: TaggerTrainer, margin: Int32) {
    self.margin = margin
    options = trainer.options
    dictionary = trainer.dictionary
    classes = trainer.classes
    examples = trainer.examples
    weights = trainer.weights
    centres = TaggerCentres(classes: trainer.classes)
    rows = TaggerRows(trainer.weights, trainer.examples.features)
  }

  /// A word whose candidates have been weighed.
  private struct Weighed {
    var profile: WordProfile
    var centre: Int
    var tags: [Int]
    var scores: [Int32]
  }

  /// Adds the sections; returns whether the tables' numbers have room for them. If not, nothing
  /// is added, and a smaller margin helps.
  mutating func addSections(to builder: inout ContainerBuilder) -> Bool {
    let order = dictionary.words.indices.sorted {
      (dictionary.totals[$1], $0) < (dictionary.totals[$0], $1)
    }
    var hashes: [UInt64] = []
    var weighed: [Weighed] = []
    for number in order {
      hashes.append(dictionary.words[number].word.hash)
      weighed.append(weigh(profile(dictionary.words[number])))
    }
    for item in dictionary.listed where dictionary.number(of: item.word) == nil {
      hashes.append(item.word.word.hash)
      weighed.append(weigh(profile(item.word)))
    }
    let unknown = weighUnknown()
    let constants = ["w", "nx", "m"].map { weighConstant(dictionary.number(ofTag: $0)) }
    let fallback = (constants + [unknown]).map { UInt32(entry($0)) }
    let values = weighed.map { UInt16(truncatingIfNeeded: entry($0)) }
    guard entries.count <= Int(UInt16.max), candidates.count / 4 <= Int(UInt16.max) else {
      return false
    }
    let words = TaggerHashTable.build(
      zip(hashes, values).map { (hash: $0, value: $1) })
    let parts = TaggerParts(
      examples.features.parts, weights, tags: unknown.tags,
      smallest: options.smallestPartWeight)

    let bucket = TaggerHashTable.bucketSize
    let header =
      [
        UInt32(dictionary.tags.count), UInt32(classes.count), UInt32(words.count / bucket),
        UInt32(parts.table.count / bucket),
      ] + fallback + [TaggerLayout.version]
    builder.add(TaggerLayout.header, header)
    builder.add(
      TaggerLayout.names,
      dictionary.tags.flatMap { Array($0.utf8) + [UInt8](repeating: 0, count: 4 - $0.utf8.count) })
    builder.add(TaggerLayout.words, words)
    builder.add(TaggerLayout.entries, entries.flatMap { $0 })
    builder.add(TaggerLayout.candidates, candidates)
    builder.add(TaggerLayout.left, rows.before)
    builder.add(TaggerLayout.right, rows.after)
    builder.add(TaggerLayout.far, rows.far(classes: classes.count))
    let (places, pairs) = centres.compile(weights, examples.features)
    builder.add(TaggerLayout.centres, places)
    builder.add(TaggerLayout.pairs, pairs)
    builder.add(TaggerLayout.transitions, rows.transitions)
    builder.add(TaggerLayout.parts, parts.table)
    builder.add(TaggerLayout.partRows, parts.rows)
    builder.add(TaggerLayout.partWeights, parts.weights)
    return true
  }

  private mutating func profile(_ word: WordEnds) -> WordProfile {
    WordProfile(
      word, dictionary: dictionary, classes: classes, options: options,
      features: &examples.features)
  }

  /// Adds up what the word's own features say of each of its tags, and drops hopeless ones.
  private mutating func weigh(_ profile: WordProfile) -> Weighed {
    let scored = profile.candidates.map { tag in
      (
        tag: Int(tag),
        score: profile.features.reduce(0) { $0 + weights.weight($1, tag: Int(tag)) }
      )
    }
    .sorted { ($1.score, $0.tag) < ($0.score, $1.tag) }
    let best = scored.first?.score ?? 0
    // Context may well make up for the low score of a tag that the word was seen with.
    let kept = scored.map { (tag: $0.tag, score: coarse($0.score - best)) }
      .filter { $0.score >= -margin || profile.seen.contains(UInt8($0.tag)) }
      .prefix(
        profile.total < options.trustedCount
          ? options.rareCandidates : TaggerLayout.mostCandidates)
    let centre = centres.number(profile, isOwn: examples.isCentre(profile) && kept.count > 1)
    let result = Weighed(
      profile: profile, centre: centre, tags: kept.map(\.tag), scores: kept.map(\.score))
    if kept.count > 1 { centres.add(result.tags, to: centre) }
    return result
  }

  /// A weight rounded to a multiple of the step, so that many words share their candidates.
  private func coarse(_ weight: Float) -> Int32 {
    let step = Float(options.scoreStep)
    return Int32((Float(Self.quantised(weight)) / step).rounded() * step)
  }

  /// The entry of words that no list has: its candidates are weighed by the tagger.
  private mutating func weighUnknown() -> Weighed {
    let profile = WordProfile.unknown(kind: classes.unknown)
    let isNew = examples.features.known(.isNew, 0)
    let centre = centres.number(profile, isOwn: false)
    let result = Weighed(
      profile: profile, centre: centre, tags: dictionary.openTags,
      scores: dictionary.openTags.map { Self.quantised(weights.weight(isNew, tag: $0)) })
    centres.add(result.tags, to: centre)
    return result
  }

  /// The entry of unknown words that have one tag.
  private mutating func weighConstant(_ tag: Int) -> Weighed {
    let profile = WordProfile.unknown(kind: classes.number(of: [(tag, 1)], listedTag: nil))
    return Weighed(
      profile: profile, centre: centres.number(profile, isOwn: false), tags: [tag], scores: [0])
  }

  /// The number of an entry; the same entries share one.
  private mutating func entry(_ word: Weighed) -> Int {
    var bytes: [UInt8] = []
    for (tag, score) in zip(word.tags, word.scores) {
      let slot = word.tags.count > 1 ? centres.slot(of: tag, in: word.centre) : 0
      let number = UInt16(bitPattern: Int16(score))
      bytes += [UInt8(tag), UInt8(slot), UInt8(number & 0xFF), UInt8(number >> 8)]
    }
    let place = candidatePlaces[bytes] ?? candidates.count / 4
    if place == candidates.count / 4 {
      candidates += bytes
      candidatePlaces[bytes] = place
    }
    let isNeighbour = examples.isNeighbour(word.profile)
    let numbers = [
      UInt16(truncatingIfNeeded: place), UInt16(word.tags.count), UInt16(word.profile.kind),
      UInt16(word.tags.count > 1 ? word.centre : 0),
      UInt16(isNeighbour ? rows.before(of: word.profile.word) : 0),
      UInt16(isNeighbour ? rows.after(of: word.profile.word) : 0),
    ]
    if let number = entryNumbers[numbers] { return number }
    entries.append(numbers)
    entryNumbers[numbers] = entries.count - 1
    return entries.count - 1
  }

  /// A weight in the units of the model.
  static func quantised(_ weight: Float) -> Int32 {
    Int32((max(-1000, min(1000, weight)) * TaggerLayout.scale).rounded())
  }

  /// A weight in one byte.
  static func byte(_ weight: Float) -> Int8 { Int8(max(-127, min(127, quantised(weight)))) }
}
