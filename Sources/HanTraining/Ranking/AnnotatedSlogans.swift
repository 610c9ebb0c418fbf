import HanLexicon
package import HanExtraction

/// Documents with their slogans marked in the text.
///
/// A document begins with a line `=== name part`, where the part is `train` or `test`. In its text
/// `{P2|早发现、早报告}` marks a slogan: its type (P parallel, N numeral, M motto, Q quoted) and its
/// salience, 1 or 2. Behind a second `|` stand the members of a numeral, parted by `;`, behind a
/// third other wordings that are right as well. `{-|…}` marks what a careless extractor would take
/// for a slogan, `{?|…}` what may be left open. A line `@P2|…` names a slogan that is spread over
/// headings and has no place of its own.
package struct AnnotatedSlogans: Sendable {
  /// A slogan that should be found.
  package struct Answer: Sendable {
    package var keys: [SloganKey]
    package var type: SloganType
    package var salience: Int
    package var members: [SloganKey]
  }

  /// The name of the document.
  package var name: String
  /// Whether it is kept for testing.
  package var isTest: Bool
  /// The text, without marks.
  package var text: String
  /// What should be found, as written in the document's script.
  package var answers: [Answer]
  /// What should not be found.
  package var nearMisses: [SloganKey]
  /// What is left open.
  package var open: [SloganKey]
  /// Whether single candidates were judged, and everything else is left open.
  package var isPartial = false
  /// The wordings that are marked and stand in the text, right ones and near misses.
  package var wordings: [String] = []

  /// Reads a file of documents.
  ///
  /// - Parameter canonical: Puts a wording in the canonical script.
  /// - Throws: ``RankerError`` with the line that is not in the format.
  package static func documents(
    in bytes: [UInt8], source: String, canonical: (String) -> String
  ) throws(RankerError) -> [AnnotatedSlogans] {
    var result: [AnnotatedSlogans] = []
    for (number, line) in IteratorSequence(NumberedLines(bytes)) {
      let line = String(decoding: line, as: UTF8.self)
      if line.hasPrefix("=== ") {
        let fields = line.dropFirst(4).split(separator: " ")
        guard fields.count == 2, fields[1] == "train" || fields[1] == "test" else {
          throw RankerError(
            source: source, line: number, cause: "not “=== name train” or “=== name test”")
        }
        result.append(
          AnnotatedSlogans(
            name: String(fields[0]), isTest: fields[1] == "test", text: "", answers: [],
            nearMisses: [], open: []))
        continue
      }
      guard !result.isEmpty else {
        throw RankerError(source: source, line: number, cause: "a line before the first document")
      }
      let isRead =
        line.hasPrefix("@")
        ? result[result.count - 1].note(line.dropFirst(), canonical) != nil
        : result[result.count - 1].read(line, canonical)
      guard isRead else {
        throw RankerError(
          source: source, line: number, cause: "a mark is not {P2|…}, {-|…} or {?|…}")
      }
    }
    return result
  }

  private mutating func read(_ line: String, _ canonical: (String) -> String) -> Bool {
    var rest = Substring(line)
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let wording = note(rest[rest.index(after: open)..<close], canonical)
      else { return false }
      text += rest[..<open]
      text += wording
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    text += "\n"
    return true
  }

  /// Notes a mark, and gives its wording.
  private mutating func note(_ mark: Substring, _ canonical: (String) -> String) -> Substring? {
    let fields = mark.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count >= 2, let kind = fields[0].first else { return nil }
    func key(_ wording: Substring) -> SloganKey { SloganKey(canonical(String(wording))) }
    if kind != "?" { wordings.append(String(fields[1])) }
    switch kind {
    case "-": nearMisses.append(key(fields[1]))
    case "?": open.append(key(fields[1]))
    default:
      let types: [Character: SloganType] = [
        "P": .parallel, "N": .numeral, "M": .motto, "Q": .quoted,
      ]
      guard let type = types[kind], let salience = Int(fields[0].dropFirst()) else { return nil }
      let members = fields.count > 2 ? fields[2].split(separator: ";").map(key) : []
      let others = fields.count > 3 ? fields[3].split(separator: ";").map(key) : []
      let keys = [key(fields[1])] + others
      if !answers.contains(where: { $0.keys[0] == keys[0] }) {
        answers.append(Answer(keys: keys, type: type, salience: salience, members: members))
      }
    }
    return fields[1]
  }
}
