/// What the names of containers (`class` and `id`) say about what they hold.
struct ContainerNames {
  /// What a word says.
  private struct Sense: OptionSet {
    let rawValue: UInt8
    static let chrome = Sense(rawValue: 1)
    static let content = Sense(rawValue: 2)
    static let header = Sense(rawValue: 4)
    static let gutter = Sense(rawValue: 8)
    static let author = Sense(rawValue: 16)
    static let source = Sense(rawValue: 32)
  }

  private static let chrome = [
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
  private static let content = [
    "content", "contents", "article", "detail", "details", "post", "entry", "story", "text", "txt",
    "zoom", "main", "body", "message", "summary", "description", "editor", "paragraph",
  ]
  private static let headers = ["header", "head", "top"]
  private static let gutters = ["gutter", "linenos", "lineno"]
  private static let authors = ["author", "byline", "writer", "reporter", "nickname"]
  private static let sources = ["source", "laiyuan"]

  private static let slots = 1024

  /// The words by their hashes; open addressing, and most places are free.
  private static let senses: [(hash: UInt64, sense: Sense)] = {
    var table = [(hash: UInt64, sense: Sense)](repeating: (0, []), count: slots)
    let lists: [([String], Sense)] = [
      (chrome, .chrome), (content, .content), (headers, .header), (gutters, .gutter),
      (authors, .author), (sources, .source),
    ]
    for (words, sense) in lists {
      for word in words {
        let hash = word.utf8.reduce(seed) { added($1, to: $0) }
        var place = Int(truncatingIfNeeded: hash >> 40) & (slots - 1)
        while table[place].hash != 0, table[place].hash != hash {
          place = (place + 1) & (slots - 1)
        }
        table[place] = (hash, table[place].sense.union(sense))
      }
    }
    return table
  }()

  private static func sense(of hash: UInt64) -> Sense {
    var place = Int(truncatingIfNeeded: hash >> 40) & (slots - 1)
    while senses[place].hash != 0 {
      if senses[place].hash == hash { return senses[place].sense }
      place = (place + 1) & (slots - 1)
    }
    return []
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
    var found: Sense = []
    var word = seed
    func end() {
      guard word != seed else { return }
      found.formUnion(sense(of: word))
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
    var own: RegionHints = []
    if found.contains(.gutter) { own.insert(.gutter) }
    if found.contains(.author) { own.insert(.authorName) }
    if found.contains(.source) { own.insert(.sourceName) }
    if found.contains(.chrome) { return own.union(.chromeName) }
    // The head of an article holds its title.
    if found.contains(.content) { return own.union(.contentName) }
    return found.contains(.header) ? own.union(.chromeName) : own
  }
}
