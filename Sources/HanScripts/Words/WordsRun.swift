import HanCore

/// The conversion of one text by a ``WordsEngine``.
struct WordsRun: ~Copyable {
  let engine: WordsEngine
  let bytes: UnsafeBufferPointer<UInt8>
  let words: WordBoundaries
  /// Whether uncertain places are told.
  let notes: Bool
  /// Whether replacements are noted.
  let maps: Bool
  var output: ByteBuffer
  var noted = ReplacementList()
  var ambiguities: [ConversionAmbiguity] = []
  private var reader: StretchReader
  private var space = WordLattice.Workspace()
  /// The next of the terms.
  private var term = 0
  /// The script of stretches that do not tell: that of the stretch before, or of the whole text, which
  /// is asked when that is needed.
  private var surroundings: StretchScript?

  init(
    engine: WordsEngine, bytes: UnsafeBufferPointer<UInt8>, words: WordBoundaries, notes: Bool,
    maps: Bool
  ) {
    self.engine = engine
    self.bytes = bytes
    self.words = words
    self.notes = notes
    self.maps = maps
    output = ByteBuffer(capacity: bytes.count + bytes.count / 16)
    reader = StretchReader(words: words, tells: engine.tells)
  }

  private mutating func scriptAround() -> StretchScript {
    if let surroundings { return surroundings }
    var script = engine.declared ?? engine.tells.script(of: bytes)
    if script == .unknown || script == .both {
      // A text that does not tell is taken for what there is something to do with.
      script = engine.target == .simplified ? .traditional : .simplified
    }
    surroundings = script
    return script
  }

  mutating func perform() {
    guard let start = bytes.baseAddress else { return }
    let locked = lockedSpans(start)
    var lock = 0
    var position = 0
    while position < bytes.count {
      while lock < locked.count, locked[lock].source.upperBound <= position { lock += 1 }
      if lock < locked.count, locked[lock].source.lowerBound == position {
        engine.custom?.withValue(of: locked[lock].word) {
          replace(start, position, locked[lock].source.upperBound, by: $0)
        }
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
    ambiguities = ambiguities.enumerated().sorted {
      ($0.element.source.lowerBound, $0.offset) < ($1.element.source.lowerBound, $1.offset)
    }.map(\.element)
    return WordsResult(
      text: String(validUTF8: output.bytes),
      map: OffsetMap(
        replacements: noted.items, sourceCount: bytes.count, targetCount: output.count),
      ambiguities: ambiguities)
  }

  /// Where words of the user's stand, and which they are.
  private func lockedSpans(
    _ start: UnsafePointer<UInt8>
  ) -> [(source: TextSpan, word: Int)] {
    engine.custom?.matches(in: UnsafeBufferPointer(start: start, count: bytes.count)) ?? []
  }

  private mutating func convert(_ stretch: LatticeStretch) {
    let end = stretch.offsets[stretch.count]
    let first = term
    while term < words.terms.count, words.terms[term].span.lowerBound < end { term += 1 }
    let terms = words.terms[first..<term]
    let script = engine.tells.script(of: stretch)
    if engine.declared == nil, script == .simplified || script == .traditional {
      surroundings = script
    }
    let effective = script == .unknown ? scriptAround() : script
    switch (effective, engine.target == .simplified) {
    case (.simplified, true): keep(stretch)
    case (_, true), (.traditional, _): byDictionary(stretch, terms)
    case (.simplified, _): byLattice(stretch, terms)
    case (.both, _), (.unknown, _):
      // Word by word: what is Traditional already stays.
      for (part, isTraditional) in engine.tells.parts(of: stretch) {
        if isTraditional { byDictionary(part, terms) } else { byLattice(part, terms) }
      }
    }
  }

  private mutating func keep(_ stretch: LatticeStretch) {
    output.append(
      stretch.bytes + stretch.offsets[0], count: stretch.offsets[stretch.count] - stretch.offsets[0]
    )
  }

  /// Converts a stretch that is Traditional: to Simplified, or to the region's characters.
  private mutating func byDictionary(_ stretch: LatticeStretch, _ terms: ArraySlice<ConversionTerm>)
  {
    let finished = engine.authorships(in: stretch)
    let base = stretch.offsets[0]
    var position = base
    let end = stretch.offsets[stretch.count]
    for term in terms where term.span.lowerBound >= position && term.span.upperBound <= end {
      byDictionary(stretch.bytes, position..<term.span.lowerBound, base, finished)
      let target = output.count
      if term.isTaken {
        term.value.withUnsafeBufferPointer {
          replace(stretch.bytes, term.span.lowerBound, term.span.upperBound, by: $0)
        }
      } else {
        byDictionary(stretch.bytes, term.span.range, base, finished)
      }
      note(term, at: TextSpan(target, output.count))
      position = term.span.upperBound
    }
    byDictionary(stretch.bytes, position..<end, base, finished)
  }

  /// Converts a part of a stretch, given by its bytes.
  private mutating func byDictionary(
    _ bytes: UnsafePointer<UInt8>, _ range: Range<Int>, _ stretch: Int, _ finished: [FinishedSpan]
  ) {
    guard !range.isEmpty else { return }
    if !maps, finished.isEmpty {
      let input = UnsafeBufferPointer(start: bytes + range.lowerBound, count: range.count)
      engine.dictionary.convert(input, noting: NoReplacements.self) { result, _ in
        if let first = result.baseAddress { output.append(first, count: result.count) }
      }
      return
    }
    let (start, base) = (range.lowerBound, output.count)
    let input = UnsafeBufferPointer(start: bytes + start, count: range.count)
    let shift = start - stretch
    let inside = finished.compactMap { span -> FinishedSpan? in
      let (lower, upper) = (Int(span.start) - shift, Int(span.end) - shift)
      guard lower >= 0, upper <= range.count else { return nil }
      return FinishedSpan(start: UInt32(lower), end: UInt32(upper))
    }
    let (result, items) = engine.dictionary.convert(
      input, finished: inside, noting: ReplacementList.self
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

  private mutating func byLattice(_ stretch: LatticeStretch, _ terms: ArraySlice<ConversionTerm>) {
    if !notes, terms.isEmpty, !stretch.hasOperators {
      byParts(stretch)
      return
    }
    let (forced, spans) = forced(stretch, terms)
    engine.lattice.cover(stretch, forced: forced.map(\.range), in: &space)
    let pieces = space.pieces
    var index = 0
    var places = notes ? [Int](repeating: 0, count: stretch.count + 1) : []
    for piece in pieces {
      let (start, end) = (stretch.offsets[index], stretch.offsets[piece.end])
      if notes { place(&places, stretch, index, piece) }
      if let number = piece.forced {
        if let value = forced[number].value {
          value.withUnsafeBufferPointer { replace(stretch.bytes, start, end, by: $0) }
        } else {
          output.append(stretch.bytes + start, count: end - start)
        }
      } else if let value = piece.value {
        use(value, stretch, index, piece.end)
      } else if notes || !plain(stretch, index, start) {
        single(stretch, index, start, end)
      }
      index = piece.end
    }
    guard notes else { return }
    places[stretch.count] = output.count
    note(space.refused, stretch, places)
    for (range, term) in spans
    where places[range.lowerBound] != Self.nowhere && places[range.upperBound] != Self.nowhere {
      note(term, at: TextSpan(places[range.lowerBound], places[range.upperBound]))
    }
  }

  /// Converts a stretch part by part: most characters are no part of a key, and what is asked about
  /// keys and words is asked of the others alone.
  private mutating func byParts(_ stretch: LatticeStretch) {
    var index = 0
    while index < stretch.count {
      guard engine.lattice.mayBeginKey(stretch, index) else {
        alone(stretch, index)
        index += 1
        continue
      }
      let end = engine.lattice.cover(stretch, from: index, in: &space)
      for number in space.pieces.indices {
        let piece = space.pieces[number]
        if let value = piece.value {
          use(value, stretch, index, piece.end)
        } else {
          alone(stretch, index)
        }
        index = piece.end
      }
      index = end
    }
  }

  /// Converts a character that no key covers.
  @inline(__always)
  private mutating func alone(_ stretch: LatticeStretch, _ index: Int) {
    let start = stretch.offsets[index]
    if !plain(stretch, index, start) { single(stretch, index, start, stretch.offsets[index + 1]) }
  }

  /// Converts what a key covers.
  private mutating func use(
    _ value: UnsafeBufferPointer<UInt8>, _ stretch: LatticeStretch, _ index: Int, _ end: Int
  ) {
    if end - index != 2 || !engine.isOpen(stretch, index) || !revise(stretch, index, value) {
      replace(stretch.bytes, stretch.offsets[index], stretch.offsets[end], by: value)
    }
  }

  /// What is one piece whatever the dictionaries say: terms that are taken, with what they become,
  /// and descriptive sequences, which stay; and where all terms stand, by character.
  private func forced(
    _ stretch: LatticeStretch, _ terms: ArraySlice<ConversionTerm>
  ) -> (
    forced: [(range: Range<Int>, value: [UInt8]?)], terms: [(Range<Int>, ConversionTerm)]
  ) {
    var forced: [(range: Range<Int>, value: [UInt8]?)] = []
    var spans: [(Range<Int>, ConversionTerm)] = []
    var next = terms.startIndex
    var index = 0
    let end = stretch.offsets[stretch.count]
    /// The character at which a byte stands.
    func character(at offset: Int) -> Int? {
      var place = index
      while stretch.offsets[place] < offset, place < stretch.count { place += 1 }
      return stretch.offsets[place] == offset ? place : nil
    }
    while index < stretch.count {
      let offset = stretch.offsets[index]
      while next < terms.endIndex, terms[next].span.lowerBound < offset { next += 1 }
      if next < terms.endIndex, terms[next].span.lowerBound == offset,
        let upper = character(at: terms[next].span.upperBound), upper > index
      {
        spans.append((index..<upper, terms[next]))
        if terms[next].isTaken {
          forced.append((index..<upper, terms[next].value))
          index = upper
          continue
        }
      }
      // Operators are E2 BF B0 to E2 BF BF.
      if stretch.bytes[offset] == 0xE2, stretch.bytes[offset + 1] == 0xBF,
        stretch.bytes[offset + 2] >= 0xB0
      {
        let length = IdeographicDescription.length(in: stretch.bytes, from: offset, to: end)
        if length > 0, let upper = character(at: offset + length) {
          forced.append((index..<upper, nil))
          index = upper
          continue
        }
      }
      index += 1
    }
    return (forced, spans)
  }

  /// Replaces a key of two characters by what their surroundings say, when they are sure that it
  /// does not stand here (发卡 is a hairpin, but not in 发卡银行).
  ///
  /// - Returns: Whether the key was replaced.
  private mutating func revise(
    _ stretch: LatticeStretch, _ index: Int, _ value: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let start = value.baseAddress, value.count >= 2 else { return false }
    let first = decodeScalar(start)
    guard first.count < value.count else { return false }
    let second = decodeScalar(start + first.count)
    guard first.count + second.count == value.count else { return false }
    var codes = [first.code, second.code]
    var isRevised = false
    for place in 0..<2 {
      guard let reading = engine.reading(stretch, index + place, isCovered: true),
        reading.target != codes[place], reading.margin >= WordsEngine.revisingMargin
      else { continue }
      codes[place] = reading.target
      isRevised = true
    }
    guard isRevised else { return false }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: codes.compactMap { Unicode.Scalar($0) })
    let target = output.count
    let (lower, upper) = (stretch.offsets[index], stretch.offsets[index + 2])
    Array(String(text).utf8).withUnsafeBufferPointer {
      replace(stretch.bytes, lower, upper, by: $0)
    }
    guard notes else { return true }
    ambiguities.append(
      ConversionAmbiguity(
        source: TextSpan(lower, upper), target: TextSpan(target, output.count),
        chosen: String(text), alternatives: [String(decoding: value, as: UTF8.self)],
        reason: .character))
    return true
  }

  /// Notes a term that is uncertain.
  private mutating func note(_ term: ConversionTerm, at target: TextSpan) {
    guard notes, let reason = term.reason else { return }
    let source = UnsafeBufferPointer(rebasing: bytes[term.span.range])
    let chosen = String(decoding: output.bytes[target.range], as: UTF8.self)
    let other =
      term.isTaken
      ? engine.plain.text(of: source) : String(decoding: term.value, as: UTF8.self)
    if other == chosen { return }
    ambiguities.append(
      ConversionAmbiguity(
        source: term.span, target: target, chosen: chosen, alternatives: [other], reason: reason))
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

  /// Converts a character that no key covers and that is the same whatever surrounds it.
  ///
  /// - Returns: Whether it is such a character.
  private mutating func plain(_ stretch: LatticeStretch, _ index: Int, _ start: Int) -> Bool {
    guard stretch.kinds[index] == .word, !engine.asksSurroundings(stretch.codes[index]) else {
      return false
    }
    let character = engine.lattice.main.table.character(stretch.bytes + start)
    let entry = character.entry
    let isReplaced = entry.replacementCount > 0
    let count = isReplaced ? entry.replacementCount : character.count
    // One character for one.
    guard
      UTF8.width(startingWith: UInt8(truncatingIfNeeded: entry.replacement)) == count
        || !isReplaced
    else { return false }
    if maps {
      noted.replaced(
        start, character.count, by: output.count, count, if: entry.replaces(character.raw))
    }
    output.append(isReplaced ? entry.replacement : character.raw, count: count)
    return true
  }

  /// Converts a character that no key covers.
  private mutating func single(_ stretch: LatticeStretch, _ index: Int, _ start: Int, _ end: Int) {
    let target = output.count
    // Characters of persons' names have the readings of names.
    let isPerson = stretch.kinds[index] == .person && engine.isLonger(stretch, index)
    let reading = isPerson ? nil : engine.reading(stretch, index)
    var name = engine.nameValue(stretch, index)
    if let reading, stretch.kinds[index] != .person, reading.margin >= WordsEngine.namingMargin {
      name = nil
    }
    if let name {
      replace(stretch.bytes, start, end, by: name)
    } else if let value = engine.contextValue(stretch, index, reading) {
      Array(value.utf8).withUnsafeBufferPointer { replace(stretch.bytes, start, end, by: $0) }
    } else if let reading, let scalar = Unicode.Scalar(reading.target) {
      Array(String(scalar).utf8).withUnsafeBufferPointer {
        replace(stretch.bytes, start, end, by: $0)
      }
    } else {
      let entry = engine.lattice.main.table.character(stretch.bytes + start).entry
      if entry.replacementCount > 0 {
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
    guard notes, let alternatives = engine.lattice.alternatives else { return }
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
    if maps {
      noted.replaced(
        UnsafeBufferPointer(start: bytes + start, count: end - start), at: start, by: value,
        at: output.count)
    }
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
