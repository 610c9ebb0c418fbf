import HanCore

/// What a word, or something like one, is to a candidate. The names are those of the weights:
/// `before:开展`.
enum SloganWordRole: UInt8, CaseIterable {
  /// The word, or the mark, right before it, and the one before that.
  case before, before2
  /// The word, or the mark, right behind it, and the next one.
  case after, after2
  /// Its first word and its last one.
  case first, last
  /// One of its words.
  case inside
  /// The characters that all segments share.
  case frame
  /// What follows the numeral.
  case head
  /// The classes of the words of its first segment, with its type.
  case pattern
  /// The lengths of its segments, with its type.
  case shape
  /// The first character, and the first two, of a segment.
  case opens
  /// The last character, and the last two, of a segment.
  case closes
  /// The number of its segments, with its type.
  case number
  /// The classes of what stands before and behind it, with its type.
  case around
  /// How far it is to the beginning and to the end of its clause, with its type.
  case reach
  /// The verb that stands before it in its clause, but not right before it.
  case governor

  /// The name used in weights.
  var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map { String(describing: $0) }
}

/// The words in and around a candidate, which say more than its marks: 服务 behind a quotation, 获 before it.
struct SloganWordFeatures {
  let document: SloganDocument

  /// Calls `body` with each role and what stands in it; what occurs twice comes twice.
  ///
  /// - Complexity: O(length of the candidate).
  @inline(__always)
  func visit(_ proposal: SloganProposal, _ body: (SloganWordRole, Key) -> Void) {
    let range = proposal.range
    let before = document.outside(before: range.lowerBound)
    let after = document.outside(after: range.upperBound)
    let previous = word(endingAt: before)
    body(.before, .text(previous))
    if !previous.isEmpty, document.kind(previous.lowerBound).isWord {
      body(.before2, .text(word(endingAt: previous.lowerBound)))
    }
    let next = word(at: after)
    body(.after, .text(next))
    if !next.isEmpty, document.kind(next.lowerBound).isWord {
      body(.after2, .text(word(at: next.upperBound)))
    }
    body(.around, .number(around(before, after, proposal.type)))
    body(.reach, .number(reach(before, after, proposal.type)))
    if let governor = governor(before: previous.lowerBound) { body(.governor, .text(governor)) }
    var lengths = Lengths(type: proposal.type)
    if proposal.parts.isEmpty {
      visitWords(range, proposal.type, &lengths, body)
    } else {
      for part in proposal.parts { visitWords(part, proposal.type, &lengths, body) }
    }
    body(.shape, .number(lengths.digest))
    body(.number, .number(lengths.number))
    if let frame = proposal.frame, !frame.frame.isEmpty {
      body(.frame, .frame(frame.frame, frame.segment))
    }
    if proposal.type == .numeral, range.count > 1,
      SloganNumerals.value(document.scalar(range.lowerBound)) != nil
    {
      body(.head, .text((range.lowerBound + 1)..<range.upperBound))
    }
  }

  @inline(__always)
  private func visitWords(
    _ range: Range<Int>, _ type: SloganType, _ lengths: inout Lengths,
    _ body: (SloganWordRole, Key) -> Void
  ) {
    var index = range.lowerBound
    var classes = UInt64(type.number + 1)
    var isFirst = lengths.count == 0
    var opening: Range<Int>?
    var last = range.lowerBound..<range.lowerBound
    var segment = 0
    while index < range.upperBound {
      guard document.kind(index).isWord else {
        if segment > 0 {
          visitEnds((index - segment)..<index, body)
          lengths.add(segment)
          segment = 0
          if isFirst { body(.pattern, .number(classes)) }
          isFirst = false
        }
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, document.kind(end).isWord, !document.starts[end] { end += 1 }
      if isFirst, classes < 1 << 48 {
        classes = classes << 5 | UInt64(document.classes[index].rawValue)
      }
      segment += end - index
      last = index..<end
      if opening == nil { opening = last }
      body(.inside, .text(last))
      index = end
    }
    if segment > 0 { visitEnds((range.upperBound - segment)..<range.upperBound, body) }
    lengths.add(segment)
    if isFirst { body(.pattern, .number(classes)) }
    if let opening { body(.first, .text(opening)) }
    body(.last, .text(last))
  }

  @inline(__always)
  private func visitEnds(_ segment: Range<Int>, _ body: (SloganWordRole, Key) -> Void) {
    let (low, high) = (segment.lowerBound, segment.upperBound)
    body(.opens, .text(low..<(low + 1)))
    body(.closes, .text((high - 1)..<high))
    guard segment.count > 2 else { return }
    body(.opens, .text(low..<(low + 2)))
    body(.closes, .text((high - 2)..<high))
  }

  /// The classes of the words, or the kinds of the marks, on either side.
  private func around(_ before: Int, _ after: Int, _ type: SloganType) -> UInt64 {
    func side(_ index: Int) -> UInt64 {
      let kind = document.kind(index)
      return kind.isWord
        ? UInt64(document.classes[index].rawValue) : 0x40 | UInt64(kind.rawValue)
    }
    return UInt64(type.number + 1) << 14 | side(before - 1) << 7 | side(after)
  }

  /// The distances to the ends of the clause, the longer ones rounded.
  private func reach(_ before: Int, _ after: Int, _ type: SloganType) -> UInt64 {
    var left = 0
    while left < 9, document.kind(before - 1 - left).isWord { left += 1 }
    var right = 0
    while right < 9, document.kind(after + right).isWord { right += 1 }
    func rounded(_ distance: Int) -> UInt64 {
      distance < 3 ? UInt64(distance) : distance < 5 ? 3 : distance < 9 ? 4 : 5
    }
    return UInt64(type.number + 1) << 6 | rounded(left) << 3 | rounded(right)
  }

  /// The last verb of two characters or more that ends before an index, in the same clause.
  private func governor(before end: Int) -> Range<Int>? {
    var index = end
    while index > 0, end - index < 14, document.kind(index - 1).isWord {
      let word = word(endingAt: index)
      if word.count > 1, document.classes[word.lowerBound] == .verb { return word }
      index = word.lowerBound
    }
    return nil
  }

  /// The word, or the mark, that ends at an index.
  private func word(endingAt end: Int) -> Range<Int> {
    guard end > 0 else { return 0..<0 }
    var start = end - 1
    guard document.kind(start).isWord else { return start..<end }
    while start > 0, end - start < 8, !document.starts[start], document.kind(start - 1).isWord {
      start -= 1
    }
    return start..<end
  }

  /// The word, or the mark, that begins at an index.
  private func word(at start: Int) -> Range<Int> {
    guard start < document.count else { return document.count..<document.count }
    var end = start + 1
    guard document.kind(start).isWord else { return start..<end }
    while end < document.count, end - start < 8, !document.starts[end], document.kind(end).isWord {
      end += 1
    }
    return start..<end
  }

  /// What stands in a role.
  enum Key {
    case text(Range<Int>)
    case number(UInt64)
    case frame(SegmentFrame, Range<Int>)
  }

  /// The hash of a role and what stands in it; see ``SloganWordWeights/hash(_:_:)``.
  @inline(__always)
  func hash(_ role: SloganWordRole, _ key: Key) -> UInt64 {
    var hash = SloganWordWeights.seed(role)
    switch key {
    case .text(let range):
      for index in range { hash = SloganWordWeights.extend(hash, by: written(index)) }
    case .number(let number):
      // The digits of `String(number, radix: 36)`, without the string.
      var place: UInt64 = 1
      while number / place >= 36 { place *= 36 }
      while place > 0 {
        let digit = UInt8(truncatingIfNeeded: number / place % 36)
        hash = SloganWordWeights.extend(
          hash, by: Unicode.Scalar(digit < 10 ? 0x30 + digit : 0x57 + digit))
        place /= 36
      }
    case .frame(let frame, let segment):
      for index in segment where frame.isShared(index, of: segment) {
        hash = SloganWordWeights.extend(hash, by: document.scalar(index))
      }
    }
    return hash
  }

  /// The name of a role and what stands in it.
  func name(_ role: SloganWordRole, _ key: Key) -> String {
    var word = String.UnicodeScalarView()
    switch key {
    case .text(let range): word.append(contentsOf: range.map(written))
    case .number(let number): word.append(contentsOf: String(number, radix: 36).unicodeScalars)
    case .frame(let frame, let segment):
      word.append(
        contentsOf: segment.filter { frame.isShared($0, of: segment) }.map { document.scalar($0) })
    }
    return role.name + ":" + String(word)
  }

  /// A scalar as weights have it: blanks and line breaks have signs of their own.
  @inline(__always)
  private func written(_ index: Int) -> Unicode.Scalar {
    switch document.kind(index) {
    case .lineBreak: "¶"
    case .space: "␣"
    default: document.scalar(index)
    }
  }

  /// The lengths of segments in few bits.
  private struct Lengths {
    private(set) var count: UInt64 = 0
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private let type: UInt64

    init(type: SloganType) { self.type = UInt64(type.number + 1) }

    mutating func add(_ length: Int) {
      guard length > 0 else { return }
      if count == 0 { first = UInt64(min(31, length)) }
      if count == 1 { second = UInt64(min(31, length)) }
      count += 1
    }

    var number: UInt64 { type << 4 | min(9, count) }

    var digest: UInt64 { ((type << 3 | min(7, count)) << 5 | first) << 5 | second }
  }
}

/// The weights of words in their roles: a table with open addressing by hashes.
struct SloganWordWeights: Sendable {
  private var keys: [UInt64]
  private var values: [Float]
  private let mask: Int

  /// A table with room for so many weights.
  init(expecting count: Int) {
    var size = 16
    while size < count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [Float](repeating: 0, count: size)
    mask = size - 1
  }

  /// Adds a weight, by `role:word`, in any order.
  ///
  /// - Returns: Whether the name is that of a word in a role; if not, nothing is added.
  mutating func add(_ weight: Double, of name: String) -> Bool {
    guard let hash = Self.hash(ofName: name) else { return false }
    add(weight, at: hash)
    return true
  }

  /// Adds a weight by the hash of a role and a word.
  mutating func add(_ weight: Double, at hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    // Where two words have one hash, the greater weight counts, whichever comes first.
    values[slot] = keys[slot] == hash ? max(values[slot], Float(weight)) : Float(weight)
    keys[slot] = hash
  }

  /// The role with a name.
  static func role(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> SloganWordRole? {
    roleNames.first { $0.name.elementsEqual(name) }?.role
  }

  private static let roleNames = SloganWordRole.allCases.map {
    (name: Array($0.name.utf8), role: $0)
  }

  /// The weight of a hash, 0 for what is not known.
  @inline(__always)
  subscript(hash: UInt64) -> Double {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while keys[slot] != 0 {
      if keys[slot] == hash { return Double(values[slot]) }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private static let roles = Dictionary(
    uniqueKeysWithValues: SloganWordRole.allCases.map { ($0.name, $0) })

  private static func hash(ofName name: String) -> UInt64? {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")),
      let role = roles[String(name[..<colon])]
    else { return nil }
    return name.unicodeScalars[colon...].dropFirst().reduce(seed(role), extend)
  }

  /// What the hash of a role begins with.
  @inline(__always)
  static func seed(_ role: SloganWordRole) -> UInt64 {
    (0xCBF2_9CE4_8422_2325 ^ UInt64(role.rawValue + 1)) &* 0x100_0000_01B3
  }

  /// A hash with one more scalar; never 0 in practice, which marks empty slots.
  @inline(__always)
  static func extend(_ hash: UInt64, by scalar: Unicode.Scalar) -> UInt64 {
    let mixed = (hash ^ UInt64(scalar.value)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ mixed >> 29
  }
}
