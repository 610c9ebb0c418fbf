package import HanLexicon
import HanSegmentation

extension SegmenterTrainer {
  /// Adds the sections of the model to a container; see `SegmentationTables` for what they hold.
  ///
  /// - Parameter names: The names of the criteria, by number; pair rows are for `base`.
  package func compile(into container: inout ContainerBuilder, names: [String], base: Int) {
    precondition(names.count == criteria)
    guard let weights else { return }
    let order = [base] + (0..<criteria).filter { $0 != base }
    container.add("seg.criteria", Array(order.map { names[$0] }.joined(separator: "\n").utf8))

    let compiler = ModelCompiler(trainer: self, weights: weights)
    let symbols = SymbolTableBuilder(compiler.symbols)
    container.add("seg.ids", symbols.ids)
    container.add("seg.kinds", symbols.kinds)
    let chars = order.map { compiler.chars($0, classes: symbols.classes) }
    let pairs = compiler.pairs(order)
    container.add("seg.chars", chars[0])
    container.add("seg.base", pairs.table.base)
    container.add("seg.pairs", pairs.table.entries)
    let padding = [Int8](repeating: 0, count: SegmentationTables.pairPadding)
    container.add("seg.rows", pairs.rows[0] + padding)
    container.add("seg.long", compiler.longWords())
    for (number, k) in order.enumerated() {
      container.add("seg.types.\(number)", compiler.types(k))
      container.add("seg.words.\(number)", compiler.words(k))
      guard number > 0 else { continue }
      container.add(
        "seg.chars+\(number)",
        SparseRows.encode(
          chars[number], minus: chars[0], width: SegmentationTables.charWidth,
          tolerance: ModelCompiler.tolerance))
      container.add(
        "seg.rows+\(number)",
        SparseRows.encode(
          pairs.rows[number], minus: pairs.rows[0], width: SegmentationTables.pairWidth,
          tolerance: ModelCompiler.tolerance))
    }
  }
}

/// Turns trained weights into tables.
struct ModelCompiler {
  private let trainer: SegmenterTrainer
  private let weights: FTRLWeights
  /// By id of the model: the symbol.
  let symbols: [UInt32]
  /// By id of the model: the trainer's id; -1 for symbols the corpora do not have.
  private let trainerIDs: [Int]
  private let modelIDs: [UInt32: UInt16]

  init(trainer: SegmenterTrainer, weights: FTRLWeights) {
    self.trainer = trainer
    self.weights = weights
    // Frequent symbols get small ids, so that what is used often lies together.
    var counts = [Int](repeating: 0, count: trainer.symbols.count)
    for example in trainer.examples {
      for id in example.ids where Int(id) < counts.count { counts[Int(id)] += 1 }
    }
    var known = trainer.symbols.filter { $0.key != Symbol.edge }
      .map { (symbol: $0.key, id: Int($0.value), count: counts[Int($0.value)]) }
    var lexical: Set<UInt32> = []
    for word in trainer.lexicon.words {
      for symbol in word.symbols where trainer.symbols[symbol] == nil { lexical.insert(symbol) }
    }
    known += lexical.map { (symbol: $0, id: -1, count: 0) }
    known = known.filter { $0.symbol < 0x10000 }
      .sorted { ($1.count, $0.symbol) < ($0.count, $1.symbol) }
    known = Array(
      known.prefix(SegmentationTables.maximumSymbols - SegmentationTables.firstSymbol))
    let reserved = [UInt32](repeating: 0, count: SegmentationTables.firstSymbol)
    symbols = reserved + known.map(\.symbol)
    trainerIDs =
      [0] + [Int](repeating: -1, count: SegmentationTables.firstSymbol - 1)
      + known.map(\.id)
    var ids: [UInt32: UInt16] = [:]
    for (index, item) in known.enumerated() {
      ids[item.symbol] = UInt16(index + SegmentationTables.firstSymbol)
    }
    modelIDs = ids
  }

  /// How much the weights of two criteria may differ and still be stored as equal. Up to 6 the
  /// scores do not suffer.
  static let tolerance = 4

  /// The numbers the search needs of the weights of four tags, see `TagScores`.
  private func narrow(_ tags: SIMD4<Float>) -> [Int8] {
    [tags[0] - tags[1], tags[3] - tags[2], tags[1] - tags[2]].map {
      Int8(clamping: Int(($0 * SegmentationTables.scale).rounded()))
    }
  }

  private func wide(_ row: SIMD4<Float>) -> [Int16] {
    (0..<4).map { Int16(clamping: Int((row[$0] * SegmentationTables.scale).rounded())) }
  }

  /// Rows of characters, see `SegmentationTables`.
  func chars(_ k: Int, classes: [UInt8]) -> [Int8] {
    let layout = weights.layout
    return trainerIDs.enumerated().flatMap { index, id -> [Int8] in
      let places = (0..<5).reversed().map { place -> [Int8] in
        guard id >= 0 else { return [0, 0, 0] }
        return narrow(
          weights.row(layout.unigrams + id * 5 + place)
            + weights.row(layout.unigramsByCriterion + (k * layout.symbols + id) * 5 + place))
      }
      return zip(places[0] + places[1], places[2] + places[3]).flatMap { [$0, $1] }
        + places[4] + [Int8(classes[index])]
    }
  }

  func types(_ k: Int) -> [Int16] {
    (0..<512).flatMap { type in
      wide(
        weights.row(weights.layout.types + type)
          + weights.row(weights.layout.types + (k + 1) * 512 + type))
    }
  }

  func words(_ k: Int) -> [Int16] {
    let layout = weights.layout
    let (classes, learnt) = (SegmentationTables.wordClasses, TrainingLexicon.classCount)
    return (0..<(3 * 5 * classes)).flatMap { item -> [Int16] in
      let (place, level) = (item / classes, item % classes)
      let row = place * learnt + Int(TrainingLexicon.learntLevel(UInt8(level)))
      var sum =
        weights.row(layout.words + row)
        + weights.row(layout.words + (k + 1) * RowLayout.wordRows + row)
      if level == Int(TrainingLexicon.listed) {
        // Begin, middle, end by role.
        let role = place / 5
        sum[role == 0 ? 0 : role == 1 ? 1 : 2] += trainer.listedBonus
      }
      return wide(sum)
    }
  }

  /// The pairs: their table, and their rows by criterion.
  func pairs(_ order: [Int]) -> (table: PairTableBuilder, rows: [[Int8]]) {
    var entries: [UInt32: (row: UInt32, wordClass: Int, thirds: UInt32)] = [:]
    // Row 0 stands for pairs without weights.
    let width = SegmentationTables.pairWidth
    var rows = [[Int8]](repeating: [Int8](repeating: 0, count: width), count: order.count)
    var modelID: [Int: UInt16] = [0: 0]
    for (id, trainerID) in trainerIDs.enumerated() where trainerID > 0 {
      modelID[trainerID] = UInt16(id)
    }
    var pairCounts: [Int: Int] = [:]
    for example in trainer.examples {
      for id in example.pairs where id >= 0 { pairCounts[Int(id), default: 0] += 1 }
    }
    let known = trainer.pairIDs.compactMap { key, id -> (key: UInt32, id: Int)? in
      guard let first = modelID[Int(key >> 16)], let second = modelID[Int(key & 0xFFFF)] else {
        return nil
      }
      return (UInt32(first) << 16 | UInt32(second), Int(id))
    }.sorted {
      // Frequent rows lie together, in what stays in the cache.
      (pairCounts[$1.id, default: 0], $0.key) < (pairCounts[$0.id, default: 0], $1.key)
    }
    for pair in known {
      let row = order.map { self.row(pair.id, $0) }
      guard row.contains(where: { $0.contains { $0 != 0 } }) else { continue }
      entries[pair.key] = (UInt32(rows[0].count / width), 0, 0)
      for index in order.indices { rows[index] += row[index] }
    }
    for word in trainer.lexicon.words {
      guard let ids = ids(of: word.symbols) else { continue }
      let key = UInt32(ids[0]) << 16 | UInt32(ids[1])
      var entry = entries[key] ?? (0, 0, 0)
      if ids.count == 2 {
        entry.wordClass = Int(word.level) + 1
      } else {
        entry.thirds |= 1 << PairEntry.third(ids[2])
      }
      entries[key] = entry
    }
    var byFirst = [[(second: UInt16, entry: PairEntry)]](repeating: [], count: symbols.count)
    for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let value = PairEntry(
        row: entry.row, wordClass: entry.wordClass, thirds: entry.thirds)
      byFirst[Int(key >> 16)].append((UInt16(key & 0xFFFF), value))
    }
    return (PairTableBuilder(byFirst), rows)
  }

  /// Places +1, 0 of a pair in even bytes, -1, -2 in odd ones.
  private func row(_ pair: Int, _ k: Int) -> [Int8] {
    let layout = weights.layout
    let places = (0..<4).reversed().map { place -> [Int8] in
      var row = weights.row(layout.bigrams + pair * 4 + place)
      if place == 1 || place == 2 {
        row += weights.row(
          layout.bigramsByCriterion + (k * layout.pairs + pair) * 2 + place - 1)
      }
      return narrow(row)
    }
    return zip(places[0] + places[1], places[2] + places[3]).flatMap { [$0, $1] }
  }

  private func ids(of symbols: [UInt32]) -> [UInt16]? {
    var ids: [UInt16] = []
    for symbol in symbols {
      guard let id = modelIDs[symbol] else { return nil }
      ids.append(id)
    }
    return ids
  }

  /// The words of three symbols and more.
  func longWords() -> [UInt32] {
    LongWordTableBuilder(
      trainer.lexicon.words.filter { $0.symbols.count >= LongWord.minimum }.compactMap { word in
        ids(of: word.symbols).map { ($0, Int(word.level) + 1) }
      }
    ).slots
  }
}
