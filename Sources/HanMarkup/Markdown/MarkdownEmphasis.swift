/// The marks of emphasis in a text, and which of them belong together: `*`, `_` and `~~`.
struct MarkdownEmphasis {
  /// A run of marks.
  fileprivate struct Run {
    let mark: UInt8
    /// How many there were.
    let count: Int
    /// Those that are left.
    var lower, upper: Int
    let opens, closes: Bool
    /// The runs before and behind that may still match; -1 for none.
    var previous, next: Int
  }

  private var runs: [Run] = []
  /// The last run that may still match, -1 for none.
  private(set) var last = -1

  /// Adds the run that begins at a place, and gives the place behind it.
  mutating func add(_ text: [UInt8], at start: Int) -> Int {
    let mark = text[start]
    var end = start
    while end < text.count, text[end] == mark { end += 1 }
    if mark == UInt8(ascii: "~"), end - start != 2 { return end }
    let before = Neighbour(before: start, in: text)
    let after = Neighbour(at: end, in: text)
    let left = after != .blank && (after != .punctuation || before != .letter)
    let right = before != .blank && (before != .punctuation || after != .letter)
    let isLow = mark == UInt8(ascii: "_")
    let opens = left && (!isLow || !right || before.isMark)
    let closes = right && (!isLow || !left || after.isMark)
    guard opens || closes else { return end }
    if last >= 0 { runs[last].next = runs.count }
    runs.append(
      Run(
        mark: mark, count: end - start, lower: start, upper: end, opens: opens, closes: closes,
        previous: last, next: -1))
    last = runs.count - 1
    return end
  }

  /// Matches the runs behind a run; the marks of pairs are dropped.
  ///
  /// - Complexity: O(*n*) in the runs.
  mutating func resolve(above bottom: Int, fates: inout [MarkdownInlines.Fate]) {
    // Where no run before matches, by what it would have to match.
    var bottoms = [Int](repeating: bottom, count: 18)
    var closer = last
    guard closer > bottom else { return }
    while runs[closer].previous > bottom { closer = runs[closer].previous }
    while closer >= 0 {
      guard runs[closer].closes else {
        closer = runs[closer].next
        continue
      }
      let key = Self.key(of: runs[closer])
      var opener = runs[closer].previous
      while opener > bottoms[key], !matches(opener, closer) { opener = runs[opener].previous }
      guard opener > bottoms[key] else {
        bottoms[key] = max(bottom, runs[closer].previous)
        let next = runs[closer].next
        if !runs[closer].opens { remove(closer) }
        closer = next
        continue
      }
      let isDouble = runs[opener].length >= 2 && runs[closer].length >= 2
      let width = isDouble ? 2 : 1
      for index in 0..<width {
        fates[runs[opener].upper - 1 - index] = .drop
        fates[runs[closer].lower + index] = .drop
      }
      runs[opener].upper -= width
      runs[closer].lower += width
      runs[opener].next = closer
      runs[closer].previous = opener
      if runs[opener].length == 0 { remove(opener) }
      if runs[closer].length == 0 {
        let next = runs[closer].next
        remove(closer)
        closer = next
      }
    }
    forget(above: bottom)
  }

  /// Drops the runs behind a run; they match nothing.
  mutating func forget(above bottom: Int) {
    while last > bottom { last = runs[last].previous }
    if last >= 0 { runs[last].next = -1 }
  }

  private mutating func remove(_ index: Int) {
    let (previous, next) = (runs[index].previous, runs[index].next)
    if previous >= 0 { runs[previous].next = next }
    if next >= 0 { runs[next].previous = previous } else { last = previous }
  }

  private func matches(_ opener: Int, _ closer: Int) -> Bool {
    let (a, b) = (runs[opener], runs[closer])
    guard a.opens, a.mark == b.mark else { return false }
    let isBoth = a.closes || b.opens
    return !isBoth || (a.count + b.count) % 3 != 0 || a.count % 3 == 0 && b.count % 3 == 0
  }

  private static func key(of run: Run) -> Int {
    let mark = run.mark == UInt8(ascii: "*") ? 0 : run.mark == UInt8(ascii: "_") ? 1 : 2
    return mark * 6 + (run.opens ? 3 : 0) + run.count % 3
  }

  /// What stands beside a run.
  private enum Neighbour {
    case blank, punctuation, letter
    /// A Chinese character.
    case wide
    /// One of the marks among them.
    case wideMark

    var isMark: Bool { self == .punctuation || self == .wideMark }

    init(before index: Int, in text: [UInt8]) {
      var start = index - 1
      while start > 0, index - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
      self.init(text[max(0, start)..<index])
    }

    init(at index: Int, in text: [UInt8]) {
      var end = min(index + 1, text.count)
      while end < text.count, end - index < 4, text[end] & 0xC0 == 0x80 { end += 1 }
      self.init(text[index..<end])
    }

    private init(_ bytes: ArraySlice<UInt8>) {
      guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else {
        self = .blank
        return
      }
      let properties = scalar.properties
      if properties.isWhitespace {
        self = .blank
      } else {
        let isWide = scalar.value >= 0x2E80
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
          .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
          .modifierSymbol, .otherSymbol:
          self = isWide ? .wideMark : .punctuation
        default: self = isWide ? .wide : .letter
        }
      }
    }
  }
}

extension MarkdownEmphasis.Run {
  fileprivate var length: Int { upper - lower }
}
