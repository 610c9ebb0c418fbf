/// Says how much a block looks like a part of an article: a sum of weighted features, above 0 for
/// text and below 0 for what belongs to the site.
///
/// The weights were set by hand. Features that clean text has too (repetition, short lines, dates)
/// weigh by how noisy the page is around the block, so that verse, lists and dialogue in clean text
/// stay.
struct BlockScorer {
  /// What a block's surroundings add.
  struct Context {
    /// 0 for clean surroundings to 1 for those of a page full of chrome.
    var noise: Float = 0
    var isBelowRelated = false
    /// It stands below the frame of comments, and there is text above.
    var isBelowComments = false
    /// It stands below a line that names the editor of the text above.
    var isBelowEnd = false
    /// It stands below the last line of Chinese prose.
    var isBelowProse = false
    /// It is one of the answers to choose from.
    var isOption = false
    /// How many of its neighbours are cut off like itself.
    var teasersBeside = 0
    /// The share of its Chinese characters that are function words; only for lines without the
    /// marks of prose, in surroundings that are not clean.
    var functionWords: Float?
    /// It has no Chinese but the marks of a program.
    var isCode = false
    var isSignature = false
    /// It is part of a card that leads to another page.
    var isCard = false
    /// It stands in a form to fill in.
    var isInForm = false
    var isDate = false
    var isMetadata = false
    var endsWithDate = false
  }

  /// The score of a block, with its parts when they are asked for.
  func sheet(_ block: Block, _ context: Context, keepsParts: Bool = false) -> ScoreBreakdown {
    var sheet = ScoreBreakdown(keepsParts: keepsParts)
    let noise = context.noise
    let length = Float(block.length)
    let isProse = block.length >= 10 && block.marks > 0
    sheet.add(.base, 0.8 - 1.4 * noise)
    if isProse {
      sheet.add(
        .prose,
        min(3, 0.3 * Float(block.marks))
          + (block.endsSentence ? 1 : Marks.commas.contains(block.last) ? 0.5 : 0)
          + min(1.5, length / 80))
    } else if block.length > 60 {
      sheet.add(.prose, 0.4)
    } else if block.commas > 0, block.han > 0, Marks.commas.contains(block.last) {
      // A sentence goes on in the next line.
      sheet.add(.prose, 1.1)
    } else if block.han >= 4, block.last == "～" || block.last == "~" {
      sheet.add(.prose, 0.5)
    }

    // Phrases
    let letters = max(1, length - Float(block.digits))
    let chrome = Float(block.phrases.chrome + block.phrases.related)
    let coverage = min(1, chrome / letters)
    if coverage > 0.3 {
      sheet.add(.phrases, -4.5 * (coverage - 0.3) / 0.7 * (block.length < 60 ? 1 : 0.5))
    }
    let legal = Float(block.phrases.legalHits)
    // 主办单位 begins many a sentence.
    let isReport = legal == 1 && block.isProseLine && coverage < 0.3
    if legal > 0, !isReport, block.length < 60 || legal >= 2 || block.phrases.isAtStart {
      // A report on the law has such words, too, but fewer among others.
      let share = block.length < 60 ? 1 : min(1, coverage / 0.12)
      let weight: Float = block.length < 60 ? 1.5 : block.length < 300 ? 1.2 : 0.6
      sheet.add(.legal, (-weight * min(5, legal) - (block.phrases.isAtStart ? 1.2 : 0)) * share)
    }
    if context.isBelowRelated, !(block.length >= 80 && block.endsSentence) {
      sheet.add(.belowRelated, -1.2)
    }
    if context.isBelowComments { sheet.add(.belowComments, -3) }
    if context.isBelowEnd, !isProse { sheet.add(.belowEnd, -1.2) }
    if context.isCard { sheet.add(.teaser, -3) }
    if context.isInForm { sheet.add(.region, -3) }
    if context.teasersBeside > 0 {
      sheet.add(.teaser, -1.2 * noise * Float(min(3, context.teasersBeside)))
    }

    if let wording = context.functionWords {
      sheet.add(.wording, noise * max(-0.5, min(1.2, (wording - 0.1) * 9)))
    }

    // Shape
    if context.isSignature {
      sheet.add(.signature, 2.5)
    } else if context.isDate {
      sheet.add(.date, -0.6 - 1.6 * noise)
    } else if context.endsWithDate {
      sheet.add(.entry, -0.4 - 1.2 * noise)
    }
    let isPreformatted = block.markup.kind == .preformatted
    if block.digits == block.length, block.length <= 6, !isPreformatted {
      sheet.add(.number, -0.2 - 1.4 * noise)
    }
    if !block.endsSentence, !context.isDate, !block.isTableRow, !isPreformatted, !context.isCode,
      block.han > 0 || block.gaps > 0
    {
      if block.separators >= 2, block.longestRun <= 14 {
        sheet.add(.menu, block.commas == 0 ? -0.6 - 2.2 * noise : -0.4 - 0.6 * noise)
      } else if block.gaps >= 3, block.marks == 0, block.longestRun <= 8 {
        sheet.add(.menu, -0.6 - 1.6 * noise)
      }
    }
    if block.copies > 1, !context.isCode, !context.isOption, !isPreformatted,
      !block.endsSentence || block.length < 50
    {
      // The sections of a manual have the same headings, and its pictures the same captions.
      let weight: Float = block.isPlainContent ? 0.4 : 1
      sheet.add(.repeated, -1.2 * noise * weight)
      if block.hasAdjacentDuplicate { sheet.add(.repeatedBeside, (-0.3 - 1.2 * noise) * weight) }
    }
    if context.isOption {
      sheet.add(.option, 0.6 * noise)
    } else if block.length <= 4, block.marks == 0 {
      sheet.add(.short, -0.6 * noise)
    }
    if context.isOption {
      // Latin letters mark it.
    } else if context.isCode {
      sheet.add(.code, 0.4 + 0.8 * noise)
    } else if block.han == 0, block.latin > 0, !isPreformatted {
      sheet.add(.foreign, -(context.isBelowProse && isProse ? 4 : 0.8) * noise)
    }
    if block.markup.isPage { addMarkup(block, to: &sheet) }
    return sheet
  }

  private func addMarkup(_ block: Block, to sheet: inout ScoreBreakdown) {
    let markup = block.markup
    let density = min(1, Float(markup.linkedBytes) / Float(max(1, block.span.count)))
    sheet.add(.links, density * (block.endsSentence && density < 0.8 ? -1.5 : -3.5))
    var region: Float = 0
    if markup.region.contains(.hidden) { region -= 4 }
    if markup.region.contains(.chrome) { region -= 2.5 }
    if markup.region.contains(.chromeName) { region -= 1.6 }
    if markup.region.contains(.article) { region += 0.8 }
    if markup.region.contains(.contentName) { region += 0.6 }
    sheet.add(.region, region)
    let element: Float =
      switch markup.kind {
      case .heading: markup.level <= 3 ? 0.7 : 0.3
      case .preformatted: 0.8
      case .paragraph, .quote: 0.4
      case .control: -3
      case .caption: -0.3
      case .item: block.isPlainContent ? 0 : -0.2
      case .none, .cell, .title: 0
      }
    sheet.add(.element, element)
  }

  /// How much a block says that its page is noisy.
  func evidenceOfNoise(_ block: Block, isDate: Bool) -> Float {
    let letters = max(1, block.length - block.digits)
    let chrome = block.phrases.chrome + block.phrases.related
    // Marks around buttons say nothing.
    let words = block.marks == 0 ? max(1, min(letters, block.han + block.latin)) : letters
    if block.length >= 2, chrome * 10 >= words * 6 { return 1 }
    if block.phrases.legalHits >= 2, block.length < 250, chrome * 8 >= letters { return 1 }
    if block.separators >= 2, block.longestRun <= 14, block.marks == 0, !isDate, !block.isTableRow {
      return block.phrases.covered > 0 ? 0.7 : 0.5
    }
    var evidence: Float = 0
    if isDate { evidence += 0.25 }
    if block.hasAdjacentDuplicate, block.length >= 8, !block.endsSentence { evidence += 0.3 }
    if block.markup.isPage {
      if Int(block.markup.linkedBytes) * 10 >= block.span.count * 8 { evidence += 0.25 }
      if block.markup.region.contains(.chrome) { evidence += 0.25 }
    }
    return evidence
  }
}
