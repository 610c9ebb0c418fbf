import HanText

/// The text of a document in which cited passages are looked for. White space does not count: pages
/// of reports and people break lines elsewhere.
struct CitedText {
  /// At most so many places of a passage are told.
  static let maximumPlaces = 10

  private let unit: OffsetUnit
  /// The text without white space.
  private var bytes: [UInt8] = []
  /// For each byte, where its character begins in the text, by the unit.
  private var places: [Int32] = []

  /// - Complexity: O(*n*).
  init(_ text: String, unit: OffsetUnit) {
    self.unit = unit
    bytes.reserveCapacity(text.utf8.count)
    places.reserveCapacity(text.utf8.count)
    var place = 0
    for scalar in text.unicodeScalars {
      if !scalar.properties.isWhitespace {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          bytes.append(byte)
          places.append(Int32(clamping: place))
        }
      }
      place += unit.width(of: scalar)
    }
  }

  /// Whether a passage is what stands at a range. What cleaning dropped in between, such as readings
  /// in brackets, the passage does not have; the range has it.
  func has(_ passage: String, at range: Range<Int>, withGaps: Bool) -> Bool {
    let start = firstByte(at: range.lowerBound)
    let end = firstByte(at: range.upperBound)
    let wanted = Self.stripped(passage)
    guard !wanted.isEmpty, start < end, Int(places[start]) == range.lowerBound || withGaps else {
      return false
    }
    let found = bytes[start..<end]
    if found.elementsEqual(wanted) { return true }
    guard withGaps, found.first == wanted.first, found.last == wanted.last else { return false }
    var next = 0
    for byte in found where next < wanted.count && byte == wanted[next] { next += 1 }
    return next == wanted.count
  }

  /// Where a passage stands, the nearest to `start` first.
  ///
  /// - Complexity: O(*n* + places).
  func places(of passage: String, near start: Int) -> [Range<Int>] {
    let wanted = Self.stripped(passage)
    guard !wanted.isEmpty,
      let last = passage.unicodeScalars.last(where: { !$0.properties.isWhitespace })
    else { return [] }
    // The longest beginning of what is wanted that also ends at each of its bytes (Knuth, Morris,
    // Pratt), so that repetitions cost no more than other texts.
    var borders = [0]
    func next(_ matched: Int, _ byte: UInt8) -> Int {
      var matched = matched
      while matched > 0, matched == wanted.count || byte != wanted[matched] {
        matched = borders[matched - 1]
      }
      return byte == wanted[matched] ? matched + 1 : 0
    }
    for byte in wanted.dropFirst() { borders.append(next(borders[borders.count - 1], byte)) }
    var found: [Range<Int>] = []
    var matched = 0
    for (at, byte) in bytes.enumerated() {
      matched = next(matched, byte)
      guard matched == wanted.count else { continue }
      let end = Int(places[at]) + unit.width(of: last)
      found.append(Int(places[at + 1 - wanted.count])..<end)
    }
    let sorted = found.sorted {
      (abs($0.lowerBound - start), $0.lowerBound) < (abs($1.lowerBound - start), $1.lowerBound)
    }
    return Array(sorted.prefix(Self.maximumPlaces))
  }

  /// The first byte whose character begins at `place` or behind it.
  private func firstByte(at place: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(places[middle]) < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private static func stripped(_ text: String) -> [UInt8] {
    Array(
      String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
        .utf8)
  }
}

extension OffsetUnit {
  /// How many units a character takes.
  fileprivate func width(of scalar: Unicode.Scalar) -> Int {
    switch self {
    case .utf8: UTF8.width(scalar)
    case .utf16: UTF16.width(scalar)
    case .scalar: 1
    }
  }
}
