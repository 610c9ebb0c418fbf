/// A line that says when, where and by whom a text was published.
struct MetadataLine: Hashable, Sendable {
  var date: PageDate?
  var source: String?
  var author: String?
  /// Whether it names the editor and nobody else.
  var isEditor = false
  /// Whether its date is that of a change.
  var isUpdate = false
  /// Whether a label says so, not the shape alone.
  var isLabelled = false

  /// Reads a line; `nil` when it says something else as well.
  ///
  /// - Complexity: O(*n*) for short labels.
  init?(_ line: Substring) {
    let scalars = line.scalars
    // The caption of a picture names its photographer.
    if let last = scalars.last, Self.photographs.contains(last),
      scalars.contains(where: { Marks.sentences.contains($0) })
    {
      return nil
    }
    var leftover = 0
    var index = 0
    var found = false
    var dateEnd = -1
    var pending: [Unicode.Scalar] = []  // what stands before a label of persons
    var rest: [Unicode.Scalar] = []  // what no label says, with its blanks
    let labels = MetadataLabels.shared
    while index < scalars.count {
      let mayBegin = labels.mayBegin(scalars[index])
      if mayBegin, let date = DateReading.date(in: scalars, at: index) {
        self.date = self.date ?? date.date
        index = date.range.upperBound
        dateEnd = index
        rest.append(" ")
        found = true
        leftover += pending.count
        pending = []
        continue
      }
      if mayBegin, let label = Self.label(in: scalars, at: index) {
        var value = scalars[label.valueStart..<label.valueEnd]
        while let last = value.last, last.isBlank || Marks.parentheses.contains(last) {
          value.removeLast()
        }
        // 图片来源：某网 tells where a picture comes from, 收入来源：工资 where money does.
        if label.kind == .source, index > 0, scalars[index - 1].isHan, index != dateEnd {
          return nil
        }
        // 第二次更新： opens a section.
        let isHeading = value.isEmpty && index > 0 && scalars[index - 1].isHan
        if label.kind != .date || Self.isTimeLike(value) && !isHeading {
          found = true
          isLabelled = true
          switch label.kind {
          case .date:
            if self.date == nil {
              self.date = Self.firstDate(in: Array(value)) ?? DateReading.short(Array(value))
              isUpdate = label.name.hasPrefix("更新")
            }
          case .source: if source == nil { source = Self.name(value) }
          case .person, .lead:
            if author == nil, let name = Self.person(value) { author = name }
            // 本报记者: whose reporter it is.
            if label.kind == .lead {
              if source == nil, date != nil {
                source = MediaNames.name(in: Substring(String(String.UnicodeScalarView(pending))))
              }
              pending = []
            }
          case .editor: isEditor = true
          case .counter, .formerTitle: break
          }
          leftover += pending.count
          pending = []
          rest.append(" ")
          index = label.valueEnd
          continue
        }
      }
      let scalar = scalars[index]
      rest.append(scalar)
      if !scalar.isBlank, !Marks.fields.contains(scalar) {
        pending.append(scalar)
        // A comma behind a date parts it from what follows.
        if Marks.sentences.contains(scalar), index != dateEnd { leftover += 6 }
      }
      index += 1
    }
    leftover += pending.count
    // Names beside a date and a time: 2021-11-01 08:30 某某 某某.
    let isStamped = date != nil && scalars.count <= 48 && leftover <= 18 && Self.hasTime(scalars)
    if date != nil, author == nil, let name = Self.publisher(pending) {
      author = name
      isLabelled = true
      leftover = 0
    }
    // A publication beside a date needs no label.
    if source == nil, date != nil, scalars.count <= 60, leftover < 24,
      let name = MediaNames.name(in: line)
    {
      source = name
      leftover = max(0, leftover - name.unicodeScalars.count)
    }
    if date != nil, author == nil, scalars.count <= 60 {
      // 张三 2021-11-01: a name beside a date needs none, either.
      let names = String(String.UnicodeScalarView(rest)).split(whereSeparator: {
        $0.isWhitespace || Self.between.contains($0)
      }).filter { PersonNames.isName($0) }
      if !names.isEmpty {
        author = names.joined(separator: " ")
        leftover = max(0, leftover - names.reduce(0) { $0 + $1.unicodeScalars.count })
      }
    }
    guard found, isStamped || leftover <= max(4, scalars.count / 5) else { return nil }
    if !isLabelled, date == nil { return nil }
  }

  private static let photographs: ScalarSet = "摄攝"

  /// What stands right behind a value when a page's buttons lose their frame.
  private static let buttons = ["举报", "舉報", "收藏", "分享", "打印", "列印", "关注", "關注", "订阅", "訂閱"]

  private static let between: Set<Character> = [
    "|", "｜", "/", "／", "·", "-", "、", "(", ")", "（", "）",
  ]

  /// The names behind a label of persons, without what they did: 楊智家／綜合報導.
  private static func person(_ value: ArraySlice<Unicode.Scalar>) -> String? {
    guard var text = name(value) else { return nil }
    if let slash = text.firstIndex(where: { $0 == "/" || $0 == "／" }) {
      let rest = text[text.index(after: slash)...].trimmed
      if PersonNames.reports.contains(rest)
        || ["報導", "报道", "报导", "報道"].contains(where: { rest.hasSuffix($0) })
      {
        text = text[..<slash].trimmed
      }
    }
    return text.isEmpty ? nil : text
  }

  /// A value without the buttons that stand behind it; `nil` when there is none.
  private static func name(_ value: ArraySlice<Unicode.Scalar>) -> String? {
    var text = String(String.UnicodeScalarView(value))
    for button in buttons where text.hasSuffix(button) && text.count > button.count + 1 {
      text = text.dropLast(button.count).trimmed
    }
    // A parenthesis whose end was cut off, and what photographers are called.
    if let open = text.firstIndex(where: { $0 == "(" || $0 == "（" }),
      !text[open...].contains(where: { $0 == ")" || $0 == "）" })
    {
      text = text[..<open].trimmed
    }
    for tail in ["／", "/", "攝影", "摄影", "、"]
    where text.hasSuffix(tail) && text.count > tail.count + 1 {
      text = text.dropLast(tail.count).trimmed
    }
    return text.isEmpty ? nil : text
  }

  private struct Label {
    var kind: MetadataLabels.Kind
    var name: String
    var valueStart: Int
    var valueEnd: Int
  }

  private static func label(in line: [Unicode.Scalar], at start: Int) -> Label? {
    if MetadataLabels.pictures.contains(line[start]), start + 1 < line.count,
      start == 0 || !MetadataLabels.verses.contains(line[start]),
      Marks.labels.contains(line[start + 1])
    {
      return value(of: .person, named: "文", in: line, from: start + 2)
    }
    let found = MetadataLabels.shared.first(in: line, at: start) { label -> Label?? in
      let end = start + label.letters.count
      let kind = label.kind
      var next = end
      while next < line.count, line[next].isBlank { next += 1 }
      var hasMark = next < line.count && Marks.labels.contains(line[next])
      // 收入来源 | 办法 is a row of a table.
      if hasMark, start > 0, Marks.bars.contains(line[next]), line[start - 1].isHan {
        hasMark = false
      }
      if hasMark {
        next += 1
      } else if kind == .formerTitle {
        guard next < line.count, Marks.titles.contains(line[next]) else { return nil }
      } else if kind == .counter || kind == .editor {
        // 阅读 128, 责任编辑 张三: a label without a colon needs a short value.
        guard next < line.count, next > end || DateReading.digit(line[next]) != nil else {
          return nil
        }
      } else if kind == .lead || kind == .person {
        // 記者林宸誼／即時報導: a name right behind the label.
        guard next > end || kind == .lead && beginsWithName(line, from: end) else { return nil }
      } else if kind == .date {
        // 更新时间 2021年11月1日
        guard next > end, next < line.count, DateReading.date(in: line, at: next) != nil else {
          return nil
        }
      } else {
        return nil
      }
      let word = String(String.UnicodeScalarView(line[start..<end]))
      if kind == .date, let stop = DateReading.shortEnd(in: line, at: next) {
        return .some(Label(kind: kind, name: word, valueStart: next, valueEnd: stop))
      }
      return .some(value(of: kind, named: word, in: line, from: next))
    }
    return found ?? nil
  }

  /// The value behind a label: up to a wide gap, a bar, or the next label.
  private static func value(
    of kind: MetadataLabels.Kind, named name: String, in line: [Unicode.Scalar], from start: Int
  ) -> Label? {
    var begin = start
    while begin < line.count, line[begin].isBlank { begin += 1 }
    var end = begin
    while end < line.count {
      let scalar = line[end]
      if kind == .formerTitle {
        end = line.count
        return end - begin <= 60
          ? Label(kind: kind, name: name, valueStart: begin, valueEnd: end) : nil
      }
      if Marks.valueEnds.contains(scalar) { break }
      if scalar == "\t" || scalar == "\u{3000}" { break }
      if end > begin, startsLabel(in: line, at: end, marked: true) { break }
      if scalar.isBlank {
        // Names of two persons stand apart by a blank; a label or a date ends the value.
        var next = end
        while next < line.count, line[next].isBlank { next += 1 }
        if next - end >= 2 || next >= line.count { break }
        if kind != .date, DateReading.date(in: line, at: next) != nil { break }
        if startsLabel(in: line, at: next) { break }
      }
      end += 1
      if end - begin > 40 { return nil }
    }
    return Label(kind: kind, name: name, valueStart: begin, valueEnd: end)
  }

  /// - Parameter marked: Whether a colon must stand behind the label.
  private static func startsLabel(
    in line: [Unicode.Scalar], at start: Int, marked: Bool = false
  ) -> Bool {
    MetadataLabels.shared.first(in: line, at: start) { label -> Bool? in
      if !marked { return true }
      let next = start + label.letters.count
      return next < line.count && (line[next] == "：" || line[next] == ":") ? true : nil
    } ?? false
  }

  /// Whether a name stands at a place, up to the end of the line or a mark.
  private static func beginsWithName(_ line: [Unicode.Scalar], from start: Int) -> Bool {
    var end = start
    while end < line.count, line[end].isHan { end += 1 }
    guard
      end == line.count || line[end].isBlank || Marks.labels.contains(line[end])
        || line[end] == "）" || line[end] == ")" || line[end] == "、"
    else { return false }
    return PersonNames.isName(String(String.UnicodeScalarView(line[start..<end])))
  }

  /// The name in 由某某发表.
  private static func publisher(_ words: [Unicode.Scalar]) -> String? {
    guard words.count >= 4, words.count <= 20, words[0] == "由" else { return nil }
    let text = String(String.UnicodeScalarView(words))
    guard
      let verb = ["发表", "發表", "发布", "發布", "發佈", "撰写", "撰寫", "张贴", "張貼"]
        .first(where: { text.hasSuffix($0) })
    else { return nil }
    return String(text.dropFirst().dropLast(verb.count))
  }

  /// Whether a line has a time of the day: two digits, a colon, two digits.
  private static func hasTime(_ line: [Unicode.Scalar]) -> Bool {
    line.indices.dropFirst().dropLast(2).contains { index in
      (line[index] == ":" || line[index] == "：") && DateReading.digit(line[index - 1]) != nil
        && DateReading.digit(line[index + 1]) != nil && DateReading.digit(line[index + 2]) != nil
    }
  }

  private static let recent: Set<String> = ["今天", "昨天", "前天", "刚刚", "剛剛", "今日", "昨日"]

  private static func isTimeLike(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    value.isEmpty || DateReading.isAlone(value) || firstDate(in: Array(value)) != nil
      || recent.contains(String(String.UnicodeScalarView(value)).trimmed)
  }

  private static func firstDate(in line: [Unicode.Scalar]) -> PageDate? {
    for index in line.indices {
      if let found = DateReading.date(in: line, at: index) { return found.date }
    }
    return nil
  }
}
