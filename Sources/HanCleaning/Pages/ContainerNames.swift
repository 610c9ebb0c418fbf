/// What the names of containers (`class` and `id`) say about what they hold.
struct ContainerNames {
  private static let chrome: Set<String> = [
    "nav", "navbar", "navigation", "menu", "submenu", "footer", "foot", "sidebar", "side", "aside",
    "share", "sharebar", "social", "sns", "related", "relate", "relation", "recommend",
    "recommended", "rec", "recom", "comment", "comments", "breadcrumb", "breadcrumbs", "crumb",
    "crumbs", "copyright", "toolbar", "banner", "ad", "ads", "adv", "advert", "advertisement",
    "hot", "rank", "ranking", "login", "search", "popup", "modal", "dialog", "qrcode", "tag",
    "tags", "pager", "pagination", "widget", "sponsor", "sponsored", "links", "link", "friendlink",
    "topbar", "bottom", "logo", "tool", "tools", "disclaimer", "statement", "more", "subscribe",
    "newsletter", "cookie", "lang", "language", "promo", "promotion", "guess", "latest", "popular",
    "location", "position", "toplist", "prevnext", "pagenav", "weixin", "follow", "signup",
  ]
  private static let content: Set<String> = [
    "content", "contents", "article", "detail", "details", "post", "entry", "story", "text", "txt",
    "zoom", "main", "body", "message", "summary", "description", "editor", "paragraph",
  ]
  private static let headers: Set<String> = ["header", "head", "top"]

  /// What names said, by their hash: pages repeat them.
  private var known: [UInt64: RegionHints] = [:]

  /// What a list of names says.
  mutating func hints(of names: UnsafePointer<UInt8>) -> RegionHints {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var length = 0
    while names[length] != 0 {
      hash = (hash ^ UInt64(names[length])) &* 0x100_0000_01b3
      length += 1
      if length == 256 { break }
    }
    if let hints = known[hash] { return hints }
    let hints = Self.hints(UnsafeBufferPointer(start: names, count: length))
    // Pages that make up a name for each element get no memory for it.
    if known.count < 4096 { known[hash] = hints }
    return hints
  }

  private static func hints(_ names: UnsafeBufferPointer<UInt8>) -> RegionHints {
    var isChrome = false
    var isContent = false
    var isHeader = false
    var word: [UInt8] = []
    func end() {
      guard !word.isEmpty else { return }
      let name = String(decoding: word, as: UTF8.self)
      if chrome.contains(name) { isChrome = true }
      if content.contains(name) { isContent = true }
      if headers.contains(name) { isHeader = true }
      word = []
    }
    var wasSmall = false
    for byte in names {
      switch byte {
      case 0x61...0x7A:
        word.append(byte)
        wasSmall = true
      case 0x41...0x5A:
        if wasSmall { end() }
        word.append(byte | 0x20)
        wasSmall = false
      default:
        end()
        wasSmall = false
      }
    }
    end()
    if isChrome { return .chromeName }
    // The head of an article holds its title.
    if isContent { return .contentName }
    return isHeader ? .chromeName : []
  }
}
