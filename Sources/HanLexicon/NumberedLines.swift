import HanCore

/// The lines of a dictionary file, counted from 1: without a byte order mark at the start, and
/// without the line feeds and CRLFs at their ends.
package struct NumberedLines: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var start: Int
  private var number = 0

  /// The lines of a text.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What to say of a file that ``contents(of:)`` could not read.
  package static let unreadable =
    "the file cannot be read (help: check that it exists and may be read)"

  /// The bytes of a file, or `nil` when it cannot be read.
  package static func contents(of path: String) -> [UInt8]? { try? FileContents.read(path) }

  package mutating func next() -> (number: Int, bytes: ArraySlice<UInt8>)? {
    guard start < bytes.count else { return nil }
    number += 1
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
    var line = bytes[start..<end]
    if line.last == 0x0D { line.removeLast() }
    start = end + 1
    return (number, line)
  }
}
