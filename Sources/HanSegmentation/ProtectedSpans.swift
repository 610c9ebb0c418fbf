import HanCore

/// What is settled about the tokens of a text whatever the engine thinks: spans that stay whole,
/// places that are cut. Used by one task at a time, for one text after the other.
final class ProtectedSpans: @unchecked Sendable {
  // Sendable: `Pool` hands an object to one task at a time.

  /// Spans that are one token each: words of the user's dictionary, addresses, emoji.
  private(set) var fixed: [TextSpan] = []
  /// Spans that are not cut inside, but may be part of a longer word: numbers (12月), model names
  /// (T恤), runs of marks.
  private(set) var joined: [TextSpan] = []
  /// Offsets that tokens do not reach over, in order: where two shapes meet. What stands between
  /// Chinese characters is cut by its shape, and by ICU's rules, and never by the model.
  private(set) var cuts: [Int] = []

  /// Finds the spans of a text.
  ///
  /// - Parameters:
  ///   - dictionary: Matches of the user's dictionary, which win over patterns they touch.
  ///   - patterns: Whether to look for patterns.
  func find(in text: String, dictionary: [TextSpan], patterns: Bool) {
    // Each access to a variable of a class is checked at run time; one at the start and one at the
    // end are enough.
    var (fixed, joined, cuts) = (self.fixed, self.joined, self.cuts)
    (self.fixed, self.joined, self.cuts) = ([], [], [])
    defer { (self.fixed, self.joined, self.cuts) = (fixed, joined, cuts) }
    fixed.removeAll(keepingCapacity: true)
    joined.removeAll(keepingCapacity: true)
    cuts.removeAll(keepingCapacity: true)
    guard patterns else {
      fixed += dictionary
      return
    }
    var text = text
    text.withUTF8 { bytes in
      var next = 0
      // Where the last shape ends, and what it is there; nothing if it is a space.
      var (shapeEnd, shapeEdge, hasForeign): (Int, Edge?, Bool) = (-1, nil, false)
      var hyphens = HyphenChain()
      TokenPatterns.scan(bytes, skipsSingleMarks: true) { offset in
        hasForeign = hasForeign || ForeignWords.mayBegin(at: offset, in: bytes)
      } _: { start, end, kind in
        let code = Self.code(bytes, start, end)
        let edge = kind == .space ? nil : Edge(of: code, kind)
        if start == shapeEnd, let edge, let before = shapeEdge, edge.isCut(from: before) {
          cuts.append(start)
        }
        (shapeEnd, shapeEdge) = (end, edge)
        var (start, isName) = (start, false)
        switch hyphens.add(start, end, kind, code, in: bytes) {
        case .open: break
        case .cut(let hyphen):
          if cuts.last ?? -1 < hyphen { cuts.append(hyphen) }
          cuts.append(start)
        case .whole(let first):
          (start, isName) = (first, true)
          while cuts.last ?? -1 > first { cuts.removeLast() }
          while joined.last?.lowerBound ?? -1 >= first { joined.removeLast() }
          // Parts of a code that was whole before its last number.
          while let last = fixed.last, last.lowerBound >= first, !dictionary.contains(last) {
            fixed.removeLast()
          }
        }
        // One character is whole anyway; a symbol must not become part of a word, though.
        let isOne = end &- start <= UTF8.width(startingWith: bytes[start])
        guard kind != .space, kind == .symbol || !isOne else { return }
        let span = TextSpan(start, end)
        while next < dictionary.count, dictionary[next].upperBound <= start {
          fixed.append(dictionary[next])
          next += 1
        }
        if next < dictionary.count, dictionary[next].overlaps(span) { return }
        if kind == .latin, ForeignWords.needsDictionary(bytes[span.range]) {
          hasForeign = true
          return
        }
        let isFixed =
          kind == .symbol || isName || kind == .latin && Self.isAddress(bytes[span.range])
        if isFixed { fixed.append(span) } else { joined.append(span) }
      }
      if next < dictionary.count { fixed += dictionary[next...] }
      if hasForeign {
        fixed += ForeignWords.spans(in: bytes).outside(dictionary)
        fixed.sort()
      }
      if !cuts.isEmpty, !dictionary.isEmpty {
        cuts = cuts.map { TextSpan($0, $0) }.outside(dictionary).map(\.lowerBound)
      }
    }
  }

  /// The bytes of a shape of one to three bytes, the first one highest; 0 for a longer one.
  @inline(__always)
  private static func code(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> UInt32 {
    switch end &- start {
    case 1: UInt32(bytes[start])
    case 2: UInt32(bytes[start]) &<< 8 | UInt32(bytes[start &+ 1])
    case 3:
      UInt32(bytes[start]) &<< 16 | UInt32(bytes[start &+ 1]) &<< 8 | UInt32(bytes[start &+ 2])
    default: 0
    }
  }

  /// What a shape is to its neighbours.
  private enum Edge {
    /// Letters, or a number.
    case word
    /// A mark that the model may join to words and numbers: the dot in names, strokes, points and
    /// dashes (1/3, 阿里安—5); and Roman numerals, which belong to letters before and behind.
    case loose
    /// Anything else, cut from all.
    case firm

    /// - Parameter code: See ``ProtectedSpans/code(_:_:_:)``.
    init(of code: UInt32, _ kind: TokenKind) {
      switch code {
      // · / . - and full-width ones, the hyphens and dashes, the minus; Roman numerals.
      case 0xC2B7, 0x2D...0x2F, 0xEFBC8D...0xEFBC8F, 0xE28090...0xE28094, 0xE28892,
        0xE285A0...0xE285BF, 0xE28680...0xE28688:
        self = .loose
      default: self = kind == .latin || kind == .number ? .word : .firm
      }
    }

    func isCut(from before: Edge) -> Bool {
      switch (before, self) {
      case (.loose, .word), (.word, .loose), (.loose, .loose): false
      default: true
      }
    }
  }

  private static func isAddress(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "@"): return true
      case UInt8(ascii: ":"): if bytes[index...].starts(with: "://".utf8) { return true }
      default: break
      }
    }
    return bytes.starts(with: "www.".utf8)
  }
}

extension [TextSpan] {
  /// The spans without those that share anything with one of others, or lie inside of it.
  ///
  /// - Parameter others: Sorted, without overlaps, as these are.
  fileprivate func outside(_ others: [TextSpan]) -> [TextSpan] {
    if others.isEmpty { return self }
    var next = 0
    return filter { span in
      while next < others.count, others[next].upperBound <= span.lowerBound { next += 1 }
      guard next < others.count else { return true }
      return others[next].lowerBound >= span.upperBound
    }
  }
}
