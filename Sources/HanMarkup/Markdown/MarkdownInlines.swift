/// What becomes of the characters of a heading, a paragraph or a cell: marks go, text stays.
///
/// Emphasis goes by CommonMark's rules with one difference: Chinese characters and their marks
/// stand beside `**` as letters do, so that `**重点。**后文` is emphasis, too.
struct MarkdownInlines {
  /// What becomes of a byte.
  enum Fate: UInt8 {
    case keep, drop
    /// It stays, but must be told from markup.
    case escape
    /// A blank takes its place.
    case blank
    /// A line ends.
    case lineBreak
  }

  /// The lines, with a line feed between two.
  let text: [UInt8]
  /// Where each byte of the text stands in the source.
  let places: [Int]
  private(set) var fates: [Fate]
  /// Where links begin and end, in order.
  private(set) var links: [(place: Int, isStart: Bool)] = []

  private let labels: Set<String>
  private var emphasis = MarkdownEmphasis()
  private var brackets: [Bracket] = []
  /// Links hold no links: brackets before this one begin none.
  private var firstForLinks = 0
  private var pictures: [Range<Int>] = []
  /// The last run of each number of backticks, once it was needed.
  private var backticks: [Int: Int]?
  /// The last end tag of each element, once it was needed.
  private var endTags: [String: Int] = [:]
  /// Marks that end comments and the like, and have no more places.
  private var missing: Set<String> = []

  private struct Bracket {
    let place: Int
    let isPicture: Bool
    /// The last mark of emphasis before it.
    let emphasis: Int
  }

  /// - Complexity: O(*n*).
  init(_ lines: [Range<Int>], of bytes: UnsafeBufferPointer<UInt8>, labels: Set<String>) {
    var text: [UInt8] = []
    var places: [Int] = []
    for line in lines {
      if !text.isEmpty {
        text.append(0x0A)
        places.append(line.lowerBound)
      }
      text += bytes[line]
      places += Array(line)
    }
    self.text = text
    self.places = places
    self.labels = labels
    fates = Array(repeating: .keep, count: text.count)
    read()
    emphasis.resolve(above: -1, fates: &fates)
  }

  /// Whether there is nothing but pictures.
  var isPicture: Bool {
    guard !pictures.isEmpty else { return false }
    var next = pictures[...]
    for (index, fate) in fates.enumerated() where fate == .keep && text[index] > 0x20 {
      while let first = next.first, first.upperBound <= index { next = next.dropFirst() }
      if next.first?.contains(index) != true { return false }
    }
    return true
  }

  private mutating func read() {
    var index = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\\"): index = readEscape(index)
      case UInt8(ascii: "`"): index = readCode(index)
      case UInt8(ascii: "<"): index = readAngle(index)
      case UInt8(ascii: "&"):
        if !isReference(index) { fates[index] = .escape }
        index += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        index = emphasis.add(text, at: index)
      case UInt8(ascii: "["):
        let isPicture =
          index > 0 && text[index - 1] == UInt8(ascii: "!") && fates[index - 1] == .keep
          && (index < 2 || text[index - 2] != UInt8(ascii: "\\") || fates[index - 2] == .keep)
        brackets.append(
          Bracket(place: index, isPicture: isPicture, emphasis: emphasis.last))
        index += 1
      case UInt8(ascii: "]"): index = readBracket(index)
      case 0x0A:
        fates[index] = .lineBreak
        index += 1
      default: index += 1
      }
    }
  }

  // MARK: Escapes and code

  private mutating func readEscape(_ index: Int) -> Int {
    guard index + 1 < text.count else { return index + 1 }
    let next = text[index + 1]
    if next == 0x0A {
      fates[index] = .drop
      return index + 1
    }
    guard next.isASCIIPunctuation else { return index + 1 }
    fates[index] = .drop
    if next == UInt8(ascii: "<") || next == UInt8(ascii: "&") { fates[index + 1] = .escape }
    return index + 2
  }

  /// Whether a character reference begins at a place: `&amp;`, `&#39;`, `&#x4E2D;`.
  private func isReference(_ start: Int) -> Bool {
    let rest = text[(start + 1)...].prefix(34)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end > rest.startIndex else {
      return false
    }
    guard rest.first == UInt8(ascii: "#") else {
      return rest[..<end].allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
    }
    let number = rest[..<end].dropFirst()
    if number.first.map({ $0 | 0x20 }) == UInt8(ascii: "x") {
      return number.count > 1
        && number.dropFirst().allSatisfy { $0.isASCIIDigit || (0x61...0x66).contains($0 | 0x20) }
    }
    return !number.isEmpty && number.allSatisfy(\.isASCIIDigit)
  }

  private mutating func readCode(_ start: Int) -> Int {
    let length = run(at: start)
    let last = backticks ?? lastRuns()
    backticks = last
    var index = start + length
    guard let end = last[length], end >= index else { return index }
    while index < text.count {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let other = run(at: index)
      index += other
      if other == length { break }
    }
    drop(start..<index)
    fates[start] = .blank
    return index
  }

  private func run(at start: Int) -> Int {
    var index = start
    while index < text.count, text[index] == text[start] { index += 1 }
    return index - start
  }

  private func lastRuns() -> [Int: Int] {
    var runs: [Int: Int] = [:]
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let length = run(at: index)
      runs[length] = index
      index += length
    }
    return runs
  }

  private mutating func drop(_ range: Range<Int>) {
    for index in range { fates[index] = .drop }
  }

  // MARK: Tags

  private mutating func readAngle(_ start: Int) -> Int {
    if let end = addressEnd(start) {
      fates[start] = .drop
      fates[end] = .drop
      return end + 1
    }
    if let tag = MarkdownTag(text, at: start) {
      if let name = tag.name, tag.isStart, isUnclosed(text[name], behind: tag.end) {
        drop(start..<tag.end)
      }
      return tag.end
    }
    for (open, close) in [("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>")]
    where text[start...].starts(with: open.utf8) {
      if let end = end(of: close, from: start + open.utf8.count) {
        drop(start..<end)
        return end
      }
    }
    if start + 2 < text.count, text[start + 1] == UInt8(ascii: "!"),
      text[start + 2].isASCIILetter, let end = end(of: ">", from: start)
    {
      drop(start..<end)
      return end
    }
    fates[start] = .escape
    return start + 1
  }

  /// Behind some marks.
  private mutating func end(of marks: String, from start: Int) -> Int? {
    guard !missing.contains(marks) else { return nil }
    let bytes = Array(marks.utf8)
    var index = start
    while index + bytes.count <= text.count {
      if text[index] == bytes[0], text[index...].starts(with: bytes) { return index + bytes.count }
      index += 1
    }
    missing.insert(marks)
    return nil
  }

  /// Whether an element hides its content, and has no end.
  private mutating func isUnclosed(_ name: ArraySlice<UInt8>, behind place: Int) -> Bool {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    guard MarkdownHTML.opaque.contains(name) else { return false }
    if endTags[name] == nil {
      let marks = Array("</\(name)".utf8)
      endTags[name] =
        text.indices.last { index in
          text[index] == UInt8(ascii: "<")
            && text[index...].prefix(marks.count).elementsEqual(marks) { $0 | 0x20 == $1 | 0x20 }
        } ?? -1
    }
    return endTags[name, default: -1] < place
  }

  /// The “>” behind an address: `<https://…>`, `<name@…>`.
  private func addressEnd(_ start: Int) -> Int? {
    var index = start + 1
    guard index < text.count, text[index].isASCIILetter || text[index].isASCIIDigit else {
      return nil
    }
    var isAddress = false
    while index < text.count, text[index] > 0x20 {
      switch text[index] {
      case UInt8(ascii: ">"): return isAddress ? index : nil
      case UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "="):
        if !isAddress || text[index] == UInt8(ascii: "<") { return nil }
      case UInt8(ascii: ":") where (3...33).contains(index - start),
        UInt8(ascii: "@") where index > start + 1:
        isAddress = true
      default: break
      }
      index += 1
    }
    return nil
  }

  // MARK: Links

  private mutating func readBracket(_ index: Int) -> Int {
    guard let bracket = brackets.popLast() else { return index + 1 }
    let isOff = !bracket.isPicture && brackets.count < firstForLinks
    firstForLinks = min(firstForLinks, brackets.count)
    if isOff { return index + 1 }
    var end: Int?
    if index + 1 < text.count, text[index + 1] == UInt8(ascii: "(") {
      end = MarkdownTarget.end(text, at: index + 1)
    }
    let isNote = text[bracket.place + 1] == UInt8(ascii: "^") && index > bracket.place + 2
    if end == nil, isNote, !text[bracket.place..<index].contains(where: \.isMarkdownSpace) {
      emphasis.forget(above: bracket.emphasis)
      drop(bracket.place..<(index + 1))
      return index + 1
    }
    end = end ?? referenceEnd(from: bracket.place, to: index)
    guard let end else { return index + 1 }
    emphasis.resolve(above: bracket.emphasis, fates: &fates)
    drop(index..<end)
    fates[bracket.place] = .drop
    if bracket.isPicture {
      fates[bracket.place - 1] = .drop
      pictures.append((bracket.place + 1)..<index)
    } else {
      links.append((bracket.place, true))
      links.append((index, false))
      firstForLinks = brackets.count
    }
    return end
  }

  /// Behind `[text][label]`, `[label][]` or `[label]`.
  private func referenceEnd(from start: Int, to index: Int) -> Int? {
    guard !labels.isEmpty else { return nil }
    var end = index + 1
    if end < text.count, text[end] == UInt8(ascii: "["),
      let label = MarkdownTarget.label(text, at: end)
    {
      if !label.name.isEmpty { return labels.contains(label.name) ? label.end : nil }
      end = label.end
    }
    guard let label = MarkdownTarget.label(text, at: start), label.end == index + 1 else {
      return nil
    }
    return labels.contains(label.name) ? end : nil
  }
}
