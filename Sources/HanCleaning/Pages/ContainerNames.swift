/// What the names of containers (`class` and `id`) say about what they hold.
struct ContainerNames {
  private static let chrome = hashes([
    "nav", "navbar", "navigation", "menu", "submenu", "footer", "foot", "sidebar", "side", "aside",
    "share", "sharebar", "social", "sns", "related", "relate", "relation", "recommend",
    "recommended", "rec", "recom", "comment", "comments", "breadcrumb", "breadcrumbs", "crumb",
    "crumbs", "copyright", "toolbar", "banner", "ad", "ads", "adv", "advert", "advertisement",
    "hot", "rank", "ranking", "login", "search", "popup", "modal", "dialog", "qrcode", "tag",
    "tags", "pager", "pagination", "widget", "sponsor", "sponsored", "links", "link", "friendlink",
    "topbar", "bottom", "logo", "tool", "tools", "disclaimer", "statement", "more", "subscribe",
    "newsletter", "cookie", "lang", "language", "promo", "promotion", "guess", "latest", "popular",
    "location", "position", "toplist", "prevnext", "pagenav", "weixin", "follow", "signup",
  ])
  private static let content = hashes([
    "content", "contents", "article", "detail", "details", "post", "entry", "story", "text", "txt",
    "zoom", "main", "body", "message", "summary", "description", "editor", "paragraph",
  ])
  private static let headers = hashes(["header", "head", "top"])
  private static let gutters = hashes(["gutter", "linenos", "lineno"])
  private static let authors = hashes(["author", "byline", "writer", "reporter", "nickname"])
  private static let sources = hashes(["source", "laiyuan"])

  /// Words are told apart by their hashes: no word of a page needs a string.
  private static func hashes(_ words: [String]) -> Set<UInt64> {
    Set(words.map { $0.utf8.reduce(seed) { added($1, to: $0) } })
  }

  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// A step of FNV-1a.
  @inline(__always)
  private static func added(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// What names said, by their hash: pages repeat them. A slot holds the last ones that fell to it.
  private var known = [(hash: UInt64, hints: RegionHints)](
    repeating: (0, []), count: slotCount)
  private static let slotCount = 512

  /// The hash of the names that were asked for last.
  private(set) var last: UInt64 = 0

  /// What a list of names says.
  mutating func hints(of names: UnsafePointer<UInt8>) -> RegionHints {
    var hash = Self.seed
    var length = 0
    while names[length] != 0 {
      hash = Self.added(names[length], to: hash)
      length += 1
      if length == 256 { break }
    }
    last = hash
    let slot = Int(truncatingIfNeeded: hash >> 48) & (Self.slotCount - 1)
    if known[slot].hash == hash { return known[slot].hints }
    let hints = Self.hints(UnsafeBufferPointer(start: names, count: length))
    known[slot] = (hash, hints)
    return hints
  }

  private static func hints(_ names: UnsafeBufferPointer<UInt8>) -> RegionHints {
    var isChrome = false
    var isContent = false
    var isHeader = false
    var own: RegionHints = []
    var word = seed
    func end() {
      guard word != seed else { return }
      if chrome.contains(word) { isChrome = true }
      if content.contains(word) { isContent = true }
      if headers.contains(word) { isHeader = true }
      if gutters.contains(word) { own.insert(.gutter) }
      if authors.contains(word) { own.insert(.authorName) }
      if sources.contains(word) { own.insert(.sourceName) }
      word = seed
    }
    var wasSmall = false
    for byte in names {
      switch byte {
      case 0x61...0x7A:
        word = added(byte, to: word)
        wasSmall = true
      case 0x41...0x5A:
        if wasSmall { end() }
        word = added(byte | 0x20, to: word)
        wasSmall = false
      default:
        end()
        wasSmall = false
      }
    }
    end()
    if isChrome { return own.union(.chromeName) }
    // The head of an article holds its title.
    if isContent { return own.union(.contentName) }
    return isHeader ? own.union(.chromeName) : own
  }
}
