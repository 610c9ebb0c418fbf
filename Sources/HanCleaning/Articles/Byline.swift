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

  /// The reporter in the line that opens a report: （某社記者溫貴青城南18日電）, 本报记者 张三 报道,
  /// 記者張三／台北報導.
  static func dateline(_ line: Substring) -> String? {
    let head = Array(line.unicodeScalars.prefix(60))
    guard
      let start = head.indices.first(where: { place in
        reporters.prefix(2).contains { head[place...].starts(with: $0) }
      }), start <= 40
    else { return nil }
    // Before it only what opens a report: no sentence.
    guard !head[..<start].contains(where: { "，。、：；！？,".unicodeScalars.contains($0) }) else {
      return nil
    }
    var index = start + 2
    while index < head.count, head[index].isBlank || head[index] == "：" || head[index] == ":" {
      index += 1
    }
    var end = index
    while end < head.count, head[end].isHanCharacter { end += 1 }
    var run = String(String.UnicodeScalarView(head[index..<end]))
    for suffix in endings where run.hasSuffix(suffix) { run = String(run.dropLast(suffix.count)) }
    guard let first = run.unicodeScalars.first, !goesOn.contains(first) else { return nil }
    let next = end < head.count ? head[end] : " "
    let count = run.unicodeScalars.count
    if DateReading.digit(next) != nil {
      // 溫貴青城南18日電: the place stands between the name and the day.
      let rest = head[end...].prefix(12)
      guard rest.contains(where: { Marks.telegrams.contains($0) }) else { return nil }
      let length = count >= 5 ? 3 : count == 4 ? 2 : count
      return (2...3).contains(length) ? String(run.prefix(length)) : nil
    }
    guard (2...4).contains(count) else { return nil }
    if next == "／" || next == "/" || next == "）" || next == ")" || next == "】" || next == "〕" {
      return run
    }
    if run.count < head[index..<end].count { return run }
    guard next.isBlank else { return nil }
    // More names, then what they did.
    let tail = String(String.UnicodeScalarView(head[end...].prefix(24)))
    let parts = tail.split { $0.isWhitespace || $0 == "、" }
    var names = [run]
    for part in parts {
      if endings.contains(String(part)) || endings.contains(where: { part.hasPrefix($0) }) {
        return names.joined(separator: " ")
      }
      guard (2...4).contains(part.count) else { return nil }
      names.append(String(part))
    }
    return nil
  }

  /// What reporters did, behind their names.
  private static let endings = [
    "摄影报道", "攝影報導", "综合报道", "綜合報導", "报道", "報導", "报导", "報道", "文并摄", "摄影", "摄",
  ]
  /// What follows 记者 where no name does: 记者从, 记者在.
  private static let goesOn: ScalarSet =
    "从從在了获獲采採注看发發走见見来來今昨近问問随隨到向就日们們团團会會证證节節通手调調再又也还還将將于於对對为為和与與"

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
