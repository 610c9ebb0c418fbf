import HanCore

/// Scores the blocks of a page and labels them.
struct BlockAnalysis {
  private(set) var contexts: [BlockScorer.Context] = []
  private(set) var scores: [Float] = []
  private(set) var isContent: [Bool] = []
  private(set) var metadata: BlockValues<MetadataLine>
  private(set) var noise: Float = 0
  /// Whether most of a page's text are entries that lead to other pages.
  private(set) var isListing = false

  /// The text, in characters, above the frame of an article's comments.
  static let leastAboveComments: Int32 = 120

  /// Comments are hardly more than so many times as long as the text above them; where more is
  /// below, a button to comment stands above the text.
  static let commentsToText: Int32 = 4

  /// How many blocks below the editor's name count as below the end.
  static let reachOfEnd = 30

  /// How many blocks around count for the noise of a place.
  static let window = 30

  /// - Complexity: O(blocks), and the length of short blocks.
  ///
  /// - Parameter title: What the head of a page gives as its title.
  init(_ blocks: [Block], in text: String, isPage: Bool, title: String?) {
    let scorer = BlockScorer()
    metadata = BlockValues(count: blocks.count)
    contexts.reserveCapacity(blocks.count)
    var evidence: [Float] = [0]
    evidence.reserveCapacity(blocks.count + 1)
    var sinceRelated = Int.max
    var sinceEnd = Int.max
    var proseAbove: Int32 = 0
    var isBelowComments = false
    var prose: Int32 = 0
    var lastProse = blocks.count
    /// Frames of pages have lines without links, too.
    func isText(_ block: Block) -> Bool {
      block.isTextBesideComments
        && (!isPage || block.isProseLine && block.markup.linkedBytes == 0 || block.isPlainContent)
    }
    for index in blocks.indices where blocks[index].length >= 12 {
      if isText(blocks[index]) { prose += blocks[index].length }
      if blocks[index].isProseLine, blocks[index].han * 2 > blocks[index].length {
        lastProse = index
      }
    }
    let leastAbove = max(Self.leastAboveComments, prose / Self.commentsToText)
    for (index, block) in blocks.enumerated() {
      var context = BlockScorer.Context()
      if block.length <= 28, block.digits > 0 {
        if block.latin <= 4 {
          context.isDate = DateReading.isAlone(text[block.span].unicodeScalars)
        }
        if !context.isDate, block.latin >= 3, block.digits >= 5, block.han == 0 {
          let line = text[block.span].scalars
          context.isDate = DateReading.date(in: line, at: 0)?.range.upperBound == line.count
        }
      }
      if block.length <= 120, !context.isDate, block.digits >= 4,
        DateReading.digit(block.last) != nil
          || block.last == "]" || block.last == ")" || block.last == "日" || block.last == "）"
      {
        let tail = text[block.span].unicodeScalars.suffix(12)
        context.endsWithDate =
          block.length > 12 && LineShapes.endsInDate(tail)
          && !LineShapes.isFormula(text[block.span])
      }
      if Self.mayBeMetadata(block), let line = MetadataLine(text[block.span]) {
        metadata[index] = line
        context.isMetadata = true
      }
      if sinceRelated < 20 { context.isBelowRelated = true }
      let letters = max(1, block.length - block.digits)
      if block.phrases.related * 10 >= letters * 7 {
        // Entries of a menu say the same, but short words follow them.
        let next = index + 1 < blocks.count ? blocks[index + 1] : block
        if next.length >= 8 || next.phrases.related > 0 || block.length >= 4 { sinceRelated = 0 }
      } else if block.length >= 80 && block.endsSentence
        || block.isPlainContent && block.length >= 12
      {
        sinceRelated = Int.max
      } else if sinceRelated < Int.max {
        sinceRelated += 1
      }
      context.isBelowEnd = sinceEnd < Self.reachOfEnd
      context.isBelowProse = index > lastProse
      if metadata[index]?.isEditor == true, proseAbove >= Self.leastAboveComments {
        sinceEnd = 0
      } else if block.isProseLine, block.length >= 60 {
        sinceEnd = Int.max
      } else if sinceEnd < Int.max {
        sinceEnd += 1
      }
      context.isBelowComments = isBelowComments
      if isText(block) {
        proseAbove += block.length
      } else if proseAbove >= leastAbove, block.phrases.comments > 0,
        block.phrases.covered * 10 >= letters * 6
      {
        isBelowComments = true
      }
      if block.length <= 40, block.latin > 0, ("A"..."H").contains(block.first) {
        context.isOption = LineShapes.isOption(text[block.span])
      }
      if block.digits >= 4, block.han * 2 < block.length, LineShapes.isFormula(text[block.span]),
        block.latin * 2 < block.length
      {
        context.isCode = true
      }
      if block.latin > block.han, block.latin * 2 > block.length, block.han > 0, block.length <= 120
      {
        context.isCode = context.isCode || LineShapes.isCommentedCode(text[block.span])
      }
      if block.han == 0, block.latin > 0 {
        context.isCode = context.isCode || LineShapes.isCode(text[block.span])
      }
      contexts.append(context)
      evidence.append(
        evidence[index] + scorer.evidenceOfNoise(block, isDate: context.isDate))
    }
    signatures(blocks, text)
    for index in metadata.blocks where EventLines.hasPart(beside: index, of: blocks, in: text) {
      metadata[index] = nil
      contexts[index].isMetadata = false
    }
    markCode(blocks)
    if isPage {
      for index in Self.cards(blocks) { contexts[index].isCard = true }
      for index in Self.formBlocks(blocks) { contexts[index].isInForm = true }
      let records = PageRecords(
        blocks, contexts, in: text, title: title, isLabelled: { metadata[$0]?.isLabelled ?? false }
      ).blocks
      for index in records { contexts[index].isCard = true }
      isListing = !records.isEmpty
    }
    let density = ProseDensity(blocks)
    let total = evidence[blocks.count]
    // What chrome there is counts for all of a page when it is a good part of it.
    let everywhere = min(1, total / 4) * min(1, total / Float(max(1, blocks.count)) / 0.03)
    for (index, block) in blocks.enumerated() {
      let lower = max(0, index - Self.window)
      let upper = min(blocks.count, index + Self.window + 1)
      var local = min(1, (evidence[upper] - evidence[lower]) / 3)
      local = max(local, everywhere * (1 - density.share(around: index)))
      if isPage { local = max(0.4, local) }
      contexts[index].noise = local
      contexts[index].teasersBeside = density.teasers(beside: index, in: blocks)
      if local > 0.1 {
        contexts[index].functionWords = FunctionWords.share(
          of: block, isMetadata: contexts[index].isMetadata, in: text)
      }
      noise = max(noise, local)
      scores.append(scorer.sheet(block, contexts[index]).total)
    }
    // Lines of metadata say nothing about what they stand in.
    // Few characters say little.
    let weights = blocks.indices.map { index -> Float in
      let score = scores[index]
      if score >= 0 { return score }
      if contexts[index].isMetadata { return score * 0.2 }
      return blocks[index].length < 8 && blocks[index].phrases.covered == 0 ? score * 0.5 : score
    }
    isContent = BlockLabels.areContent(weights)
  }

  /// Who and when, below a text: 某某办公室, then a date, both alone.
  private mutating func signatures(_ blocks: [Block], _ text: String) {
    for index in blocks.indices.dropFirst(2)
    where contexts[index].isDate && blocks[index].han >= 3 {
      let above = blocks[index - 1]
      guard above.marks == 0, above.han >= 4, above.length <= 30, above.copies == 1,
        above.phrases.covered == 0, blocks[index - 2].endsSentence || blocks[index - 2].marks > 0,
        !metadata.has(index - 1)
      else { continue }
      contexts[index].isSignature = true
      contexts[index - 1].isSignature = true
      metadata[index] = nil
      contexts[index].isMetadata = false
    }
  }

  /// Whether a closer look for date, source and author may find something.
  private static func mayBeMetadata(_ block: Block) -> Bool {
    guard block.length <= 100, block.marks < 2 || !block.endsSentence else { return false }
    return block.phrases.metadata > 0 || block.digits >= 4 || block.first == "文"
      || block.length <= 24 && Marks.dayEnds.contains(block.last)
  }

  /// Lines between those of a program belong to it.
  private mutating func markCode(_ blocks: [Block]) {
    for index in blocks.indices where !contexts[index].isCode && blocks[index].han == 0 {
      let above = max(0, index - 2)..<index
      let below = (index + 1)..<min(blocks.count, index + 3)
      guard above.contains(where: { contexts[$0].isCode }), below.upperBound > below.lowerBound,
        below.contains(where: { contexts[$0].isCode })
      else { continue }
      contexts[index].isCode = true
    }
  }
}
