import HanCore

/// Takes what text browsers add to a page they write as text: numbers of links in brackets, the
/// list of addresses below, and frames drawn of lines.
///
/// The list tells such a dump: numbers in order, an address each. Without it brackets are text.
package struct TextDumps: CharacterRule {
  /// The rule's name.
  package let name = "text-dumps"

  /// Creates the rule.
  package init() {}

  /// The fewest addresses of a list.
  static let least = 3

  /// - Complexity: O(*n*).
  package func edits(in text: String) -> [CleaningEdit] {
    var text = text
    return text.withUTF8 { bytes in
      guard let list = references(bytes) else { return [] }
      var edits: [CleaningEdit] = []
      var index = 0
      while true {
        let open = ByteSearch.next(UInt8(ascii: "["), in: bytes, from: index)
        guard open < list.start else { break }
        index = open + 1
        var end = index
        var number = 0
        while end < bytes.count, end - index < 5, (0x30...0x39).contains(bytes[end]) {
          number = number * 10 + Int(bytes[end] - 0x30)
          end += 1
        }
        guard end > index, end < bytes.count, bytes[end] == UInt8(ascii: "]"), number <= list.most
        else { continue }
        edits.append(CleaningEdit(TextSpan(open, end + 1), reason: .markup))
        index = end + 1
      }
      // A rule leaves line feeds alone.
      for line in list.lines where !line.isEmpty {
        edits.append(CleaningEdit(TextSpan(line), reason: .markup))
      }
      return edits
    }
  }

  /// The list of addresses a dump ends with.
  private func references(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (start: Int, most: Int, lines: [Range<Int>])? {
    // From the end: lines of a number, a dot or brackets, and an address.
    var lines: [Range<Int>] = []
    var end = bytes.count
    var first = Int.max
    var most = 0
    var count = 0
    var start = bytes.count
    while end > 0 {
      var begin = end
      while begin > 0, bytes[begin - 1] != 0x0A { begin -= 1 }
      let line = begin..<end
      if let number = referenceNumber(bytes, line) {
        guard number < first else { break }
        first = number
        most = max(most, number)
        count += 1
        lines.append(line)
        start = begin
      } else if !isBlank(bytes, line) {
        // The heading of the list.
        let text = String(decoding: bytes[line], as: UTF8.self).trimmed.lowercased()
        let isHeading =
          text.utf8.count <= 40
          && ["references", "visible links", "hidden links", "links", "链接", "参考", "連結"]
            .contains { text.hasPrefix($0) }
        guard isHeading else { break }
        lines.append(line)
        start = begin
        if first <= 1 { break }
      } else {
        lines.append(line)
      }
      end = begin - 1
    }
    guard count >= Self.least, first <= 3, most >= count else { return nil }
    return (start, most, lines.filter { $0.lowerBound >= start }.reversed())
  }

  /// The number of a line like `  12. https://…` or `[12] https://…`.
  private func referenceNumber(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>
  ) -> Int? {
    var index = line.lowerBound
    while index < line.upperBound, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    let isBracketed = index < line.upperBound && bytes[index] == UInt8(ascii: "[")
    if isBracketed { index += 1 }
    var number = 0
    let start = index
    while index < line.upperBound, index - start < 5, (0x30...0x39).contains(bytes[index]) {
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > start, index < line.upperBound,
      bytes[index] == (isBracketed ? UInt8(ascii: "]") : UInt8(ascii: "."))
    else { return nil }
    index += 1
    while index < line.upperBound, bytes[index] == 0x20 { index += 1 }
    let rest = bytes[index..<line.upperBound].prefix(12)
    let isAddress =
      ["http://", "https://", "file:/", "mailto:", "javascript:", "ftp://", "about:", "tel:"]
      .contains { rest.starts(with: $0.utf8) }
    return isAddress ? number : nil
  }

  private func isBlank(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Bool {
    line.allSatisfy { bytes[$0] <= 0x20 }
  }
}
