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
  public init() {}

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
    var dates: [PageDate] = []
    var years: [Int] = []
    var prose: [Int] = []
    let first = blocks.first { page.verdicts[$0] == nil && page.blocks[$0].isRunningText }
    for index in blocks {
      let block = page.blocks[index]
      // Lists of other pages have dates and authors of their own.
      if page.verdicts[index] != nil, index > first ?? blocks.upperBound,
        page.contexts[index].isBelowRelated || page.contexts[index].isBelowComments
          || block.phrases.related > 0
      {
        continue
      }
      if let line = page.metadata[index] {
        if let date = line.date { dates.append(date) }
        result.source = result.source ?? line.source
        result.author = result.author ?? line.author
      } else if page.verdicts[index] == nil {
        if page.contexts[index].isSignature, page.contexts[index].isDate {
          if let date = firstDate(in: page.content(index)) { dates.append(date) }
        } else if block.marks > 0, block.length >= 25 {
          prose.append(index)
        }
      }
    }
    if let first = prose.first {
      let head = page.content(first)
      if let date = dateline(head) { dates.append(date) }
      result.author = result.author ?? Byline.leading(head)
    }
    // The last paragraph, or any: articles end with the names of who wrote them.
    for index in prose.reversed().prefix(2) where result.author == nil {
      result.author = Byline.trailing(page.content(index))
    }
    years = dates.compactMap(\.year)
    if var date = dates.first(where: { $0.year != nil }) ?? dates.first {
      if date.year == nil { date.year = years.first ?? yearInText(prose) }
      result.date = date.text
    }
    return result
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
    date = head.date.map { Self.normalized($0) }
    source = (head.source ?? head.site).flatMap(Self.name)
    author = head.author.flatMap(Self.name)
    if author == source || author == head.site { author = nil }
  }

  /// What a record says.
  init(_ document: Document) {
    self.init()
    date = document.date
    source = document.source
    author = document.author
  }

  /// A name without its label; `nil` for numbers, addresses and placeholders.
  private static func name(_ text: String) -> String? {
    var name = Substring(text)
    for label in ["来源", "來源", "作者", "文", "记者"] where name.hasPrefix(label) {
      let rest = name.dropFirst(label.count)
      if let mark = rest.first, mark == "：" || mark == ":" { name = rest.dropFirst() }
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
