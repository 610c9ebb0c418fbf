import HanCore

/// Units that are parts of something whole: of the title of a work, or of a slogan.
extension CandidateTokens {
  /// The most words, and characters, of a title that is one keyword.
  private static let longestTitle = (words: 12, characters: 16)

  /// Marks the units of titles in 《》 that no clause has whole, and gives those titles.
  ///
  /// - Complexity: O(units).
  mutating func markTitles() -> [Range<Int>] {
    var titles: [Range<Int>] = []
    for opening in units.indices where units[opening].flags.contains(.opensTitle) {
      var end = opening + 1
      var length = 0
      var hasStop = false
      while end < units.count, end - opening <= Self.longestTitle.words + 1,
        !units[end].flags.contains(.isBreak)
      {
        length += Int(units[end].length)
        hasStop = hasStop || units[end].endsClause
        end += 1
      }
      let title = (opening + 1)..<end
      guard hasStop, end < units.count, units[end].flags.contains(.closesMarks),
        (3...Self.longestTitle.characters).contains(length),
        title.contains(where: { units[$0].isContent })
      else { continue }
      for place in title { mark(place, .inTitle) }
      titles.append(title)
    }
    return titles
  }

  /// Marks the units of segments that go together as slogans do: 早发现、早报告; 外防输入、内防反弹.
  ///
  /// - Complexity: O(units).
  mutating func markFrames(_ bytes: UnsafeBufferPointer<UInt8>) {
    var previous: Range<Int>?
    var start = apart
    var position = apart
    while position <= units.count {
      guard position == units.count || units[position].flags.contains(.isBreak) else {
        position += 1
        continue
      }
      let segment = start..<position
      if let previous, !segment.isEmpty { compare(previous, segment, bytes) }
      let joins = position < units.count && Self.isComma(units[position], bytes)
      previous = joins && !segment.isEmpty ? segment : nil
      start = position + 1
      position += 1
    }
  }

  private static func isComma(
    _ unit: CandidateToken, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard unit.end == unit.start + 3 else { return false }
    let start = Int(unit.start)
    switch (bytes[start], bytes[start + 1], bytes[start + 2]) {
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): return true  // 、，
    default: return false
    }
  }

  /// Marks the end of the first segment and the beginning of the second one, as long as the shorter
  /// of both, when they share the frame of a slogan or are mottos.
  private mutating func compare(
    _ first: Range<Int>, _ second: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    let length = min(characters(first), characters(second))
    guard (3...6).contains(length), let left = end(of: first, length),
      let right = beginning(of: second, length)
    else { return }
    let (a, b) = (units[left.lowerBound], units[right.lowerBound])
    let (one, other) = (
      Self.scalars(bytes, from: Int(a.start), length),
      Self.scalars(bytes, from: Int(b.start), length)
    )
    guard one.count == length, other.count == length, one != other else { return }
    let words = SloganWords.shared
    let isFramed =
      one[0] == other[0] && (a.length == 1 || b.length == 1)
      && (words.functionWords.contains(one[0]) || words.frameVerbs.contains(one[0]))
    guard isFramed || Self.isMotto(one) && Self.isMotto(other) else { return }
    for place in left { mark(place, .inFrame) }
    for place in right { mark(place, .inFrame) }
  }

  private static func isMotto(_ scalars: [Unicode.Scalar]) -> Bool {
    let lexicon = SloganLexicon.bundled
    guard lexicon.mayBegin(at: 0, in: scalars) else { return false }
    return lexicon.match(at: 0, to: scalars.count, in: scalars)?.length == scalars.count
  }

  private func characters(_ range: Range<Int>) -> Int {
    range.reduce(0) { $0 + Int(units[$1].length) }
  }

  /// The last units of a range with `length` characters, if words end there.
  private func end(of range: Range<Int>, _ length: Int) -> Range<Int>? {
    var (start, rest) = (range.upperBound, length)
    while start > range.lowerBound, rest > 0 {
      start -= 1
      rest -= Int(units[start].length)
    }
    return rest == 0 ? start..<range.upperBound : nil
  }

  private func beginning(of range: Range<Int>, _ length: Int) -> Range<Int>? {
    var (end, rest) = (range.lowerBound, length)
    while end < range.upperBound, rest > 0 {
      rest -= Int(units[end].length)
      end += 1
    }
    return rest == 0 ? range.lowerBound..<end : nil
  }

  /// As many characters of three bytes, or fewer where others stand.
  private static func scalars(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ count: Int
  ) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for place in stride(from: start, to: start + 3 * count, by: 3) {
      guard place + 2 < bytes.count, bytes[place] & 0xF0 == 0xE0,
        let scalar = Unicode.Scalar(
          UInt32(bytes[place] & 0xF) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6
            | UInt32(bytes[place + 2] & 0x3F))
      else { break }
      result.append(scalar)
    }
    return result
  }
}
