import Foundation

/// Cuts an input into lines, holding one piece of the file and the line that is not complete.
package struct LineReader {
  /// One line that is not blank, without its line feed.
  package struct Line: Hashable, Sendable {
    /// The bytes; `nil` for a line longer than ``InputFile/longestDocument``.
    package var bytes: [UInt8]?
    /// The physical line, from 1.
    package var number: Int
  }

  private let file: InputFile
  private let pieceSize: Int
  private let longest: Int
  private var buffer: [UInt8] = []
  private var head = 0  // the start of the current line
  private var scanned = 0  // there is no line feed between the head and here
  private var number = 1
  private var isFirstPiece = true
  private var isSkipping = false
  private var hasEnded = false

  package init(
    _ file: InputFile, pieceSize: Int = 1 << 20, longest: Int = InputFile.longestDocument
  ) {
    self.file = file
    self.pieceSize = pieceSize
    self.longest = longest
  }

  /// The number of the line that comes next.
  package var lineNumber: Int { number }

  /// The next lines, at most `limit`: those that are complete in the pieces read, reading on only
  /// while there is none. Empty at the end.
  package mutating func next(upTo limit: Int, cancelled: () -> Bool) throws -> [Line] {
    var lines: [Line] = []
    while lines.count < limit {
      if let line = takeLine() {
        if let line { lines.append(line) }
      } else if !lines.isEmpty || hasEnded {
        break
      } else {
        try readPiece(cancelled: cancelled)
      }
    }
    return lines
  }

  private mutating func readPiece(cancelled: () -> Bool) throws {
    if head > 0 {
      buffer.removeSubrange(..<head)
      scanned -= head
      head = 0
    }
    hasEnded = try !file.append(upTo: pieceSize, to: &buffer, cancelled: cancelled)
    // A pipe may hand out the mark byte by byte.
    while isFirstPiece, !hasEnded, buffer.count < 3, Self.mark.starts(with: buffer) {
      hasEnded = try !file.append(upTo: pieceSize, to: &buffer, cancelled: cancelled)
    }
    if isFirstPiece, buffer.starts(with: Self.mark) { buffer.removeFirst(Self.mark.count) }
    isFirstPiece = false
  }

  /// The next line of the buffer: `nil` if none is complete, `.some(nil)` for a blank one.
  private mutating func takeLine() -> Line?? {
    let start = scanned
    let feed = buffer.withUnsafeBytes { bytes -> Int? in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      return memchr(base + start, 0x0A, bytes.count - start).map { UnsafeRawPointer($0) - base }
    }
    let end: Int
    if let feed {
      end = feed
    } else if hasEnded, head < buffer.count || isSkipping {
      end = buffer.count
    } else {
      scanned = buffer.count
      if isSkipping || scanned - head > longest {
        isSkipping = true
        buffer = []
        head = 0
        scanned = 0
      }
      return nil
    }
    defer {
      number += 1
      isSkipping = false
    }
    let next = min(end + 1, buffer.count)
    let isTooLong = isSkipping || end - head > longest
    let bytes = isTooLong ? nil : extract(end: end, next: next)
    if isTooLong {
      head = next
      scanned = next
    }
    if let bytes, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return .some(nil) }
    return Line(bytes: bytes, number: number)
  }

  /// Takes the current line out of the buffer.
  private mutating func extract(end: Int, next: Int) -> [UInt8] {
    if head == 0, end > pieceSize {
      // A long line takes the buffer along instead of being copied.
      var line = buffer
      buffer = Array(line[next...])
      scanned = 0
      line.removeSubrange(end...)
      return line
    }
    let line = Array(buffer[head..<end])
    head = next
    scanned = next
    return line
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
