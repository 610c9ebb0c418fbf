import HanCore
import HanLexicon

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The words of a user cannot be read.
public struct CustomConversionsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, or what stands for it.
  public var path: String
  /// The line, counted from 1, or `nil` when the file as a whole could not be read.
  public var line: Int?
  /// What is wrong, and what to do about it.
  public var cause: String

  /// The place as `PATH:LINE`, then the cause.
  public var description: String {
    if let line { "\(path):\(line): \(cause)" } else { "\(path): \(cause)" }
  }
}

/// The format is that of OpenCC's dictionaries: a word, a tab, and what it becomes; of several
/// values, parted by spaces, the first counts. Lines that begin with `#` are comments. Empty lines,
/// a byte order mark and CRLF do no harm.
extension CustomConversions {
  /// Reads the text form; nothing is kept of a text with a broken line.
  ///
  /// - Parameters:
  ///   - text: One word a line.
  ///   - path: What errors call the text.
  /// - Throws: ``CustomConversionsError`` with the first broken line, or with the line that closes
  ///   a cycle: 甲 becomes 乙 and 乙 becomes 甲, so that no text would be at rest.
  /// - Complexity: O(*n* log *n*).
  public init(
    parsing text: some StringProtocol, path: String = "custom dictionary"
  ) throws(CustomConversionsError) {
    try self.init(bytes: Array(text.utf8), path: path)
  }

  /// Reads a file or a pipe in UTF-8, or standard input for `-`; nothing is kept of a file with a broken line.
  ///
  /// - Throws: ``CustomConversionsError`` when the file cannot be read, or as above.
  public init(contentsOf path: String) throws(CustomConversionsError) {
    let bytes: [UInt8]
    do throws(FileContents.Failure) { bytes = try FileContents.read(path) } catch {
      throw CustomConversionsError(path: path, line: nil, cause: error.cause)
    }
    try self.init(bytes: bytes, path: path)
  }

  private init(bytes: [UInt8], path: String) throws(CustomConversionsError) {
    func fault(_ cause: String, at line: Int) -> CustomConversionsError {
      CustomConversionsError(path: path, line: line, cause: cause)
    }
    guard bytes.count < UInt32.max else {
      throw CustomConversionsError(
        path: path, line: nil, cause: "the file is larger than 4 GiB (help: split it)")
    }
    var entries: [CustomEntry] = []
    entries.reserveCapacity(bytes.count / 16)
    for (line, text) in NumberedLines(bytes) {
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      do throws(LineFault) { entries.append(try Self.entry(text, line)) } catch {
        throw fault(error.cause, at: line)
      }
    }
    let checked: Result<CustomTable, LinkFault> = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(LinkFault) in try Self.table(bytes, entries) }
    }
    switch checked {
    case .success(let table): self.init(table)
    case .failure(.line(let line, let cause)): throw fault(cause, at: line)
    case .failure(.count(let count)):
      throw CustomConversionsError(
        path: path, line: nil,
        cause:
          "there are \(count) words (help: \(CustomTable.maximumCount) are the most there can be)")
    }
  }

  /// What is wrong with words that are right each by itself.
  private enum LinkFault: Error {
    case line(Int, String)
    case count(Int)
  }

  /// The table of the words of a file, once there are no two values of one word and no circles.
  private static func table(
    _ bytes: UnsafeBufferPointer<UInt8>, _ unsorted: [CustomEntry]
  ) throws(LinkFault) -> CustomTable {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    func isBefore(_ a: CustomEntry, _ b: CustomEntry) -> Bool {
      guard let start = bytes.baseAddress else { return false }
      let order = memcmp(
        start + Int(a.keyStart), start + Int(b.keyStart), Int(min(a.keyCount, b.keyCount)))
      if order != 0 { return order < 0 }
      return (a.keyCount, a.line) < (b.keyCount, b.line)
    }
    let all = unsorted.sorted(by: isBefore)
    var entries: [CustomEntry] = []
    entries.reserveCapacity(all.count)
    var worst: (line: Int, cause: String)?
    for entry in all {
      guard let last = entries.last, bytes[last.key].elementsEqual(bytes[entry.key]) else {
        entries.append(entry)
        continue
      }
      if !bytes[last.value].elementsEqual(bytes[entry.value]),
        worst.map({ entry.line < $0.line }) ?? true
      {
        worst = (
          Int(entry.line),
          "“\(text(entry.key))” becomes something else in line \(last.line) (help: keep one of them)"
        )
      }
    }
    if let worst { throw .line(worst.line, worst.cause) }
    guard entries.count <= CustomTable.maximumCount else { throw .count(entries.count) }
    let table = CustomTable(bytes, entries)
    if let (line, circle) = circle(in: entries, table, bytes) {
      let words = circle.map { text(entries[$0].key) }
      throw .line(
        line,
        "the words go in a circle: \(words.joined(separator: " → ")) (help: remove one of them)")
    }
    return table
  }

  /// A circle of words, with the last line of it; the first in order of lines.
  private static func circle(
    in entries: [CustomEntry], _ table: CustomTable, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (line: Int, words: [Int])? {
    guard let start = bytes.baseAddress else { return nil }
    let next = entries.map { entry -> Int32 in
      guard !bytes[entry.key].elementsEqual(bytes[entry.value]) else { return -1 }
      let found = table.match(start, from: entry.value.lowerBound, to: entry.value.upperBound)
      return found.map { $0.end == entry.value.upperBound ? Int32($0.word) : -1 } ?? -1
    }
    guard next.contains(where: { $0 >= 0 }) else { return nil }
    /// 0: not seen; otherwise the number of the walk that saw it.
    var seen = [Int32](repeating: 0, count: entries.count)
    let order = entries.indices.sorted { entries[$0].line < entries[$1].line }
    for (walk, first) in order.enumerated() where seen[first] == 0 {
      var path: [Int] = []
      var word = first
      while seen[word] == 0 {
        seen[word] = Int32(walk + 1)
        path.append(word)
        guard next[word] >= 0 else { break }
        word = Int(next[word])
        if seen[word] == Int32(walk + 1), let place = path.firstIndex(of: word) {
          let circle = Array(path[place...])
          return (circle.map { Int(entries[$0].line) }.max() ?? 1, circle + [word])
        }
      }
    }
    return nil
  }

  /// What is wrong with a line.
  private struct LineFault: Error { var cause: String }

  private static func entry(
    _ line: ArraySlice<UInt8>, _ number: Int
  ) throws(LineFault) -> CustomEntry {
    guard let tab = line.firstIndex(of: 0x09) else {
      throw LineFault(
        cause: "there is no tab between the word and what it becomes (help: write word, tab, word; "
          + "the same word twice protects it)")
    }
    let (key, rest) = (line[..<tab], line[(tab + 1)...])
    let value = rest.prefix { $0 != 0x20 }
    guard !key.isEmpty else { throw LineFault(cause: "there is no word before the tab") }
    guard key.count <= maximumWord else {
      throw LineFault(
        cause: "the word has \(key.count) bytes (help: \(maximumWord) are the most there can be)")
    }
    guard !value.isEmpty else {
      throw LineFault(
        cause: "nothing stands behind the tab (help: write the word again to protect it)")
    }
    guard value.count <= maximumReplacement else {
      throw LineFault(
        cause: "what the word becomes has \(value.count) bytes (help: \(maximumReplacement) are "
          + "the most there can be)")
    }
    guard !rest.contains(0x09) else {
      throw LineFault(cause: "there is more than one tab (help: values are parted by spaces)")
    }
    guard isText(key), isText(value) else {
      throw LineFault(cause: "the line is not UTF-8 (help: save the file as UTF-8)")
    }
    return CustomEntry(
      keyStart: UInt32(key.startIndex), keyCount: UInt16(key.count),
      valueCount: UInt32(value.count), valueStart: UInt32(value.startIndex), line: UInt32(number))
  }

  private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }
}
