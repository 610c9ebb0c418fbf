/// What a phrase of a site is part of.
enum PhraseClass: UInt8, CaseIterable, Sendable {
  /// Menus, paths and buttons to go elsewhere.
  case navigation
  /// Share bars and counters.
  case sharing
  /// Headings of lists that lead to other pages.
  case related
  /// Copyright, licences, disclaimers.
  case legal
  /// Accounts and followers.
  case interaction
  /// Frames of comments.
  case comments
  /// Shops.
  case commerce
  /// Frames of forum posts.
  case forum
  /// Labels of date, source, author and editor.
  case metadata
  /// What sites for novels put between the lines.
  case reading
}

/// How much of a block phrases of sites cover, in characters, by class.
struct PhraseCounts: Sendable {
  var covered: Int32 = 0
  var chrome: Int32 = 0
  var related: Int32 = 0
  var metadata: Int32 = 0
  var comments: Int32 = 0
  /// Phrases of sites for readers.
  var reading: Int32 = 0
  var readingHits: UInt16 = 0
  /// Phrases of forums.
  var forum: Int32 = 0
  /// Legal phrases found.
  var legalHits: Int32 = 0
  /// Whether a phrase stands at the start.
  var isAtStart = false

  /// Counts a phrase of some characters.
  mutating func add(_ kind: PhraseClass, length: Int32, isAtStart: Bool) {
    covered += length
    if isAtStart { self.isAtStart = true }
    switch kind {
    case .metadata: metadata += length
    case .related: related += length
    case .reading:
      reading += length
      readingHits &+= 1
    case .comments:
      comments += length
      chrome += length
    case .forum:
      forum += length
      chrome += length
    case .legal:
      legalHits += 1
      chrome += length
    default: chrome += length
    }
  }
}
