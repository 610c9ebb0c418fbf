import HanText

/// A list of words with their counts: word, tab, count a line. A first line that begins with a tab
/// has the total of the corpus, which is more than the sum when rare words are left out. Lines
/// before it that begin with `#` are comments.
struct CountList {
  var words: [(word: Term, occurrences: Int)] = []
  var total: Int?

  /// Reads a list.
  ///
  /// - Throws: ``DocumentFailure`` with the line that cannot be read.
  init(contentsOf path: String) throws {
    let text: String
    do throws(DocumentFailure) { text = try DecodedFile.text(path) } catch {
      throw DocumentFailure(id: path, cause: "the list of counts: \(error.cause)")
    }
    try self.init(parsing: text, path: path)
  }

  /// The counts of general text that come with the program.
  static func bundled() throws -> CountList {
    try CountList(parsing: BundledTables.generalCounts, path: "bundled")
  }

  private init(parsing text: String, path: String) throws {
    let canonicalizer = try Canonicalizer()
    var isFirst = true
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.last == "\r" ? line.dropLast() : line
      if line.isEmpty || isFirst && line.hasPrefix("#") { continue }
      defer { isFirst = false }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 2, let count = Int(parts[1]), count >= 0 else {
        throw DocumentFailure(
          id: path,
          cause: "line \(index + 1): word, tab and count are wanted, not “\(line.prefix(40))”")
      }
      if parts[0].isEmpty, isFirst {
        total = count
      } else {
        words.append((Term(canonicalizer.canonical(String(parts[0]))), count))
      }
    }
    let sum = words.reduce(0) { $0 + $1.occurrences }
    if let total, total < sum {
      throw DocumentFailure(
        id: path, cause: "the total of the first line, \(total), is less than the sum, \(sum)")
    }
  }
}
