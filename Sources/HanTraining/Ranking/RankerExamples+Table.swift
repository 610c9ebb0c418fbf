package import HanExtraction
import HanLexicon

extension RankerExamples {
  /// Reads a table of examples: a line of names (`group`, `label`, the features), then a line a
  /// candidate, with tabs between the columns. A line of a group and a label alone is an answer
  /// without a candidate.
  ///
  /// - Throws: ``RankerError`` with the line that is not in the format.
  package init(contentsOf path: String) throws(RankerError) {
    guard let bytes = NumberedLines.contents(of: path) else {
      throw RankerError(source: path, cause: NumberedLines.unreadable)
    }
    try self.init(parsing: bytes, source: path)
  }

  package init(parsing bytes: [UInt8], source: String) throws(RankerError) {
    var lines = NumberedLines(bytes)
    let names = lines.next().map { Self.columns($0.bytes) } ?? []
    guard names.count > 2, names[0] == "group", names[1] == "label" else {
      throw RankerError(
        source: source, line: 1,
        cause: "the first line must name the columns: group, label and the features")
    }
    self.init(features: Array(names[2...]))
    var group: String?
    var candidates: [(values: [Double], isRight: Bool)] = []
    var answers = 0
    for (number, line) in IteratorSequence(lines) where !line.isEmpty {
      let columns = Self.columns(line)
      guard columns.count >= 2, columns[1] == "0" || columns[1] == "1" else {
        throw RankerError(
          source: source, line: number, cause: "a line begins with a group and a label, 0 or 1")
      }
      if columns[0] != group {
        if group != nil { add(candidates, answers: answers) }
        group = columns[0]
        candidates = []
        answers = 0
      }
      if columns[1] == "1" { answers += 1 }
      if columns.count == 2 { continue }
      let values = columns[2...].compactMap { Double($0) }
      guard values.count == features.count, values.allSatisfy(\.isFinite) else {
        throw RankerError(
          source: source, line: number,
          cause: "there must be \(features.count) numbers, one for each feature")
      }
      candidates.append((values, columns[1] == "1"))
    }
    if group != nil { add(candidates, answers: answers) }
  }

  /// The table, with values to four decimals; answers without a candidate come last in their group.
  package var table: String {
    var text = (["group", "label"] + features).joined(separator: "\t") + "\n"
    for (number, group) in groups.enumerated() {
      for index in group {
        let values = row(index).map { "\(($0 * 10000).rounded() / 10000)" }
        text += "\(number)\t\(labels[index] ? 1 : 0)\t\(values.joined(separator: "\t"))\n"
      }
      let missing = answers[number] - labels[group].count { $0 }
      for _ in 0..<max(0, missing) { text += "\(number)\t1\n" }
    }
    return text
  }

  private static func columns(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
