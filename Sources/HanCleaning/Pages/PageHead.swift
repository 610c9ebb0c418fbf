/// What a page says about itself in its head.
struct PageHead: Hashable, Sendable {
  var title: String?
  var socialTitle: String?
  var site: String?
  var author: String?
  var source: String?
  var date: String?
  /// When it was changed last; a date when there is no other.
  var updated: String?
  /// Who publishes it, as its JSON says.
  var publisher: String?
  /// The author, as its JSON says.
  var storedAuthor: String?
  /// The first heading of the first level.
  var heading: String?
  /// The title, where it is known for sure.
  var exactTitle: String?

  /// Takes in a `meta` element.
  mutating func add(_ attributes: [String: String]) {
    guard let content = attributes["content"]?.trimmed, !content.isEmpty else { return }
    let name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? ""
    switch name.lowercased() {
    case "og:title", "twitter:title", "articletitle": socialTitle = socialTitle ?? content
    case "og:site_name", "sitename": site = site ?? content
    case "author", "article:author", "dc.creator", "og:article:author", "my:author",
      "byline", "parsely-author", "twitter:creator", "sailthru.author", "article.author":
      if author.map(DocumentMetadata.isAddress) ?? true { author = Self.listed(content) }
    case "source", "contentsource", "mediaid", "dc.source", "publisher":
      if !DocumentMetadata.isAddress(content) { source = source ?? content }
    case "article:published_time", "pubdate", "publishdate", "date", "datepublished",
      "dc.date.issued", "publish_date", "og:release_date", "apub:time", "weibo: article:create_at",
      "publishedtime", "publishtime", "pubtime", "publish-date", "publish_time", "datecreated",
      "dcterms.created", "bytedance:published_time", "firstcreationtime", "date.issued",
      "_pubtime", "my:publish_date", "article:publish_time", "publication_date", "release_date",
      "date.available", "article.published", "sailthru.date", "ptime", "publishedat",
      "cxenseparse:recs:publishtime", "pdate", "dc.date", "dcterms.date", "dcterms.issued":
      date = date ?? content
    case "dateupdate", "datemodified", "article:modified_time", "og:updated_time", "updatetime":
      updated = updated ?? content
    default: break
    }
  }

  /// The first entry of a list in JSON, and anything else as it is: `["\u5b6b\u5609\u541b"]`.
  private static func listed(_ content: String) -> String {
    guard content.hasPrefix("[\"") else { return content }
    var copy = content
    return copy.withUTF8 { bytes in
      StoredStrings(bytes, in: 0..<bytes.count).values.first
        .map { StoredStrings.text(bytes, $0.span) } ?? ""
    }
  }

  /// The title of the page: its heading when the head says the same or nothing, else the title in
  /// the head.
  ///
  /// - Parameter best: The head's ``bestTitle``.
  func title(besides heading: String?, best: String?) -> String? {
    if let exactTitle { return exactTitle }
    guard let heading else { return best }
    guard let title = title ?? socialTitle, let best else { return heading }
    // A page whose title names the site alone is called by its heading.
    if Self.isSiteName(best), !Self.isSiteName(heading), heading.count > best.count / 2 {
      return heading
    }
    let folding = CharacterFolding.shared
    let (own, given) = (folding.key(heading), folding.key(title))
    return own.count >= 4 && given.starts(with: own)
      || own.count > 8 && given.starts(with: own.prefix(8))
      ? heading : best
  }

  /// What stands between a title and the name of a site, whether it stands nowhere else, and
  /// whether it needs blanks around.
  private static let bars: [(mark: Unicode.Scalar, isSure: Bool, isSpaced: Bool)] = [
    ("_", true, false), ("|", true, false), ("-", false, true), ("－", false, false),
    ("—", false, false), ("-", false, false), ("–", false, false), ("｜", true, false),
  ]

  /// What may be the title, the longest first: the titles in the head, and what stands in front of
  /// each of their bars.
  var candidates: [String] {
    var found: [String] = []
    for title in [title, socialTitle].compactMap({ $0 }) {
      let scalars = Array(title.unicodeScalars.prefix(300))
      found.append(title)
      for index in scalars.indices.dropFirst(4)
      where Self.bars.contains(where: { $0.mark == scalars[index] }) || scalars[index] == "@"
        || scalars[index] == ":" && scalars[index - 1] == " "
      {
        found.append(String(String.UnicodeScalarView(scalars[..<index])).trimmed)
      }
      // The name of the site in front.
      for index in scalars.indices.prefix(13).dropFirst(2)
      where scalars.count - index > index + 2
        && Self.bars.contains(where: { $0.mark == scalars[index] })
      {
        found.append(String(String.UnicodeScalarView(scalars[(index + 1)...])).trimmed)
      }
    }
    // The longest first, those of one length in the order of the page.
    return found.enumerated()
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private static let siteEndings = [
    "网", "網", "报", "報", "站", "首页", "首頁", "论坛", "論壇", "门户", "門戶", "官网", "官網", "频道", "頻道", "博客",
    "部落格",
    "在线", "在線", "新闻", "新聞", "日志", "杂志", "雜誌", "週刊", "周刊", "客户端", "客戶端",
  ]

  /// Whether a title is the name of a site.
  static func isSiteName(_ title: String) -> Bool {
    title.count <= 10 && siteEndings.contains { title.hasSuffix($0) }
  }

  /// What editors put in when nobody says anything else.
  private static let placeholders: Set<String> = [
    "untitled document", "untitled", "document", "new page", "无标题文档", "無標題文件", "新建网页", "无标题",
    "新闻详情", "新闻详情详情", "详情", "文章详情", "详情页", "正文", "内容页", "内容", "新闻正文", "新闻内容", "文章内容", "公告详情",
    "新聞詳情", "詳情", "內文", "文章", "新闻", "資訊詳情", "资讯详情", "信息详情", "文章页", "新闻页", "article", "detail",
    "news", "index", "home", "title", "页面标题",
  ]

  /// The title of the page without the name of the site: the heading or the title for social
  /// media, when the title in the head begins with it; else that title up to its last bar.
  var bestTitle: String? {
    if let exactTitle { return exactTitle }
    let candidates = [heading, socialTitle].compactMap { $0 }
    guard let title, !Self.placeholders.contains(title.lowercased()) else {
      return candidates.first
    }
    for candidate in candidates where title.hasPrefix(candidate) && candidate.count >= 4 {
      return candidate
    }
    let scalars = Array(title.unicodeScalars)
    var best = scalars[...]
    for (mark, isSure, isSpaced) in Self.bars {
      let cut = best.indices.first { index in
        best[index] == mark
          && (!isSpaced
            || index > best.startIndex && best[index - 1] == " " && index + 1 < best.endIndex
              && best[index + 1] == " ")
      }
      guard let cut else { continue }
      let head = best[..<(isSpaced ? cut - 1 : cut)]
      if head.count >= 6 || isSure && head.count >= 2 || head.count * 2 >= best.count {
        best = head
      }
    }
    return String(String.UnicodeScalarView(best)).trimmed
  }
}

extension StringProtocol {
  /// Without blanks around.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
