import CIntrinsics

/// Cuts a stream of bytes into chunks of whole lines.
///
/// A chunk ends after the last line feed in hand. A line longer than `longestLine` is cut inside:
/// never within a scalar of UTF-8, after a sentence if there is one near, or else after another
/// mark or space. Where long lines are cut depends on the line alone, never on how the bytes
/// arrived; the chunks joined are the input.
package struct LineChunker {
  private let chunkSize: Int
  private let longestLine: Int
  private var buffer: [UInt8] = []
  private var lineEnd = 0  // after the last line feed of the lines that may go together
  private var searched = 0  // there is no line feed between the line end and here

  /// - Precondition: `longestLine >= 4`, the length of the longest scalar.
  package init(chunkSize: Int = 1 << 20, longestLine: Int = 8 << 20) {
    precondition(longestLine >= 4 && chunkSize >= 1, "a chunk holds at least a scalar")
    self.chunkSize = chunkSize
    self.longestLine = longestLine
  }

  /// Adds bytes that follow those already added.
  package mutating func push(_ bytes: [UInt8]) {
    if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
  }

  /// The next chunk, or `nil` if more bytes are needed or, at the end, nothing is left.
  package mutating func pop(atEnd: Bool) -> [UInt8]? {
    scan()
    if lineEnd > 0 {
      if atEnd, buffer.count - lineEnd <= longestLine { return take(buffer.count) }
      return atEnd || buffer.count >= chunkSize ? take(lineEnd) : nil
    }
    if buffer.count > longestLine {
      return take(TextCut.position(in: buffer, limit: longestLine))
    }
    return atEnd && !buffer.isEmpty ? take(buffer.count) : nil
  }

  /// Moves the line end on, up to a line that has to be cut.
  private mutating func scan() {
    (lineEnd, searched) = buffer.withUnsafeBufferPointer { [lineEnd, searched] bytes in
      guard let start = bytes.baseAddress else { return (lineEnd, searched) }
      var (lineEnd, searched) = (lineEnd, searched)
      while true {
        let feed = next_byte(start, searched, bytes.count, 0x0A)
        guard feed < bytes.count else { return (lineEnd, bytes.count) }
        if feed - lineEnd > longestLine { return (lineEnd, searched) }
        lineEnd = feed + 1
        searched = lineEnd
      }
    }
  }

  private mutating func take(_ count: Int) -> [UInt8] {
    lineEnd = 0
    searched = max(0, searched - count)
    guard count < buffer.count else {
      defer { buffer = [] }
      return buffer
    }
    // What is left is a part of a line, and less than the chunk.
    let rest = Array(buffer[count...])
    buffer.removeLast(rest.count)
    defer { buffer = rest }
    return buffer
  }
}

/// Where a text that is too long may be cut.
package enum TextCut {
  /// How far back a mark is looked for.
  package static let reach = 64 << 10

  /// The best place to cut `bytes`, at most at `limit`.
  ///
  /// - Precondition: `4 <= limit < bytes.count`.
  package static func position(in bytes: [UInt8], limit: Int) -> Int {
    let lowest = max(1, limit - reach)
    var mark: Int?
    var position = limit
    while position >= lowest {
      switch strength(of: bytes, before: position) {
      case .sentence: return position
      case .mark: if mark == nil { mark = position }
      case .none: break
      }
      position -= 1
    }
    return mark ?? scalarBoundary(in: bytes, atMost: limit)
  }

  private enum Strength { case none, mark, sentence }

  private static func strength(of bytes: [UInt8], before end: Int) -> Strength {
    let last = bytes[end - 1]
    // A continuation byte may follow in a broken text; the cut stays outside of scalars.
    if end < bytes.count, bytes[end] & 0xC0 == 0x80 { return .none }
    if last < 0x80 {
      switch last {
      case UInt8(ascii: "!"), UInt8(ascii: "?"): return .sentence
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0..<0x09, 0x0B..<0x20, 0x7F: return .none
      default: return .mark
      }
    }
    guard end >= 3 else { return .none }
    switch (bytes[end - 3], bytes[end - 2], last) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return .sentence  // 。！？
    case (0xE3, 0x80, 0x80), (0xE3, 0x80, 0x81): return .mark  // ideographic space, 、
    case (0xEF, 0xBC, 0x8C), (0xEF, 0xBC, 0x9A), (0xEF, 0xBC, 0x9B): return .mark  // ，：；
    default: return .none
    }
  }

  /// The last boundary of a scalar at or before `limit`; `limit` itself where there is no UTF-8.
  private static func scalarBoundary(in bytes: [UInt8], atMost limit: Int) -> Int {
    for position in stride(from: limit, to: max(0, limit - 4), by: -1)
    where bytes[position] & 0xC0 != 0x80 { return position }
    return limit
  }
}
