import HanCore

/// A line of a text or a block of a page, and what can be said of it at a glance.
///
/// Text and pages share it: for text, what only markup tells keeps its neutral value.
struct Block: Sendable {
  /// The content without surrounding blanks, UTF-8 bytes of the text.
  var span: TextSpan
  /// Where the line of the block starts.
  var lineStart: Int
  /// How far its content is from the margin, in columns: wide blanks count two.
  var indent: Int32 = 0
  /// Blank lines between this block and the next one.
  var blankLinesBelow: Int32 = 0
  /// Characters that are no blanks.
  var length: Int32 = 0
  /// Chinese characters.
  var han: Int32 = 0
  /// Digits.
  var digits: Int32 = 0
  /// Latin letters.
  var latin: Int32 = 0
  /// Commas of every kind.
  var commas: Int32 = 0
  /// Full stops, question and exclamation marks, ellipses.
  var sentenceEnds: Int32 = 0
  /// Blanks between two runs of text.
  var gaps: Int32 = 0
  /// Marks that part the entries of menus and paths: | > » / · and their like.
  var separators: Int32 = 0
  /// Hash of the folded content without marks; equal for lines that say the same.
  var key: UInt64 = 0
  /// The longest run between blanks or separators, in characters.
  var longestRun: Int32 = 0
  /// The first and the last character.
  var first: Unicode.Scalar = " "
  var last: Unicode.Scalar = " "
  /// What phrases of sites are in it.
  var phrases = PhraseCounts()
  /// How many blocks say the same.
  var copies: Int32 = 1
  /// Whether a neighbour says the same.
  var hasAdjacentDuplicate = false
  /// What markup says.
  var markup = BlockMarkup()

  /// Commas and ends of sentences.
  var marks: Int32 { commas + sentenceEnds }

  /// Whether it is running text of some length.
  var isRunningText: Bool { marks > 0 && length >= 25 }

  /// Whether it is a line of prose beyond doubt, as headlines and entries of lists hardly are.
  var isProseLine: Bool { marks >= 2 && (endsSentence && length >= 12 || length >= 40) }

  /// Whether it counts as text where the text above comments is weighed against what is below.
  /// Lines without marks count that are no links: some people write without any.
  var isTextBesideComments: Bool {
    isProseLine || length >= 14 && markup.linkedBytes == 0 && han > 0
  }

  /// Whether it is cut off, as the teasers of other pages are.
  var isTeaser: Bool { length >= 20 && (last == "…" || last == ".") && han > 0 }

  /// Whether it stands in a page's content, by the names of what holds it, and is no link.
  var isPlainContent: Bool {
    markup.isPage && markup.linkedBytes == 0
      && !markup.region.isDisjoint(with: [.article, .contentName])
      && markup.region.isDisjoint(with: [.chrome, .chromeName, .hidden])
  }

  /// Whether the block ends like a sentence: with an end mark, perhaps closed by quotes.
  var endsSentence: Bool {
    switch last {
    case "。", "！", "？", "!", "?", "…", "．": true
    case "”", "’", "」", "』", "）", ")", "\"", "】", "》": sentenceEnds > 0
    case ".": length > 12 && latin * 2 > length
    default: false
    }
  }

  /// Whether it ends with a mark behind which a sentence goes on.
  var endsOpen: Bool { Marks.open.contains(last) }

  /// Whether it is a row of a table in Markdown.
  var isTableRow: Bool {
    first == "|" && last == "|" && length > 2 || markup.kind == .cell && !markup.isPage
  }

  /// Whether it is a path or a row of entries: short pieces between marks or blanks.
  var looksLikeMenu: Bool {
    if isTableRow { return false }
    if separators >= 2 || separators == 1 && length <= 18 { return longestRun <= 14 }
    return gaps >= 2 && marks == 0 && longestRun <= 8
  }

  /// Whether it looks like a heading: short and without the marks of running text.
  var looksLikeHeading: Bool {
    length >= 4 && length <= 60 && han >= 2 && !endsSentenceMark && commas <= 3
      && !endsOpen
  }

  private var endsSentenceMark: Bool { last == "。" || last == "；" }
}

/// What the markup of a page says about a block.
struct BlockMarkup: Sendable {
  /// What kind of element holds the block.
  enum Kind: UInt8, Sendable {
    case none, paragraph, heading, item, cell, caption, title, control, preformatted, quote
  }

  /// The element.
  var kind = Kind.none
  /// 1 to 6 for headings.
  var level: UInt8 = 0
  /// Bytes of the block that are links.
  var linkedBytes: Int32 = 0
  /// Where it stands, by the elements around it.
  var region = RegionHints()
  /// Whether it comes from a page of a site with markup.
  var isPage = false
  /// Whether it begins what cannot go on from the line above, by its author's own marks.
  var isApart = false
  /// The number of the element that holds it, with others of its kind; 0 for that of a whole page.
  var container: Int32 = 0
  /// The number of the entry of a list or the row of a table that holds it; 0 for none.
  var item: Int32 = 0
  /// The form it stands in; 0 for none.
  var form: Int32 = 0
  /// How many fields to fill in that form has.
  var fields: Int32 = 0
  /// The link it begins in; 0 for none.
  var link: Int32 = 0
  /// The hash of the names of the nearest container that has any; 0 for none.
  var name: UInt64 = 0
}

/// Where in a page a block stands, by elements and by the names its containers have.
struct RegionHints: OptionSet, Hashable, Sendable {
  let rawValue: UInt16
  /// Inside nav, header, footer, aside, form or menu.
  static let chrome = RegionHints(rawValue: 1)
  /// The nearest named container is called like chrome: nav, sidebar, related, share, comment…
  static let chromeName = RegionHints(rawValue: 2)
  /// Inside article or main, or marked as the article's body.
  static let article = RegionHints(rawValue: 4)
  /// The nearest named container is called like content: content, article, post, detail…
  static let contentName = RegionHints(rawValue: 8)
  /// Not shown.
  static let hidden = RegionHints(rawValue: 16)
  /// Inside a list.
  static let list = RegionHints(rawValue: 32)
  /// The numbers beside the lines of a program.
  static let gutter = RegionHints(rawValue: 64)
  /// In an element that is called the author's.
  static let authorName = RegionHints(rawValue: 128)
  /// In an element that is called the source's.
  static let sourceName = RegionHints(rawValue: 256)
  /// The last two.
  static let names: RegionHints = [.authorName, .sourceName]
}
