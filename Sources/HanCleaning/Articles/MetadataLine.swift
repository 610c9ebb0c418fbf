/// A line that says when, where and by whom a text was published.
struct MetadataLine: Hashable, Sendable {
  var date: PageDate?
  var source: String?
  var author: String?
  /// Whether a label says so, not the shape alone.
  var isLabelled = false

  /// Reads a line; `nil` when it says something else as well.
  ///
  /// - Complexity: O(*n*) for short labels.
  init?(_ line: Substring) {
    let scalars = Array(line.unicodeScalars)
    var leftover = 0
    var index = 0
    var found = false
    var pending: [Unicode.Scalar] = []  // what stands before a label of persons
    while index < scalars.count {
      if let date = DateReading.date(in: scalars, at: index) {
        self.date = self.date ?? date.date
        index = date.range.upperBound
        found = true
        leftover += pending.count
        pending = []
        continue
      }
      if let label = Self.label(in: scalars, at: index) {
        var value = scalars[label.valueStart..<label.valueEnd]
        while let last = value.last, last.isBlank || Marks.parentheses.contains(last) {
          value.removeLast()
        }
        var text = String(String.UnicodeScalarView(value))
        for button in Self.buttons where text.hasSuffix(button) && text.count > button.count + 1 {
          text = text.dropLast(button.count).trimmed
        }
        // 图片来源：某网 tells where a picture comes from.
        let before = String(String.UnicodeScalarView(pending.suffix(2)))
        if label.kind == .source, Self.otherSources.contains(before) { return nil }
        if label.kind != .date || Self.isTimeLike(value) {
          found = true
          isLabelled = true
          switch label.kind {
          case .date:
            if self.date == nil { self.date = Self.firstDate(in: Array(value)) }
          case .source: if source == nil, !text.isEmpty { source = text }
          case .person, .lead:
            let prefix = String(String.UnicodeScalarView(pending))
            if author == nil, !text.isEmpty {
              author =
                label.kind == .lead && !prefix.isEmpty ? prefix + label.name + " " + text : text
            }
            if label.kind == .lead { pending = [] }
          case .counter, .editor, .formerTitle: break
          }
          leftover += pending.count
          pending = []
          index = label.valueEnd
          continue
        }
      }
      let scalar = scalars[index]
      if !scalar.isBlank, !Marks.fields.contains(scalar) {
        pending.append(scalar)
        if Marks.sentences.contains(scalar) { leftover += 6 }
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
    guard found, isStamped || leftover <= max(4, scalars.count / 5) else { return nil }
    if !isLabelled, date == nil { return nil }
  }

  /// What stands right behind a value when a page's buttons lose their frame.
  private static let buttons = ["举报", "舉報", "收藏", "分享", "打印", "列印", "关注", "關注", "订阅", "訂閱"]

  private static let otherSources: Set<String> = [
    "图片", "圖片", "视频", "視頻", "影片", "数据", "數據", "资料", "資料", "配图", "音频", "图文", "封面", "素材",
  ]

  private enum Kind { case date, source, person, lead, counter, editor, formerTitle }

  private struct Label {
    var kind: Kind
    var name: String
    var valueStart: Int
    var valueEnd: Int
  }

  private static let labels: [(String, Kind)] = [
    ("发布时间", .date), ("发布日期", .date), ("发表时间", .date), ("发表日期", .date), ("更新时间", .date),
    ("更新日期", .date), ("编辑时间", .date), ("刊登时间", .date), ("上传时间", .date), ("公告日期", .date),
    ("张贴日期", .date), ("成文日期", .date), ("日期", .date), ("时间", .date), ("发布于", .date), ("发表于", .date),
    ("更新于", .date), ("更新", .date),
    ("消息来源", .source), ("信息来源", .source), ("文章来源", .source), ("新闻来源", .source), ("本文来源", .source),
    ("来源", .source), ("稿源", .source), ("出处", .source), ("转自", .source), ("发布机构", .source),
    ("发布单位", .source), ("发文单位", .source), ("供稿单位", .source),
    ("责任编辑", .editor), ("值班编辑", .editor), ("本文编辑", .editor), ("网络编辑", .editor), ("责编", .editor),
    ("编辑", .editor), ("审核人", .editor), ("审核", .editor), ("校对", .editor), ("编审", .editor),
    ("监制", .editor), ("录入者", .editor), ("录入", .editor), ("主编", .editor), ("初审", .editor),
    ("复审", .editor), ("终审", .editor), ("发布者", .editor), ("发布人", .editor), ("张贴者", .editor),
    ("作者", .person), ("执笔", .person), ("编译", .person), ("整理", .person), ("撰文", .person),
    ("供稿", .person), ("记者", .lead), ("通讯员", .lead), ("摄影", .person),
    ("特约记者", .lead), ("实习记者", .lead), ("本报记者", .lead), ("实习生", .lead),
    ("浏览次数", .counter), ("点击次数", .counter), ("点击数", .counter), ("点击量", .counter),
    ("阅读次数", .counter), ("阅读量", .counter), ("浏览量", .counter), ("浏览", .counter), ("阅读", .counter),
    ("点击", .counter), ("人气", .counter), ("评论", .counter), ("字号", .counter), ("字体", .counter),
    ("索引号", .counter), ("文号", .counter), ("发文字号", .counter), ("主题分类", .counter), ("体裁分类", .counter),
    ("分享", .counter), ("收藏", .counter), ("打印", .counter), ("分类", .counter), ("栏目", .counter),
    ("标签", .counter), ("原标题", .formerTitle), ("原题为", .formerTitle), ("本文原标题", .formerTitle),
    ("原文标题", .formerTitle),
  ]

  private static let table: [(scalars: [UInt16], kind: Kind)] =
    labels
    .map { (CharacterFolding.shared.key($0.0), $0.1) }
    .sorted { $0.0.count > $1.0.count }

  /// The folded letters labels begin with.
  private static let firstLetters: Set<UInt16> = Set(table.compactMap(\.scalars.first))

  private static func label(in line: [Unicode.Scalar], at start: Int) -> Label? {
    let folding = CharacterFolding.shared
    if line[start] == "文" || line[start] == "圖" || line[start] == "图",
      start + 1 < line.count, Marks.labels.contains(line[start + 1])
    {
      return value(of: .person, named: "文", in: line, from: start + 2)
    }
    guard firstLetters.contains(folding.fold(line[start])) else { return nil }
    for (name, kind) in table where start + name.count <= line.count {
      var offset = 0
      while offset < name.count, folding.fold(line[start + offset]) == name[offset] { offset += 1 }
      guard offset == name.count else { continue }
      var next = start + name.count
      while next < line.count, line[next].isBlank { next += 1 }
      var hasMark = next < line.count && Marks.labels.contains(line[next])
      // 收入来源 | 办法 is a row of a table.
      if hasMark, start > 0, Marks.bars.contains(line[next]), line[start - 1].isHan {
        hasMark = false
      }
      if hasMark {
        next += 1
      } else if kind == .formerTitle {
        guard next < line.count, Marks.titles.contains(line[next]) else { continue }
      } else if kind == .counter || kind == .editor {
        // 阅读 128, 责任编辑 张三: a label without a colon needs a short value.
        guard next < line.count, next > start + name.count || DateReading.digit(line[next]) != nil
        else { continue }
      } else if kind == .lead || kind == .person {
        guard next > start + name.count else { continue }
      } else {
        continue
      }
      let word = String(String.UnicodeScalarView(line[start..<(start + name.count)]))
      return value(of: kind, named: word, in: line, from: next)
    }
    return nil
  }

  /// The value behind a label: up to a wide gap, a bar, or the next label.
  private static func value(
    of kind: Kind, named name: String, in line: [Unicode.Scalar], from start: Int
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
    let folding = CharacterFolding.shared
    guard firstLetters.contains(folding.fold(line[start])) else { return false }
    for (name, _) in table where start + name.count <= line.count {
      var offset = 0
      while offset < name.count, folding.fold(line[start + offset]) == name[offset] { offset += 1 }
      guard offset == name.count else { continue }
      if !marked { return true }
      let next = start + offset
      if next < line.count, line[next] == "：" || line[next] == ":" { return true }
    }
    return false
  }

  /// The name in 由某某发表.
  private static func publisher(_ words: [Unicode.Scalar]) -> String? {
    let text = String(String.UnicodeScalarView(words))
    guard words.count >= 4, words.count <= 20, text.hasPrefix("由"),
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

  private static func isTimeLike(_ value: ArraySlice<Unicode.Scalar>) -> Bool {
    value.isEmpty || DateReading.isAlone(value) || firstDate(in: Array(value)) != nil
  }

  private static func firstDate(in line: [Unicode.Scalar]) -> PageDate? {
    for index in line.indices {
      if let found = DateReading.date(in: line, at: index) { return found.date }
    }
    return nil
  }
}
