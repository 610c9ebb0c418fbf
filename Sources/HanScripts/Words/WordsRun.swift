import HanCore

/// The conversion of one text by a ``WordsEngine``.
struct WordsRun: ~Copyable {
  let engine: WordsEngine
  let bytes: UnsafeBufferPointer<UInt8>
  let words: WordBoundaries
  var output: ByteBuffer
  var noted = ReplacementList()
  var ambiguities: [ConversionAmbiguity] = []
  private var reader: StretchReader
  /// The script of stretches that do not tell: that of the stretch before, or of the whole text.
  private var surroundings: StretchScript

  init(engine: WordsEngine, bytes: UnsafeBufferPointer<UInt8>, words: WordBoundaries) {
    self.engine = engine
    self.bytes = bytes
    self.words = words
    output = ByteBuffer(capacity: bytes.count + bytes.count / 16)
    reader = StretchReader(words: words)
    surroundings = engine.declared ?? engine.tells.script(of: bytes)
    if surroundings == .unknown || surroundings == .both {
      // A text that does not tell is taken for what there is something to do with.
      surroundings = engine.target == .simplified ? .traditional : .simplified
    }
  }

  mutating func perform() {
    guard let start = bytes.baseAddress else { return }
    let locked = lockedSpans(start)
    var lock = 0
    var position = 0
    while position < bytes.count {
      while lock < locked.count, locked[lock].source.upperBound <= position { lock += 1 }
      if lock < locked.count, locked[lock].source.lowerBound == position {
        replace(start, position, locked[lock].source.upperBound, by: locked[lock].value)
        position = locked[lock].source.upperBound
        continue
      }
      let limit = lock < locked.count ? locked[lock].source.lowerBound : bytes.count
      let stretch = reader.next(start, from: position, to: limit)
      convert(stretch)
      position = stretch.offsets[stretch.count]
    }
  }

  mutating func finish() -> WordsResult {
    WordsResult(
      text: String(validUTF8: output.bytes),
      map: OffsetMap(
        replacements: noted.items, sourceCount: bytes.count, targetCount: output.count),
      ambiguities: ambiguities)
  }

  /// Where words of the user's stand, and what they become.
  private func lockedSpans(
    _ start: UnsafePointer<UInt8>
  ) -> [(source: TextSpan, value: UnsafeBufferPointer<UInt8>)] {
    guard let custom = engine.custom else { return [] }
    return custom.matches(in: UnsafeBufferPointer(start: start, count: bytes.count))
  }

  private mutating func convert(_ stretch: LatticeStretch) {
    let script = engine.tells.script(of: stretch)
    if engine.declared == nil, script == .simplified || script == .traditional {
      surroundings = script
    }
    let effective = script == .unknown ? surroundings : script
    switch (effective, engine.target == .simplified) {
    case (.simplified, true): keep(stretch)
    case (_, true), (.traditional, _): byDictionary(stretch)
    case (.simplified, _): byLattice(stretch)
    case (.both, _), (.unknown, _):
      // Word by word: what is Traditional already stays.
      for (part, isTraditional) in engine.tells.parts(of: stretch) {
        if isTraditional { byDictionary(part) } else { byLattice(part) }
      }
    }
  }

  private mutating func keep(_ stretch: LatticeStretch) {
    output.append(
      stretch.bytes + stretch.offsets[0], count: stretch.offsets[stretch.count] - stretch.offsets[0]
    )
  }

  /// Converts a stretch that is Traditional: to Simplified, or to the region's characters.
  private mutating func byDictionary(_ stretch: LatticeStretch) {
    let (start, end) = (stretch.offsets[0], stretch.offsets[stretch.count])
    let base = output.count
    let input = UnsafeBufferPointer(start: stretch.bytes + start, count: end - start)
    let (result, items) = engine.dictionary.convert(
      input, finished: engine.authorships(in: stretch), noting: ReplacementList.self
    ) { result, noted in (Array(result), Array(noted.items)) }
    result.withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress { output.append(first, count: bytes.count) }
    }
    for item in items {
      noted.replaced(
        start + Int(item.sourceStart), Int(item.sourceEnd - item.sourceStart),
        by: base + Int(item.targetStart), Int(item.targetEnd - item.targetStart), if: true)
    }
  }

  private mutating func byLattice(_ stretch: LatticeStretch) {
    let (pieces, refused) = engine.lattice.cover(stretch)
    var index = 0
    var places = [Int](repeating: 0, count: stretch.count + 1)
    for piece in pieces {
      let (start, end) = (stretch.offsets[index], stretch.offsets[piece.end])
      place(&places, stretch, index, piece)
      if let value = piece.value {
        replace(stretch.bytes, start, end, by: value)
      } else {
        single(stretch, index, start, end)
      }
      index = piece.end
    }
    places[stretch.count] = output.count
    note(refused, stretch, places)
  }

  /// The place of a character inside of a key whose value has other characters.
  private static let nowhere = -1

  /// Notes where the characters of a piece will stand: each by itself when the key and its value
  /// have as many.
  private func place(
    _ places: inout [Int], _ stretch: LatticeStretch, _ start: Int, _ piece: WordLattice.Piece
  ) {
    var starts: [Int] = []
    if let value = piece.value {
      for offset in value.indices where value[offset] & 0xC0 != 0x80 { starts.append(offset) }
    }
    let isAligned = starts.count == piece.end - start
    for index in start..<piece.end {
      places[index] =
        isAligned
        ? output.count + starts[index - start] : index == start ? output.count : Self.nowhere
    }
  }

  /// Converts a character that no key covers.
  private mutating func single(_ stretch: LatticeStretch, _ index: Int, _ start: Int, _ end: Int) {
    let target = output.count
    let name = engine.nameValue(stretch, index)
    if let name {
      replace(stretch.bytes, start, end, by: name)
    } else {
      let main = engine.lattice.main.table
      let entry = main.character(stretch.bytes + start).entry
      let value = engine.contextValue(stretch, index)
      if let value {
        Array(value.utf8).withUnsafeBufferPointer { replace(stretch.bytes, start, end, by: $0) }
      } else if entry.replacementCount > 0 {
        withUnsafeBytes(of: entry.replacement.littleEndian) { raw in
          replace(
            stretch.bytes, start, end,
            by: UnsafeBufferPointer(
              rebasing: raw.bindMemory(to: UInt8.self)[..<entry.replacementCount]))
        }
      } else {
        output.append(stretch.bytes + start, count: end - start)
      }
    }
    guard let alternatives = engine.lattice.alternatives else { return }
    let entry = alternatives.character(stretch.bytes + start).entry
    guard entry.isLong else { return }
    let all = alternatives.value(ConversionNode(bits: alternatives.nodes[entry.symbol]).place)
    let chosen = String(decoding: output.bytes[target...], as: UTF8.self)
    ambiguities.append(
      ConversionAmbiguity(
        source: TextSpan(start, end), target: TextSpan(target, output.count), chosen: chosen,
        alternatives: String(decoding: all, as: UTF8.self).unicodeScalars.map(String.init)
          .filter { $0 != chosen },
        reason: stretch.kinds[index] == .word ? .character : .name))
  }

  private mutating func replace(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, by value: UnsafeBufferPointer<UInt8>
  ) {
    noted.replaced(
      UnsafeBufferPointer(start: bytes + start, count: end - start), at: start, by: value,
      at: output.count)
    if let first = value.baseAddress { output.append(first, count: value.count) }
  }

  /// Notes keys that were refused where they would have given something else.
  private mutating func note(
    _ refused: [WordLattice.Refusal], _ stretch: LatticeStretch, _ places: [Int]
  ) {
    for refusal in refused.reversed()
    where places[refusal.range.lowerBound] != Self.nowhere
      && places[refusal.range.upperBound] != Self.nowhere
    {
      let target = TextSpan(places[refusal.range.lowerBound], places[refusal.range.upperBound])
      let chosen = output.bytes[target.range]
      if target.isEmpty || chosen.elementsEqual(refusal.value) { continue }
      ambiguities.append(
        ConversionAmbiguity(
          source: TextSpan(
            stretch.offsets[refusal.range.lowerBound], stretch.offsets[refusal.range.upperBound]),
          target: target, chosen: String(decoding: chosen, as: UTF8.self),
          alternatives: [String(decoding: refusal.value, as: UTF8.self)], reason: .boundary))
    }
  }
}
