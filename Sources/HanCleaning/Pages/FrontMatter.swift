package import HanCore

/// What a document in Markdown says about itself above its text: fields between two lines of `---`
/// (YAML) or `+++` (TOML).
///
/// Fields are read line by line, so that a title with a colon, which YAML would refuse, is a title.
/// Lists and texts of several lines are read; of tables inside tables the outermost.
package struct FrontMatter: Hashable, Sendable {
  /// A field that has no place of its own.
  package struct Field: Hashable, Sendable {
    /// Its name, as it was written.
    package let name: String
    /// Its values; several when it is a list.
    package let values: [String]
    /// Whether it is a list.
    package let isList: Bool
  }

  /// The title.
  package private(set) var title: String?
  /// The date, as it was written.
  package private(set) var date: String?
  /// The authors, parted by blanks.
  package private(set) var author: String?
  /// The publication.
  package private(set) var source: String?
  /// All other fields, in order, each name once.
  package private(set) var extra: [Field] = []
  /// Where it stands in the document, UTF-8 bytes, its marks included.
  package let span: TextSpan

  private static let titles: Set<String> = ["title", "标题", "標題", "题目"]
  private static let dates: Set<String> = [
    "date", "published", "publishdate", "pubdate", "publish_date", "datepublished", "日期", "发布日期",
    "發布日期", "时间",
  ]
  private static let authors: Set<String> = ["author", "authors", "by", "作者", "记者", "記者"]
  private static let sources: Set<String> = [
    "source", "publication", "publisher", "site", "来源", "來源", "出处",
  ]

  /// Reads the fields above a text; `nil` when there are none.
  ///
  /// - Complexity: O(length of the fields); O(*n*) when no line ends them.
  package init?(_ document: String) {
    var document = document
    let found = document.withUTF8 { bytes -> (start: Int, end: Int, lines: [String], TOML: Bool)? in
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      var lines: [String] = []
      var offset = start
      var isTOML: Bool?
      while offset < bytes.count {
        let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
        let line = String(decoding: bytes[offset..<end], as: UTF8.self)
        let mark = line.trimmed
        let isIndented = line.first?.isWhitespace == true
        offset = min(bytes.count, end + 1)
        guard let isOpen = isTOML else {
          guard mark == "---" || mark == "+++", !isIndented else { return nil }
          isTOML = mark == "+++"
          continue
        }
        if !isIndented, mark == (isOpen ? "+++" : "---") || !isOpen && mark == "..." {
          return (start, offset, lines, isOpen)
        }
        guard isIndented || mark.isEmpty || FrontMatterLine(line, isTOML: isOpen) != nil else {
          return nil
        }
        lines.append(line)
      }
      return nil
    }
    guard let found else { return nil }
    let fields = FrontMatterLine.fields(of: found.lines, isTOML: found.TOML)
    guard !fields.isEmpty else { return nil }
    span = TextSpan(found.start, found.end)
    for field in fields { add(field) }
  }

  private mutating func add(_ field: Field) {
    let name = field.name.lowercased()
    let values = field.values.filter { !$0.isEmpty }
    let value = values.isEmpty ? nil : values.joined(separator: " ")
    if Self.titles.contains(name), title == nil {
      title = value
    } else if Self.dates.contains(name), date == nil {
      date = value
    } else if Self.authors.contains(name), author == nil {
      author = value
    } else if Self.sources.contains(name), source == nil {
      source = value
    } else if !extra.contains(where: { $0.name == field.name }), extra.count < 256 {
      extra.append(field)
    }
  }
}
