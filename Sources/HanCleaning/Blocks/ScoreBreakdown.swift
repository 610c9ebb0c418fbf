/// What speaks for or against a block being part of an article.
package enum BlockFeature: String, Hashable, Sendable, CaseIterable {
  /// What a block without any evidence counts: more where the page around it is clean.
  case base
  /// Commas, ends of sentences and length: running text.
  case prose
  /// Phrases of sites cover much of it.
  case phrases
  /// Copyright, licences, disclaimers.
  case legal
  /// A date or time alone.
  case date
  /// A number alone.
  case number
  /// A path or a menu: short pieces between separators or blanks.
  case menu
  /// The page says the same elsewhere.
  case repeated
  /// The page says the same right beside it.
  case repeatedBeside
  /// It ends with a date, like an entry of a list.
  case entry
  /// It is very short.
  case short
  /// It has no Chinese in a Chinese page.
  case foreign
  /// It stands below a heading that leads to other pages.
  case belowRelated
  /// It stands below the frame of an article's comments.
  case belowComments
  /// It stands below the name of the text's editor.
  case belowEnd
  /// It is cut off, and its neighbours are.
  case teaser
  /// How many function words it has: sentences have more of them than headlines.
  case wording
  /// It is one of the answers to a question.
  case option
  /// It is a line of a program.
  case code
  /// It is a signature below a text: who and when.
  case signature
  /// How much of it is links.
  case links
  /// Which elements and which named containers it stands in.
  case region
  /// Its own element.
  case element
}

/// A sum that can say what it is made of.
struct ScoreBreakdown {
  private(set) var total: Float = 0
  private(set) var parts: [(feature: BlockFeature, value: Float)] = []
  private let keepsParts: Bool

  init(keepsParts: Bool) { self.keepsParts = keepsParts }

  @inline(__always)
  mutating func add(_ feature: BlockFeature, _ value: Float) {
    guard value != 0 else { return }
    total += value
    if keepsParts { parts.append((feature, value)) }
  }
}
