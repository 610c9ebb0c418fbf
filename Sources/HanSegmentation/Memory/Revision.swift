import HanCore

/// The places of a text that disagree with what is remembered of it; see ``DocumentMemory``.
struct Revision {
  /// Tokens that become one, or one that is cut.
  private struct Edit {
    var token: Int
    var count: Int
    /// Where it is cut: bit *i* for a cut behind character *i* + 1; 0 to join.
    var mask: UInt8
  }

  private let fixed: [TextSpan]
  /// The first fixed span that may lie ahead.
  private var nextFixed = 0
  /// Behind the last word that was found.
  private var end = 0
  private var edits: [Edit] = []
  /// Words whose parts are joined.
  private var joined: [TextSpan] = []
  /// Words that tokens cross.
  private var crossed: [TextSpan] = []

  init(fixed: [TextSpan]) { self.fixed = fixed }

  /// Finds the places.
  ///
  /// Of the tokens, those are looked at that are candidates themselves, and those in which two
  /// characters stand that a word to be joined begins with.
  ///
  /// - Complexity: O(*n*).
  mutating func find(
    _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ table: CandidateTable
  ) {
    var wholes = table.wholes[...]
    var last = -1
    var token = 0
    table.forEachBeginning(in: bytes) { offset in
      token = tokens.firstToken(endingBehind: offset, from: token)
      guard token > last, token < tokens.count else { return }
      while let whole = wholes.first, whole < token {
        wholes.removeFirst()
        if whole > last { look(at: Int(whole), tokens, bytes, table) }
      }
      look(at: token, tokens, bytes, table)
      last = token
    }
    for whole in wholes where whole > last { look(at: Int(whole), tokens, bytes, table) }
  }

  /// Looks at a token; tokens come in order.
  private mutating func look(
    at index: Int, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
    _ table: CandidateTable
  ) {
    var bits = table.keys[index]
    guard bits > 1 else { return }
    if bits == CandidateTable.longWord {
      // A word that crosses its end begins in its last characters.
      let last = tokens[index].endOffset
      let first = max(tokens[index].startOffset, last - 9)
      bits = CandidateKey(bytes, first, last)?.bits ?? 0
      guard bits != 0 else { return }
    } else if bits > 0xFFFF, let entry = table.verdict(of: CandidateKey(bits: bits)) {
      // As it is, or not at all.
      if entry.verdict == .cut, !isFixed(tokens[index].span) {
        edits.append(Edit(token: index, count: 1, mask: entry.mask))
      }
      return
    }
    let key = CandidateKey(bits: bits)
    let count = key.count
    for place in 0..<count {
      let first = key.code(at: place)
      guard table.firsts.contains(first) else { continue }
      let second =
        place &+ 1 < count
        ? key.code(at: place &+ 1)
        : index &+ 1 < tokens.count
          ? UInt16(truncatingIfNeeded: table.keys[index &+ 1]) : 0
      // The key of a long word behind does not tell its first character.
      guard second < 16 || table.mayBegin(first, second) else { continue }
      let last = tokens[index].endOffset
      let offset = last &- 3 &* (count &- place)
      guard offset >= end, let word = Self.word(at: offset, in: tokens, index, bytes, table),
        word.upperBound > last, !isFixed(word)
      else { continue }
      end = word.upperBound
      add(word, startsToken: offset == tokens[index].startOffset, tokens, index)
      return
    }
  }

  /// Whether a span shares anything with one that is a word whatever is remembered; spans come in
  /// order.
  private mutating func isFixed(_ span: TextSpan) -> Bool {
    while nextFixed < fixed.count, fixed[nextFixed].upperBound <= span.lowerBound { nextFixed += 1 }
    return nextFixed < fixed.count && fixed[nextFixed].lowerBound < span.upperBound
  }

  /// The longest remembered word at an offset that ends in a Chinese token behind.
  private static func word(
    at offset: Int, in tokens: UnsafeBufferPointer<Token>, _ index: Int,
    _ bytes: UnsafeBufferPointer<UInt8>, _ table: CandidateTable
  ) -> TextSpan? {
    var limit = tokens[index].endOffset
    var next = index + 1
    while limit < offset + 3 * CandidateKey.longest, next < tokens.count, tokens[next].isHan {
      limit = tokens[next].endOffset
      next += 1
    }
    for count in (2...CandidateKey.longest).reversed() where offset + 3 * count <= limit {
      if let key = CandidateKey(bytes, offset, offset + 3 * count),
        table.verdict(of: key)?.verdict == .join
      {
        return TextSpan(offset, offset + 3 * count)
      }
    }
    return nil
  }

  private mutating func add(
    _ word: TextSpan, startsToken: Bool, _ tokens: UnsafeBufferPointer<Token>, _ index: Int
  ) {
    var last = index
    while tokens[last].endOffset < word.upperBound { last += 1 }
    if startsToken, tokens[last].endOffset == word.upperBound {
      edits.append(Edit(token: index, count: last - index + 1, mask: 0))
      joined.append(word)
    } else {
      crossed.append(word)
    }
  }

  /// The tokens with the places mended.
  ///
  /// - Complexity: O(*n*).
  func apply(to tokens: [Token], in text: String, words: any WordFinder) -> [Token] {
    guard !edits.isEmpty || !crossed.isEmpty else { return tokens }
    var result: [Token] = []
    result.reserveCapacity(tokens.count + edits.count)
    var position = 0
    for edit in edits where edit.token >= position {
      result += tokens[position..<edit.token]
      let first = tokens[edit.token]
      position = edit.token + edit.count
      if edit.mask == 0 {
        let span = TextSpan(first.startOffset, tokens[position - 1].endOffset)
        result.append(Token(span: span, kind: .han))
        continue
      }
      var start = first.startOffset
      for place in 1..<CandidateKey.longest where edit.mask >> UInt8(place - 1) & 1 != 0 {
        let end = first.startOffset + 3 * place
        result.append(Token(span: TextSpan(start, end), kind: .han))
        start = end
      }
      result.append(Token(span: TextSpan(start, first.endOffset), kind: .han))
    }
    result += tokens[position...]
    return crossed.isEmpty ? result : around(crossed, result, in: text, words: words)
  }

  /// How far around a word the text is cut anew, in tokens.
  private static let reach = 12

  /// The tokens, with the Chinese ones around the given words cut anew.
  private func around(
    _ spans: [TextSpan], _ tokens: [Token], in text: String, words: any WordFinder
  ) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var kept = (joined + fixed).sorted()[...]
    var position = 0
    var next = 0
    while next < spans.count {
      // The token that the word begins in.
      var (low, high) = (position, tokens.count)
      while low < high {
        let middle = (low + high) / 2
        if tokens[middle].endOffset <= spans[next].lowerBound {
          low = middle + 1
        } else {
          high = middle
        }
      }
      var start = low
      while start > position, low - start < Self.reach, tokens[start - 1].isHan { start -= 1 }
      var end = low
      var known: [TextSpan] = []
      // Words that begin in the stretch belong to it, and it goes on behind the last of them.
      var limit = low + Self.reach
      while end < tokens.count, end < limit, tokens[end].isHan {
        end += 1
        while next < spans.count, spans[next].lowerBound < tokens[end - 1].endOffset {
          if spans[next].lowerBound >= tokens[start].startOffset { known.append(spans[next]) }
          if known.count < 64 { limit = end + Self.reach }
          next += 1
        }
      }
      guard end > start else {
        next += 1
        continue
      }
      let stretch = TextSpan(tokens[start].startOffset, tokens[end - 1].endOffset)
      known.removeAll { $0.upperBound > stretch.upperBound }
      while let span = kept.first, span.lowerBound < stretch.lowerBound { kept.removeFirst() }
      known += kept.prefix { $0.upperBound <= stretch.upperBound }
      known.sort()
      result += tokens[position..<start]
      let offset = stretch.lowerBound
      let again = words.tokens(
        of: String(text[stretch]),
        fixed: known.map { TextSpan($0.lowerBound - offset, $0.upperBound - offset) }, joined: [])
      for token in again {
        result.append(Token(span: token.span.shifted(by: offset), kind: token.kind))
      }
      position = end
    }
    result += tokens[position...]
    return result
  }
}
