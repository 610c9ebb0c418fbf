public import HanCore

extension Segmenter {
  /// All words of the word list inside a token, shorter than the token itself: what a search
  /// index wants beside it. Of letters with digits (iPhone15Pro) these are the runs of either.
  ///
  /// The engine `icu` has no list to look into and gives none.
  ///
  /// ```swift
  /// let text = segmenter.segment("中华人民共和国")
  /// segmenter.words(inside: text[0], of: text).map { text.text.text[$0] }
  /// // ["中华", "人民", "共和", "共和国", …]
  /// ```
  ///
  /// - Returns: Their spans in the segmented text, in order of start, then of end.
  /// - Complexity: O(length of the token).
  public func words(inside token: Token, of text: TokenizedText) -> [TextSpan] {
    if token.kind == .latin {
      return Self.runs(of: text.surface(of: token)).map { $0.shifted(by: token.span.lowerBound) }
    }
    guard token.kind == .han, token.span.count > 6 else { return [] }
    return words.listWords(in: text.surface(of: token))
      .map { $0.shifted(by: token.span.lowerBound) }.filter { $0 != token.span }
  }

  /// The text with long tokens cut into the shorter words they are made of, two characters and
  /// more each; tokens that are not wholly made of such words stay as they are. Letters with digits
  /// are cut where one follows the other.
  ///
  /// - Complexity: O(*n*).
  public func refine(_ text: TokenizedText) -> TokenizedText {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count)
    for token in text {
      let parts = parts(of: token, in: text)
      if parts.isEmpty { tokens.append(token) }
      for part in parts {
        let kind = token.kind == .latin ? Self.kind(of: text.text.text[part]) : token.kind
        tokens.append(Token(span: part, kind: kind, tag: token.tag))
      }
    }
    return TokenizedText(text: text.text, tokens: tokens)
  }

  /// The fewest bytes of a Chinese word that is divided: two words of two characters.
  package static let shortestDivided = 12

  /// The shorter words a token is made of, two characters and more each; empty if it is not wholly
  /// made of such words.
  package func parts(of token: Token, in text: TokenizedText) -> [TextSpan] {
    if token.kind == .latin {
      let runs = Self.runs(of: text.surface(of: token), marks: true)
      return runs.map { $0.shifted(by: token.span.lowerBound) }
    }
    guard token.kind == .han, token.span.count >= Self.shortestDivided else { return [] }
    let parts = Self.parts(token.span, words: words(inside: token, of: text))
    return parts.count < 2 ? [] : parts
  }

  /// The cover of a span by most words; the first words as short as can be. Empty if there is
  /// none.
  private static func parts(_ span: TextSpan, words: [TextSpan]) -> [TextSpan] {
    // By start, from behind: the number of words to the end, and the end of the first of them.
    let unreached = (count: -1, end: 0)
    var best = [(count: Int, end: Int)](repeating: unreached, count: span.count + 1)
    best[span.count].count = 0
    let offset = span.lowerBound
    for word in words.reversed() {
      let rest = best[word.upperBound - offset].count
      guard rest >= 0 else { continue }
      if rest + 1 >= max(0, best[word.lowerBound - offset].count) {
        best[word.lowerBound - offset] = (rest + 1, word.upperBound)
      }
    }
    var parts: [TextSpan] = []
    var start = offset
    while start < span.upperBound, best[start - offset].count > 0 {
      let end = best[start - offset].end
      parts.append(TextSpan(start, end))
      start = end
    }
    return start == span.upperBound ? parts : []
  }

  /// The runs of letters and of digits in a token of both; empty if it is an address, or a short name
  /// such as MP3, 5G or H7N9: two letters, or two digits beside two letters, make a run worth a cut.
  ///
  /// - Parameter marks: Whether the marks between them are runs as well.
  private static func runs(of token: Substring, marks: Bool = false) -> [TextSpan] {
    var runs: [(span: TextSpan, kind: Run)] = []
    var offset = 0
    for scalar in token.unicodeScalars {
      let end = offset + UTF8.width(scalar)
      let kind = Run(scalar)
      if kind == .address { return [] }
      if let last = runs.last, last.kind == kind {
        runs[runs.count - 1].span = TextSpan(last.span.lowerBound, end)
      } else {
        runs.append((TextSpan(offset, end), kind))
      }
      offset = end
    }
    let letters = runs.filter { $0.kind == .letters }.map(\.span.count).max() ?? 0
    let digits = runs.filter { $0.kind == .digits }.map(\.span.count).max() ?? 0
    guard digits > 0, letters >= 3 || letters == 2 && digits >= 2 else { return [] }
    return runs.filter { marks || $0.kind != .marks }.map(\.span)
  }

  private static func kind(of run: Substring) -> TokenKind {
    run.unicodeScalars.first.map { TokenKind(startingWith: $0) } ?? .latin
  }

  /// What a run in a token of letters and digits is made of.
  private enum Run {
    case letters
    case digits
    case marks
    /// A mark that addresses have.
    case address

    init(_ scalar: Unicode.Scalar) {
      switch scalar {
      case "0"..."9": self = .digits
      case "@", ":": self = .address
      default: self = scalar.properties.isAlphabetic ? .letters : .marks
      }
    }
  }
}
