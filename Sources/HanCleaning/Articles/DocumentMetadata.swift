import HanCore

/// When, where and by whom a text was published, as far as it says so.
public struct DocumentMetadata: Hashable, Sendable {
  /// ISO 8601: `2021-11-01`, or `--11-01` when the year is nowhere to be found.
  public var date: String?
  /// The publication.
  public var source: String?
  /// The author, the reporters.
  public var author: String?

  /// Nothing known.
  package init() {}

  /// Takes over what is missing.
  mutating func complete(with other: DocumentMetadata) {
    date = date ?? other.date
    source = source ?? other.source
    author = author ?? other.author
  }
}

/// Reads the metadata of an article from the lines around and inside it.
struct MetadataReader {
  let page: BlockPage

  /// The metadata of the article that consists of `blocks`.
  ///
  /// - Complexity: O(blocks).
  func metadata(of blocks: Range<Int>) -> DocumentMetadata {
    var result = DocumentMetadata()
    var dates: [(date: PageDate, block: Int, isUpdate: Bool)] = []
    var years: [Int] = []
    var prose: [Int] = []
    let first = blocks.first { page.removalReasons[$0] == nil && page.blocks[$0].isRunningText }
    for index in blocks {
      let block = page.blocks[index]
      // Lists of other pages have dates and authors of their own.
      if page.removalReasons[index] != nil, index > first ?? blocks.upperBound,
        page.contexts[index].isBelowRelated || page.contexts[index].isBelowComments
          || block.phrases.related > 0
      {
        continue
      }
      if let line = page.metadata[index] {
        if let date = line.date { dates.append((date, index, line.isUpdate)) }
        result.source = result.source ?? line.source
        result.author = result.author ?? line.author
      } else if result.author == nil, block.length <= 40, block.phrases.metadata > 0,
        index <= first ?? blocks.upperBound, let name = Byline.dateline(page.content(index))
      {
        result.author = name
      } else if page.removalReasons[index] == nil {
        if page.contexts[index].isSignature, page.contexts[index].isDate {
          if let date = firstDate(in: page.content(index)) { dates.append((date, index, false)) }
        } else if block.marks > 0, block.length >= 25 {
          prose.append(index)
        }
      }
    }
    if let first = prose.first {
      let head = page.content(first)
      if let date = dateline(head) { dates.append((date, first, false)) }
    }
    // The first paragraph may be a lead or a caption.
    for index in prose.prefix(3) where result.author == nil {
      let head = page.content(index)
      result.author = Byline.leading(head) ?? Byline.dateline(head)
    }
    NamesBeside(page: page).complete(
      &result, date: dates.last { $0.block < first ?? blocks.upperBound }?.block,
      above: first ?? blocks.upperBound)
    // Names in parentheses in a line of their own, below the text.
    for index in blocks.reversed().prefix(8)
    where result.author == nil && page.removalReasons[index] == nil
      && page.blocks[index].length <= 40
      && (page.blocks[index].first == "（" || page.blocks[index].first == "(")
    {
      result.author = Byline.trailing(page.content(index))
    }
    // The last paragraph, or any: articles end with the names of who wrote them.
    for index in prose.reversed().prefix(2) where result.author == nil {
      result.author = Byline.trailing(page.content(index))
    }
    years = dates.compactMap(\.date.year)
    if var date = best(of: dates, above: first ?? blocks.upperBound) {
      if date.year == nil { date.year = years.first ?? yearInText(prose) }
      result.date = date.text
    }
    return result
  }

  /// The date of publication among some: the nearest one above the text, which is no update; a day
  /// of the week alone belongs to the head of the page.
  private func best(
    of dates: [(date: PageDate, block: Int, isUpdate: Bool)], above text: Int
  ) -> PageDate? {
    let above = dates.filter { $0.block < text && !$0.isUpdate && !isToday($0.block) }
    let others = dates.filter { $0.block >= text || $0.isUpdate }
    let ranked = above.reversed() + others + dates
    return (ranked.first { $0.date.year != nil } ?? ranked.first)?.date
  }

  /// Whether a line is like 2021年10月7日 星期四: a date of today, with the day of the week and no
  /// time.
  private func isToday(_ index: Int) -> Bool {
    let line = page.content(index)
    return page.blocks[index].length <= 24
      && ["星期", "周", "週", "今天是"].contains { line.holds($0) } && !line.holds(":")
      && !line.holds("：")
  }

  /// The date that opens a report: 河湾5月8日讯, 新华社北京11月1日电, (11月1日).
  private func dateline(_ text: Substring) -> PageDate? {
    let head = Array(text.unicodeScalars.prefix(40))
    for index in head.indices {
      guard let found = DateReading.date(in: head, at: index) else { continue }
      let next = found.range.upperBound
      guard next < head.count, Marks.telegrams.contains(head[next]) else { return nil }
      return found.date
    }
    return nil
  }

  private func firstDate(in line: Substring) -> PageDate? {
    let scalars = line.scalars
    return scalars.indices.lazy.compactMap { DateReading.date(in: scalars, at: $0)?.date }.first
  }

  /// The one year a text names in its dates; `nil` when it names several.
  private func yearInText(_ prose: [Int]) -> Int? {
    var found: Int?
    for index in prose.prefix(20) {
      let scalars = page.content(index).scalars
      for position in scalars.indices where scalars[position] == "年" && position >= 4 {
        let digits = scalars[(position - 4)..<position].compactMap { DateReading.digit($0) }
        guard digits.count == 4 else { continue }
        let year = digits.reduce(0) { $0 * 10 + $1 }
        guard (1900...2100).contains(year) else { continue }
        if let known = found, known != year { return nil }
        found = year
      }
    }
    return found
  }
}

extension DocumentMetadata {
  /// What the head of a page says; its date in ISO 8601 where it can be read.
  init(_ head: PageHead) {
    self.init()
    date = (head.date ?? head.updated).map { Self.normalized($0) }
    source = head.source.flatMap(Self.name)
    // The publisher's own name is that of no author.
    author = [head.author, head.storedAuthor].lazy
      .compactMap { $0.flatMap(Self.name) }.first { !Self.isPublisher($0, of: head) }
  }

  /// Whether a name is that of who publishes a page, or a part of it.
  private static func isPublisher(_ name: String, of head: PageHead) -> Bool {
    if MediaNames.name(in: name[...]) == name { return true }
    if let title = head.title, title.hasSuffix(name) || title.contains("_" + name) { return true }
    return [head.site, head.source, head.publisher].contains { other in
      guard let other else { return false }
      return name == other || other.hasPrefix(name + " ")
        || name.count >= 3 && (other.hasPrefix(name) || other.hasSuffix(name))
    }
  }

  /// Takes over the publisher or the name of the site, where nothing else names a source.
  mutating func complete(withPublisherOf head: PageHead) {
    source = source ?? (head.publisher ?? head.site).flatMap(Self.name)
    if author == source || author == head.site { author = nil }
  }

  /// Takes over what the header of a mail says.
  mutating func complete(with mail: MailHeader) {
    date = date ?? mail.date.map { Self.normalized($0) }
    author = author ?? mail.author
  }

  /// What a record says.
  init(_ document: Document) {
    self.init()
    date = document.date
    source = document.source
    author = document.author
  }

  /// Whether a value is an address rather than a name.
  static func isAddress(_ text: String) -> Bool {
    text.contains("://") || text.hasPrefix("www.") || text.hasPrefix("//")
  }

  /// A name without its label; `nil` for numbers, addresses and placeholders.
  static func name(_ text: String) -> String? {
    guard !isAddress(text), text.count <= 40 else { return nil }
    var name = Substring(text)
    for label in ["来源", "來源", "作者", "文", "记者", "記者", "撰文", "编辑", "編輯"] where name.hasPrefix(label) {
      let rest = name.dropFirst(label.count)
      if let mark = rest.first, mark == "：" || mark == ":" { name = rest.dropFirst() }
    }
    // 楊智家／綜合報導: what they did is no part of the name.
    if let slash = name.lastIndex(where: { $0 == "/" || $0 == "／" }),
      PersonNames.reports.contains(name[name.index(after: slash)...].trimmed)
    {
      name = name[..<slash]
    }
    let trimmed = name.trimmed
    let hasLetters = trimmed.unicodeScalars.contains { $0.properties.isAlphabetic }
    let isPlaceholder = ["未知", "佚名", "admin", "administrator", "无", "null", "undefined"]
      .contains(trimmed.lowercased())
    return hasLetters && !isPlaceholder && !trimmed.utf8.contains(UInt8(ascii: "@")) ? trimmed : nil
  }

  private static func normalized(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    for index in scalars.indices {
      if let found = DateReading.date(in: scalars, at: index) { return found.date.text }
    }
    return text
  }
}
