import HanCore

/// Tells at once that passes leave a stretch of text as it is.
///
/// A character is a *mark* if a pass may change it by itself, and each key that changes anything
/// has one. So text without marks stays. Nothing that happens reaches over a character that no key
/// has: around marks, text between two such characters is all that passes need to see.
///
/// To Simplified, few characters of a Simplified text are marks (著, 乾), and most of it is done with
/// one look at each character.
struct ChangeFilter: Sendable {
  /// A stretch ends only where the next mark is farther away than so many bytes: a stretch costs more
  /// than walking over some text that stays.
  private static let reach = 256

  /// By code of the Basic Multilingual Plane: the marks.
  private let marks: [UInt64]
  /// By code of the Basic Multilingual Plane: what keys are made of, and the marks.
  private let parts: [UInt64]

  /// The filter of passes by tables, all of whose keys are converted; `nil` when there are marks
  /// among ASCII.
  ///
  /// - Complexity: O(entries + keys).
  init?(_ tables: [ConversionTable]) {
    var (marks, parts) = (CodeSet(), CodeSet())
    for table in tables {
      table.forEachEntry { code, entry in
        if entry.symbol != 0 { parts.insert(code) }
        if entry.isMark(code) {
          marks.insert(code)
          parts.insert(code)
        }
      }
    }
    for table in tables { KeySpellings(table).markKeys(&marks) }
    guard marks.words[0] == 0, marks.words[1] == 0 else { return nil }
    self.marks = marks.words
    self.parts = parts.words
  }

  /// The stretches of a text outside of which nothing changes, in order; `nil` if that cannot be told.
  ///
  /// - Parameter input: Valid UTF-8.
  /// - Complexity: O(*n*).
  func stretches(in input: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    guard let bytes = input.baseAddress else { return [] }
    return marks.withUnsafeBufferPointer { marks in
      parts.withUnsafeBufferPointer { parts in
        var stretches: [Range<Int>] = []
        var position = 0
        while true {
          let mark = Self.next(marks, bytes, from: position, to: input.count)
          guard mark < input.count else { return stretches }
          if Self.isOperator(bytes + mark) { return nil }
          let lowest = stretches.last?.upperBound ?? 0
          let start = Self.start(parts, bytes, mark, lowest)
          let end = Self.end(parts, bytes, mark, input.count)
          if let last = stretches.last, start - last.upperBound < Self.reach {
            stretches[stretches.count - 1] = last.lowerBound..<end
          } else {
            stretches.append(start..<end)
          }
          position = Self.width(bytes[mark]) + mark
        }
      }
    }
  }

  // Invariants of what follows: the bytes are valid UTF-8 and offsets lie at the beginnings of scalars,
  // so that all bytes of a scalar can be read; sets have a bit for each code of the plane.

  /// The next mark at or behind an offset, or `end`.
  @inline(__always)
  private static func next(
    _ marks: UnsafeBufferPointer<UInt64>, _ bytes: UnsafePointer<UInt8>, from start: Int,
    to end: Int
  ) -> Int {
    var offset = start
    while offset < end {
      // Two characters of three bytes at once.
      while offset &+ 8 <= end {
        let word = UInt64(
          littleEndian: UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self))
        guard word & 0xF000_00F0 == 0xE000_00E0 else { break }
        let (first, second) = (code(word), code(word &>> 24))
        let isMark =
          marks[first &>> 6] &>> UInt64(first & 63) | marks[second &>> 6] &>> UInt64(second & 63)
        if isMark & 1 != 0 { break }
        offset &+= 6
      }
      guard offset < end else { break }
      let lead = bytes[offset]
      if lead < 0x80 {
        offset &+= 1
        continue
      }
      guard lead < 0xF0 else { return offset }
      let code = code(bytes + offset)
      if marks[code &>> 6] &>> UInt64(code & 63) & 1 != 0 { return offset }
      offset &+= lead < 0xE0 ? 2 : 3
    }
    return end
  }

  /// Where the run of parts around an offset begins, not before `lowest`.
  private static func start(
    _ parts: UnsafeBufferPointer<UInt64>, _ bytes: UnsafePointer<UInt8>, _ offset: Int,
    _ lowest: Int
  ) -> Int {
    var start = offset
    while start > lowest {
      var before = start - 1
      while bytes[before] & 0xC0 == 0x80 { before -= 1 }
      guard isPart(parts, bytes + before) else { break }
      start = before
    }
    return start
  }

  /// Where the run of parts around an offset ends.
  private static func end(
    _ parts: UnsafeBufferPointer<UInt64>, _ bytes: UnsafePointer<UInt8>, _ offset: Int, _ limit: Int
  ) -> Int {
    var end = offset
    while end < limit, isPart(parts, bytes + end) { end += width(bytes[end]) }
    return end
  }

  /// Whether keys may have a character; of those beyond the plane nothing is known.
  @inline(__always)
  private static func isPart(
    _ parts: UnsafeBufferPointer<UInt64>, _ bytes: UnsafePointer<UInt8>
  ) -> Bool {
    guard bytes[0] < 0xF0 else { return true }
    let code = code(bytes)
    return parts[code &>> 6] &>> UInt64(code & 63) & 1 != 0
  }

  /// Whether a descriptive sequence may begin with a character: its operands may be anything.
  private static func isOperator(_ bytes: UnsafePointer<UInt8>) -> Bool {
    bytes[0] == 0xE2 && bytes[1] == 0xBF && bytes[2] >= 0xB0
  }

  /// The code of a scalar of one to three bytes.
  @inline(__always)
  private static func code(_ bytes: UnsafePointer<UInt8>) -> Int {
    let lead = Int(bytes[0])
    if lead >= 0xE0 {
      return (lead & 0xF) &<< 12 | (Int(bytes[1]) & 0x3F) &<< 6 | Int(bytes[2]) & 0x3F
    }
    return lead < 0x80 ? lead : (lead & 0x1F) &<< 6 | Int(bytes[1]) & 0x3F
  }

  /// The code of the scalar whose three bytes are the lowest.
  @inline(__always)
  private static func code(_ word: UInt64) -> Int {
    Int(
      truncatingIfNeeded: (word & 0x0F) &<< 12 | word &>> 2 & 0xFC0 | word &>> 16 & 0x3F)
  }

  @inline(__always)
  private static func width(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }
}
