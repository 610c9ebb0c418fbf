import HanCore

/// Removes what print has on every page: running heads and page numbers, as the text of PDFs and
/// scans keeps them between the lines.
///
/// A running head comes again with another number each time, which grows; lines beside the numbers
/// that come again are running heads, too.
package struct RunningHeads: BlockRule {
  /// The rule's name.
  package let name = "running-heads"

  /// Creates the rule.
  package init() {}

  package func judge(_ page: inout BlockPage) {
    guard page.kind == .manual || page.kind == .prose else { return }
    for index in page.runningHeads where page.removalReasons[index] == nil {
      page.removalReasons[index] = .header
    }
  }

  /// The longest running head, in characters.
  static let maximumLength: Int32 = 60
  /// A number that stands on its own is that of a page when so many lines part it from the next.
  static let leastDistance = 4

  /// A line that may be one.
  private struct Candidate {
    var index: Int
    var number: Int
    /// Whether a line of this shape can hardly be anything else: 第 3 页 共 12 页, 12 / 96, - 3 -.
    var isPageNumber: Bool
    /// Whether it has more than the number.
    var hasText: Bool
  }

  /// The blocks that are running heads or page numbers, in order.
  ///
  /// - Complexity: O(blocks).
  static func find(_ blocks: [Block], in text: String) -> [Int] {
    var groups: [UInt64: [Candidate]] = [:]
    var keys: [UInt64] = []
    for (index, block) in blocks.enumerated()
    where block.length <= maximumLength && block.marks == 0 && block.digits <= 12
      && (block.digits > 0 || block.latin == block.length && block.length <= 6)
    {
      guard
        let (key, candidate) = block.digits > 0
          ? candidate(block, at: index, in: text) : romanCandidate(block, at: index, in: text)
      else { continue }
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(candidate)
    }
    var found: Set<Int> = []
    for key in keys {
      guard let group = groups[key] else { continue }
      found.formUnion(pages(in: group).map(\.index))
    }
    guard !found.isEmpty else { return [] }
    // What stands beside them again and again.
    let heads = found.count
    var beside: [UInt64: [Int]] = [:]
    for index in found.sorted() {
      for next in [index - 1, index + 1]
      where blocks.indices.contains(next) && !found.contains(next) {
        let block = blocks[next]
        if block.length <= maximumLength, block.marks == 0, block.copies >= 2,
          block.han + block.latin > 0
        {
          beside[block.key, default: []].append(next)
        }
      }
    }
    for (_, group) in beside where group.count >= 2 && group.count * 2 >= heads {
      found.formUnion(group)
    }
    return found.sorted()
  }

  /// Whether a line has 页 or “page” in it.
  private static func saysPage(_ line: [Unicode.Scalar]) -> Bool {
    line.indices.contains { index in
      if line[index] == "页" || line[index] == "頁" { return true }
      guard line[index] == "p" || line[index] == "P", index + 4 <= line.count else { return false }
      return zip(line[index..<index + 4], "page".unicodeScalars).allSatisfy {
        $0.value | 0x20 == $1.value
      }
    }
  }

  /// The members of a group that number pages: their numbers grow, and text stands between them.
  private static func pages(in group: [Candidate]) -> [Candidate] {
    guard group.count >= 2 else { return [] }
    var grows = 0
    var steps = 0
    for (upper, lower) in zip(group, group.dropFirst()) {
      if lower.number > upper.number, lower.number - upper.number <= 3 { grows += 1 }
      if lower.index - upper.index > leastDistance { steps += 1 }
    }
    let pairs = group.count - 1
    guard grows * 10 >= pairs * 8, steps * 10 >= pairs * 7 else { return [] }
    let isSure = group.allSatisfy(\.isPageNumber)
    if isSure { return group }
    // A bare number needs company.
    return group.count >= (group[0].hasText ? 3 : 4) && steps == pairs ? group : []
  }

  /// A line of a Roman numeral in small letters: xiv.
  private static func romanCandidate(
    _ block: Block, at index: Int, in text: String
  ) -> (UInt64, Candidate)? {
    var number = 0
    var last = 0
    for letter in text[block.span].utf8.reversed() {
      let value: Int
      switch letter {
      case UInt8(ascii: "i"): value = 1
      case UInt8(ascii: "v"): value = 5
      case UInt8(ascii: "x"): value = 10
      case UInt8(ascii: "l"): value = 50
      default: return nil
      }
      number += value < last ? -value : value
      last = max(last, value)
    }
    return (1, Candidate(index: index, number: number, isPageNumber: false, hasText: false))
  }

  private static func candidate(
    _ block: Block, at index: Int, in text: String
  ) -> (UInt64, Candidate)? {
    let scalars = text[block.span].scalars
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var numbers: [(value: Int, start: Int, end: Int)] = []
    var letters = 0
    var gap = 0
    var widest = 0
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      if DateReading.digit(scalar) != nil {
        let start = place
        var value = 0
        while place < scalars.count, let digit = DateReading.digit(scalars[place]) {
          value = value < 100_000 ? value * 10 + digit : value
          place += 1
        }
        numbers.append((value, start, place))
        hash = (hash ^ 0x23) &* 0x100_0000_01b3
        gap = 0
        continue
      }
      if scalar.isBlank {
        gap += scalar.value >= 0x2000 || scalar == "\t" ? 3 : 1
        widest = max(widest, gap)
      } else {
        gap = 0
        if scalar.value >= 0x3400 || scalar.properties.isAlphabetic { letters += 1 }
        hash = (hash ^ UInt64(scalar.value)) &* 0x100_0000_01b3
      }
      place += 1
    }
    guard let first = numbers.first, let last = numbers.last, numbers.count <= 3 else { return nil }
    let isAtEnd =
      last.end == scalars.count || scalars[last.end...].allSatisfy { !$0.isNumberOrLetter }
    let isAtStart = first.start == 0
    let says = letters <= 8 && Self.saysPage(scalars)
    // 12 / 96
    let isShare =
      numbers.count >= 2 && last.value >= numbers[numbers.count - 2].value && isAtEnd
      && scalars[numbers[numbers.count - 2].end..<last.start].contains("/")
      && scalars[numbers[numbers.count - 2].end..<last.start].allSatisfy { $0 == "/" || $0.isBlank }
    // - 3 -, · 3 ·
    let isFramed =
      numbers.count == 1 && letters == 0 && first.start > 0 && last.end < scalars.count
    guard isAtEnd || isAtStart || says else { return nil }
    // 第一版 behind a number is a heading; a date is none of both.
    if letters > 0, !says, !isShare, widest < 3, letters < 5 { return nil }
    let number =
      isShare
      ? numbers[numbers.count - 2].value : says ? first.value : isAtEnd ? last.value : first.value
    let isSure = says || isShare || isFramed || letters >= 4 && widest >= 4
    return (
      hash,
      Candidate(index: index, number: number, isPageNumber: isSure, hasText: letters > 0)
    )
  }
}

extension Unicode.Scalar {
  fileprivate var isNumberOrLetter: Bool {
    properties.isAlphabetic || properties.numericType != nil
  }
}
