/// Names of publications, by what they end with.
enum MediaNames {
  private static let endings = [
    "日报", "日報", "晚报", "晚報", "早报", "早報", "时报", "時報", "都市报", "都市報", "商报", "商報", "晨报", "晨報", "快报",
    "快報",
    "周报", "周報", "週報", "导报", "導報", "青年报", "新闻网", "新聞網", "新闻", "新聞", "在线", "在線", "周刊", "週刊", "月刊",
    "杂志",
    "雜誌", "电视台", "電視台", "广播", "廣播", "通讯社", "通訊社", "社", "报", "報", "网", "網", "电台", "電台", "客户端", "客戶端",
    "融媒体中心", "融媒體中心", "APP", "App", "科技网", "頻道", "快訊", "快讯", "通讯", "電子報", "融媒", "发布", "發布", "传媒",
    "傳媒", "有限公司", "办公室", "委员会", "政府",
  ]

  /// The first part of a line, parted by blanks and marks, that ends like a publication; `nil` for
  /// none.
  ///
  /// - Complexity: O(*n*).
  static func name(in line: Substring) -> String? {
    let scalars = line.scalars
    var start = 0
    while start < scalars.count {
      guard !separates(scalars[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, !separates(scalars[end]) { end += 1 }
      // Few words end like a publication: most parts need no closer look.
      if lastLetters.contains(scalars[end - 1]), end - start <= 40,
        let name = name(String(String.UnicodeScalarView(scalars[start..<end])))
      {
        return name
      }
      start = end
    }
    return nil
  }

  /// Columns, which are called like publications.
  private static let columns: Set<String> = Set(
    "国际 國際 国内 國內 社会 社會 体育 體育 财经 財經 娱乐 娛樂 科技 本地 地方 时政 時政 要闻 最新 热点 熱點 图片 圖片 视频 視頻 即时 即時 焦点 焦點 生活 综合 綜合 公司 行业 行業 产业 產業 今日 滚动 头条 頭條 教育 健康 汽车 房产 军事 政治 文化 旅游 旅遊 新闻 更多 相关 相關 推荐 推薦 热门 熱門"
      .split(separator: " ").flatMap { word in
        ["新闻", "新聞", "在线", "在線", "频道", "頻道", "快讯", "快訊", "发布", "發布"].map { word + $0 }
      })

  private static let marks: ScalarSet = "|｜·•/／［］[]【】()（）—"
  private static let lastLetters = ScalarSet(
    values: endings.compactMap { $0.unicodeScalars.last?.value })

  private static func separates(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isBlank || marks.contains(scalar)
  }

  /// The name of a publication that a text begins with, where the rest is that of a person: pages
  /// part them by their style.
  static func split(_ text: Substring) -> (source: String, author: String)? {
    guard text.count <= 20 else { return nil }
    for count in 2...4 {
      let author = text.suffix(count)
      let rest = text.dropLast(count)
      if PersonNames.isName(author), let source = name(in: rest), source == rest {
        return (source, String(author))
      }
    }
    return nil
  }

  private static func name(_ part: String) -> String? {
    var name = part.drop { $0.isNumber || $0 == ":" || $0 == "：" || $0 == "-" }
    // A label that lost its colon.
    for label in ["本文来源于", "本文來源於", "来源于", "來源於", "来源", "來源", "原创", "原創"]
    where name.hasPrefix(label) && name.count > label.count + 2 {
      name = name.dropFirst(label.count)
    }
    guard (3...16).contains(name.count),
      name.unicodeScalars.allSatisfy({
        $0.value >= 0x3400 && !Marks.labels.contains($0) || $0.properties.isAlphabetic
      }),
      endings.contains(where: { name.hasSuffix($0) && name.count > $0.count }),
      !columns.contains(String(name))
    else { return nil }
    return String(name)
  }
}
