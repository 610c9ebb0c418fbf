/// The names at the end of a text: （记者 王小明 通讯员 李四）, (孙某某 李某某).
enum Byline {
  /// The names in the parentheses that end a line; `nil` when these say something else.
  static func trailing(_ line: Substring) -> String? {
    let tail = Array(line.unicodeScalars.suffix(40))
    guard let last = tail.last, last == ")" || last == "）",
      let open = tail.lastIndex(where: { $0 == "(" || $0 == "（" }), open + 2 < tail.count
    else { return nil }
    let content = String(String.UnicodeScalarView(tail[(open + 1)..<(tail.count - 1)]))
    // Behind the end of a sentence, or of a quotation.
    guard open == 0 || Marks.closing.contains(tail[open - 1]) else { return nil }
    if let line = MetadataLine(Substring(content)) { return line.author ?? line.source }
    let names = content.split { $0.isWhitespace || $0 == "、" }
    let areNames = names.allSatisfy { name in
      (2...4).contains(name.unicodeScalars.count)
        && name.unicodeScalars.allSatisfy(\.isHanCharacter)
    }
    return areNames && names.count >= 2 ? content : nil
  }

  /// The names at the start of a text: 本报讯（记者 王小明）.
  static func leading(_ line: Substring) -> String? {
    let head = Array(line.unicodeScalars.prefix(60))
    guard let open = head.firstIndex(where: { $0 == "(" || $0 == "（" }), open <= 20,
      let close = head[open...].firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return nil }
    let content = head[(open + 1)..<close]
    guard reporters.contains(where: { Self.contains(content, $0) }) else { return nil }
    return MetadataLine(Substring(String(String.UnicodeScalarView(content))))?.author
  }

  private static let reporters = ["记者", "記者", "通讯员", "通訊員"].map { Array($0.unicodeScalars) }

  private static func contains(
    _ text: ArraySlice<Unicode.Scalar>, _ word: [Unicode.Scalar]
  ) -> Bool {
    text.indices.contains { text[$0...].starts(with: word) }
  }
}

extension Unicode.Scalar {
  fileprivate var isHanCharacter: Bool { (0x4E00...0x9FFF).contains(value) }
}
