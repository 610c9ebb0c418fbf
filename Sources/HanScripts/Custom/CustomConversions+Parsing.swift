import HanCore
import HanLexicon

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
    var entries: [(key: String, value: String)] = []
    var lines: [Term: Int] = [:]
    var values: [Term: Term] = [:]
    func fault(_ cause: String, at line: Int) -> CustomConversionsError {
      CustomConversionsError(path: path, line: line, cause: cause)
    }
    for (line, text) in NumberedLines(bytes) {
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      let entry: (key: String, value: String)
      do throws(LineFault) { entry = try Self.entry(text) } catch {
        throw fault(error.cause, at: line)
      }
      let (key, value) = (Term(entry.key), Term(entry.value))
      if let before = lines[key], let other = values[key] {
        guard other == value else {
          throw fault(
            "“\(entry.key)” becomes something else in line \(before) (help: keep one of them)",
            at: line)
        }
        continue
      }
      lines[key] = line
      values[key] = value
      entries.append(entry)
    }
    if let (line, cycle) = Self.cycle(in: values, lines) {
      throw fault(
        "the words go in a circle: \(cycle.joined(separator: " → ")) (help: remove one of them)",
        at: line)
    }
    guard let checked = CustomConversions(checked: entries) else {
      throw CustomConversionsError(
        path: path, line: nil, cause: "there are too many words (help: leave some out)")
    }
    self = checked
  }

  /// What is wrong with a line.
  private struct LineFault: Error { var cause: String }

  private static func entry(
    _ line: ArraySlice<UInt8>
  ) throws(LineFault) -> (key: String, value: String) {
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
    guard let word = String(validating: key, as: UTF8.self),
      let replacement = String(validating: value, as: UTF8.self)
    else { throw LineFault(cause: "the line is not UTF-8 (help: save the file as UTF-8)") }
    return (word, replacement)
  }

  /// A circle of words, with the last line of it; the first in order of lines.
  private static func cycle(
    in values: [Term: Term], _ lines: [Term: Int]
  ) -> (line: Int, words: [String])? {
    var done: Set<Term> = []
    for start in lines.sorted(by: { $0.value < $1.value }).map(\.key) {
      var path: [Term] = []
      var places: [Term: Int] = [:]
      var word = start
      while !done.contains(word), let next = values[word], next != word {
        if let first = places[word] {
          let circle = path[first...]
          return (
            circle.compactMap { lines[$0] }.max() ?? 1, (circle + [word]).map(\.text)
          )
        }
        places[word] = path.count
        path.append(word)
        word = next
      }
      done.formUnion(path)
    }
    return nil
  }
}
