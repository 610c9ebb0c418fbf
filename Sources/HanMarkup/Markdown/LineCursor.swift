/// A place in a line of Markdown, which knows its column: a tab reaches to the next multiple of
/// four, and may be used up in parts.
struct LineCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the next byte stands.
  private(set) var offset: Int
  /// The end of the line, without its break.
  let end: Int
  private var column = 0
  /// Columns that are left of a tab whose byte is behind.
  private var owed = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    self.bytes = bytes
    offset = line.lowerBound
    end = line.upperBound
  }

  /// The next byte that is no blank, if there is one.
  var next: UInt8? {
    let place = self.place
    return place < end ? bytes[place] : nil
  }

  /// Where the next byte stands that is no blank.
  var place: Int {
    var place = offset
    while place < end, bytes[place].isMarkdownBlank { place += 1 }
    return place
  }

  /// Whether nothing but blanks is left.
  var isBlank: Bool { place == end }

  /// The width of the blanks before the next byte, in columns.
  var indent: Int {
    var width = owed
    var place = offset
    while place < end, bytes[place].isMarkdownBlank {
      width += bytes[place] == 0x09 ? 4 - (column + width) % 4 : 1
      place += 1
    }
    return width
  }

  /// What is left of the line, without blanks around.
  var rest: Range<Int> {
    let start = place
    var upper = end
    while upper > start, bytes[upper - 1].isMarkdownBlank { upper -= 1 }
    return start..<upper
  }

  /// Goes on by bytes that are no blanks.
  mutating func skip(bytes count: Int) {
    offset += count
    column += count
    owed = 0
  }

  /// Goes on by blanks, at most so many columns of them.
  mutating func skip(columns: Int) {
    var left = columns
    while left > 0 {
      if owed > 0 {
        let used = min(left, owed)
        owed -= used
        column += used
        left -= used
      } else if offset < end, bytes[offset] == 0x20 {
        offset += 1
        column += 1
        left -= 1
      } else if offset < end, bytes[offset] == 0x09 {
        offset += 1
        owed = 4 - column % 4
      } else {
        return
      }
    }
  }

  /// Goes on to the next byte that is no blank.
  mutating func skipBlanks() { skip(columns: indent) }
}

extension UInt8 {
  /// Whether it is a blank within a line.
  var isMarkdownBlank: Bool { self == 0x20 || self == 0x09 }
  /// Whether it is a blank or ends a line.
  var isMarkdownSpace: Bool { isMarkdownBlank || self == 0x0A || self == 0x0D || self == 0x0C }
  var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
  var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
  var isASCIIPunctuation: Bool {
    switch self {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
