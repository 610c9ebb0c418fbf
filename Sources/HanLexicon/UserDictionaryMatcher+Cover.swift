import HanCore

extension UserDictionaryMatcher {
  /// The words of the dictionary that win over the model: of all covers of the text by words that
  /// do not overlap, the one with the most scalars covered, then the fewest words, then the highest
  /// sum of frequencies. Of covers equal in all that, it is the one whose words, compared from the
  /// text's end, end earlier or, ending alike, are shorter: `ab` `c` for `abc` rather than `bc`.
  ///
  /// A word is no match where it would cut a Latin word or a number, or part a mark from its
  /// letter: `5G` is not in `15GB`, nor in `1.5G`. But a run of Latin letters and digits that is made
  /// of words of the dictionary alone is cut into them.
  ///
  /// - Parameter utf8: UTF-8 text. Bytes that are none are read, safely, as some scalar.
  /// - Returns: The words' places, in order.
  /// - Complexity: O(*n* · *l* · log *w*) at worst, with words of *l* ≤ 64 scalars and *w* words;
  ///   memory for the stretches of overlapping matches and the result only.
  package func matches(in utf8: Span<UInt8>) -> [Match] {
    guard count > 0 else { return [] }
    return utf8.withUnsafeBufferPointer { bytes in
      FoldedScalar.lowercase.withUnsafeBufferPointer { lowercase in
        filter.withUnsafeBufferPointer { filter in
          matches(in: FoldedText(bytes: bytes, lowercase: lowercase), filter)
        }
      }
    }
  }

  /// The words of the dictionary that win over the model; see ``matches(in:)-(Span<UInt8>)``.
  package func matches(in text: String) -> [Match] {
    var native = text
    let words = native.withUTF8 { matches(in: Span(_unsafeElements: $0)) }
    guard hasPatterns else { return words }
    let found = patternMatches(in: text)
    var next = 0
    let free = words.filter { word in
      while next < found.count, found[next].span.upperBound <= word.span.lowerBound { next += 1 }
      return next == found.count || found[next].span.lowerBound >= word.span.upperBound
    }
    return (free + found).sorted { $0.span.lowerBound < $1.span.lowerBound }
  }

  private func matches(in text: FoldedText, _ filter: UnsafeBufferPointer<UInt64>) -> [Match] {
    var result: [Match] = []
    var cover = Cover()
    var offset = 0
    var beforePrevious = FoldedScalar.none
    var previous = FoldedScalar.none
    var (current, width) = text.scalar(at: 0)
    while width > 0 {
      if hasLatin, !cover.isActive, Self.isLatin(current), !Self.isLatin(previous),
        let run = latinCover(in: text, at: offset),
        !FoldedScalar.isUnbreakable(between: previous, and: current)
      {
        result += run.matches
        offset = run.end
        beforePrevious = FoldedScalar.none
        previous = run.last
        (current, width) = text.scalar(at: offset)
        continue
      }
      if cover.isActive { cover.advance(to: offset, into: &result) }
      let (next, nextWidth) = text.scalar(at: offset + width)
      // The filter has 2^(64 - filterShift) bits, which a hash's upper bits cannot exceed.
      let pair = Self.hash(current, next)
      var bit = pair >> filterShift
      var found = filter[Int(bit >> 6)] & (1 << (bit & 63)) != 0
      if hasSingles {
        bit = Self.hash(current, FoldedScalar.none) >> filterShift
        found = found || filter[Int(bit >> 6)] & (1 << (bit & 63)) != 0
      }
      if found, !cuts(beforePrevious, previous, Self.shape(current, width), next) {
        collect(in: text, at: offset, width, current, into: &cover)
      }
      offset += width
      beforePrevious = previous
      previous = Self.shape(current, width)
      current = next
      width = nextWidth
    }
    if cover.isActive { cover.advance(to: offset, into: &result) }
    return result
  }

  /// Whether a folded scalar is an ASCII letter or digit.
  private static func isLatin(_ value: UInt32) -> Bool {
    value &- 0x61 < 26 || value &- 0x30 < 10
  }

  /// The fewest words of two characters and more that a run of Latin letters and digits is made of,
  /// when they are several: `OPPO` and `VIVO` for `OPPOVIVO`.
  @inline(never)
  private func latinCover(
    in text: FoldedText, at start: Int
  ) -> (matches: [Match], end: Int, last: UInt32)? {
    var symbols: [UInt32] = []
    var offsets = [start]
    while true {
      let (value, width) = text.scalar(at: offsets[symbols.count])
      if width == 0 || !Self.isLatin(value) {
        if width > 0, let last = symbols.last, FoldedScalar.isUnbreakable(between: last, and: value)
        {
          return nil
        }
        break
      }
      guard symbols.count < UserDictionary.longestWord else { return nil }
      symbols.append(value)
      offsets.append(offsets[symbols.count - 1] + width)
    }
    let count = symbols.count
    guard count >= 4 else { return nil }
    /// The fewest words up to a place, and the last of them.
    var best = [(words: Int, from: Int, entry: Int)?](repeating: nil, count: count + 1)
    best[0] = (0, 0, 0)
    for place in 0..<(count - 1) {
      guard let before = best[place] else { continue }
      let hash = Self.hash(symbols[place], symbols[place + 1])
      var range = words(hash: hash, symbols[place], symbols[place + 1])
      var depth = 2
      while !range.isEmpty {
        if length(range.lowerBound) == depth {
          let end = place + depth
          if best[end].map({ before.words + 1 < $0.words }) ?? true {
            best[end] = (before.words + 1, place, range.lowerBound)
          }
          range = (range.lowerBound + 1)..<range.upperBound
        }
        guard place + depth < count, !range.isEmpty else { break }
        range = narrow(range, depth: depth, to: symbols[place + depth])
        depth += 1
      }
    }
    guard let whole = best[count], whole.words > 1, let last = symbols.last else { return nil }
    var matches: [Match] = []
    var end = count
    while end > 0, let step = best[end] {
      matches.append(
        Match(span: TextSpan(offsets[step.from], offsets[end]), entry: step.entry))
      end = step.from
    }
    return (matches.reversed(), offsets[count], last)
  }

  /// Hands all words that begin at an offset to the cover.
  @inline(never)
  private func collect(
    in text: FoldedText, at start: Int, _ width: Int, _ first: UInt32, into cover: inout Cover
  ) {
    var beforeLast = FoldedScalar.none
    var last = first
    var offset = start + width
    var (next, nextWidth) = text.scalar(at: offset)
    if hasSingles {
      let single = words(hash: Self.hash(first, FoldedScalar.none), first, FoldedScalar.none)
      if let word = single.first, !cuts(in: text, beforeLast, last, next, offset, nextWidth) {
        cover.add(word, length: 1, frequency: frequencies[word], at: start)
      }
    }
    guard nextWidth > 0 else { return }
    var range = words(hash: Self.hash(first, next), first, next)
    var depth = 1
    while !range.isEmpty {
      depth += 1
      offset += nextWidth
      beforeLast = last
      last = next
      (next, nextWidth) = text.scalar(at: offset)
      // All of the range share `depth` scalars, so a word of that length comes first.
      if length(range.lowerBound) == depth {
        if !cuts(in: text, beforeLast, last, next, offset, nextWidth) {
          let word = range.lowerBound
          cover.add(word, length: depth, frequency: frequencies[word], at: start)
        }
        range = (range.lowerBound + 1)..<range.upperBound
      }
      if nextWidth == 0 || range.isEmpty { break }
      range = narrow(range, depth: depth, to: next)
    }
  }

  /// Whether a boundary before `next`, at an offset and of a width, cuts a word or number.
  @inline(__always)
  private func cuts(
    in text: FoldedText, _ beforeLast: UInt32, _ last: UInt32, _ next: UInt32, _ offset: Int,
    _ width: Int
  ) -> Bool {
    // What follows matters behind a separator only, and most text is none.
    let isSeparator = FoldedScalar.isSeparator(next)
    let afterNext = isSeparator ? text.scalar(at: offset + width).value : FoldedScalar.none
    return cuts(beforeLast, last, Self.shape(next, width), afterNext)
  }

  /// A folded scalar, unless it is a full-width comma: that parts clauses, not digits.
  @inline(__always)
  private static func shape(_ value: UInt32, _ width: Int) -> UInt32 {
    value == 0x2C && width > 1 ? 0xFF0C : value
  }

  /// Whether a boundary between `last` and `next` cuts a word or number.
  @inline(__always)
  private func cuts(
    _ beforeLast: UInt32, _ last: UInt32, _ next: UInt32, _ afterNext: UInt32
  ) -> Bool {
    if FoldedScalar.isUnbreakable(between: last, and: next) { return true }
    if FoldedScalar.isDigit(last) {
      return FoldedScalar.isSeparator(next) && FoldedScalar.isDigit(afterNext)
    }
    return FoldedScalar.isSeparator(last) && FoldedScalar.isDigit(beforeLast)
      && FoldedScalar.isDigit(next)
  }
}
