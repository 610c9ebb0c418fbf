import HanCore

/// Tells what kind of document a text is by the shapes of its lines.
///
/// Sites betray themselves by many different lines that no author writes: menus, share bars,
/// licences. A line that comes again and again counts once, for print has running heads.
struct KindDetector {
  /// So many lines are looked at.
  static let reach = 2000

  private let page: BlockPage

  init(_ page: BlockPage) { self.page = page }

  /// The kind of the text.
  ///
  /// - Complexity: O(blocks).
  func decide() -> KindDecision {
    var text = page.text
    return text.withUTF8 { decide(LineHead(bytes: $0)) }
  }

  private func decide(_ head: LineHead) -> KindDecision {
    let blocks = page.blocks
    if MailHeader.find(blocks, head) != nil {
      return KindDecision(kind: .mail, signs: ["a header with sender or subject"])
    }
    let counts = Counts(page, head)
    let lines = max(1, counts.lines)
    if counts.arrows >= 2, counts.arrows * 8 >= lines {
      return KindDecision(kind: .subtitles, signs: ["\(counts.arrows) lines of times with arrows"])
    }
    if counts.lyrics >= 4, counts.lyrics * 2 >= lines {
      return KindDecision(kind: .subtitles, signs: ["\(counts.lyrics) lines begin with [m:s]"])
    }
    let site = siteLines()
    if site.lines < 4 {
      if counts.timed >= 3, counts.timed * 10 >= lines * 4 {
        return KindDecision(kind: .chat, signs: ["\(counts.timed) lines begin with a time"])
      }
      if counts.stamped >= 3, counts.stamped * 4 >= lines {
        return KindDecision(kind: .chat, signs: ["\(counts.stamped) lines of a name and a time"])
      }
      if counts.spoken >= 4, counts.spoken * 10 >= lines * 6, counts.speakers * 2 <= counts.spoken {
        return KindDecision(
          kind: .chat, signs: ["\(counts.spoken) lines of \(counts.speakers) speakers"])
      }
    }
    if counts.code >= 4, counts.code * 2 >= lines {
      return KindDecision(kind: .code, signs: ["\(counts.code) lines of a program"])
    }
    if site.lines < 6 {
      if !page.runningHeads.isEmpty {
        return KindDecision(
          kind: .manual, signs: ["\(page.runningHeads.count) running heads or page numbers"])
      }
      if counts.commands >= 3 || counts.code >= 4 && counts.code * 12 >= lines {
        return KindDecision(kind: .manual, signs: ["\(counts.code) lines of programs"])
      }
      if counts.indented * 2 >= lines, counts.options >= 2 {
        return KindDecision(kind: .manual, signs: ["\(counts.options) options of a command"])
      }
    }
    if site.forum >= 3, site.lines >= 4 {
      return KindDecision(kind: .forum, signs: ["\(site.forum) frames of posts"])
    }
    // A long text with two or three such lines is no page.
    let isDense = site.lines >= 4 || site.lines * 40 >= lines
    if isDense, site.lines >= 2 || site.lines == 1 && page.noise > Boilerplate.clean {
      return KindDecision(kind: .page, signs: ["\(site.lines) different lines of a site"])
    }
    return KindDecision(kind: .prose, signs: ["\(site.lines) lines of a site"])
  }

  /// How many different lines belong to a site beyond doubt, and how many to a forum.
  private func siteLines() -> (lines: Int, forum: Int) {
    var seen: Set<UInt64> = []
    var forum = 0
    for block in page.blocks.prefix(Self.reach) where block.phrases.covered > 0 {
      let letters = max(1, block.length - block.digits)
      let phrases = block.phrases.chrome + block.phrases.related
      let isSite =
        block.length >= 2 && phrases * 10 >= max(1, min(letters, block.han + block.latin)) * 6
        && block.marks == 0
        || block.phrases.legalHits >= 2 && block.length < 250 && phrases * 8 >= letters
        || block.separators >= 2 && block.marks == 0 && phrases * 4 >= letters
      if isSite { seen.insert(block.key) }
      if block.phrases.forum > 0, block.length <= 60, block.phrases.covered * 3 >= letters {
        forum += 1
      }
    }
    return (seen.count, forum)
  }

  /// How many lines have which shape.
  private struct Counts {
    var lines = 0
    var arrows = 0
    var lyrics = 0
    var timed = 0
    var stamped = 0
    var spoken = 0
    var speakers = 0
    var code = 0
    var commands = 0
    var indented = 0
    var options = 0

    init(_ page: BlockPage, _ head: LineHead) {
      var names: Set<UInt64> = []
      for (index, block) in page.blocks.prefix(KindDetector.reach).enumerated() {
        lines += 1
        let first = block.first
        if first == "[" {
          if head.lyricTime(block.span) > 0 { lyrics += 1 }
        }
        if block.digits >= 3 {
          if head.isSubtitleTime(block.span) {
            arrows += 1
            continue
          }
          if block.length <= 60, block.marks == 0, head.endsWithTime(block.span),
            block.han + block.latin >= 2, head.time(block.span) == nil
          {
            stamped += 1
          } else if let end = head.time(block.span), block.span.upperBound > end + 6 {
            timed += 1
          }
        }
        if let name = head.speaker(block.span) {
          spoken += 1
          if names.insert(name).inserted { speakers += 1 }
        }
        if page.contexts[index].isCode { code += 1 }
        if first == "$", block.length > 2 { commands += 1 }
        if block.span.lowerBound > block.lineStart { indented += 1 }
        if first == "-", block.latin > 0, head.starts(block.span.lowerBound, "-"),
          block.latin * 2 > block.han
        {
          options += 1
        }
      }
    }
  }
}
