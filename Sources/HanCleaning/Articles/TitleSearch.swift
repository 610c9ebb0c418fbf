import HanCore

/// Looks for the title of a stretch of text: above it, and among its first lines.
struct TitleSearch {
  let page: BlockPage

  /// How far above the text a title is looked for, in blocks.
  static let reach = 25
  /// The same for a title that is known.
  static let knownReach = 80
  /// The least evidence for a line of the page to be the title.
  static let threshold: Float = 0.3
  /// How much less evidence a line right above the best one may have, to be the title itself.
  static let slack: Float = 0.6

  /// The title of a stretch of text, and lines beside it that belong to it.
  ///
  /// - Parameter taken: The blocks that are known to stay; the search ends at those of other
  ///   stretches.
  /// - Complexity: O(1): it looks at a bounded number of blocks.
  func title(of stretch: Range<Int>, taken: [Bool]) -> (title: Int?, subtitles: [Int]) {
    let first = stretch.lowerBound
    let text =
      stretch.prefix(6).first {
        page.blocks[$0].isRunningText
          && (page.blocks[$0].marks >= 3 || page.blocks[$0].endsSentence)
      } ?? first
    if let known = knownTitle(above: text, first: first, taken: taken) {
      return (known, subtitles(around: known, above: text, first: first, taken: taken))
    }
    var best: (index: Int, evidence: Float)?
    var all: [Int: Float] = [:]
    var rank = 0
    for index in stride(from: text - 1, through: max(0, first - Self.reach), by: -1) {
      if index < first, taken[index] { break }
      guard canBeTitle(index) else { continue }
      let evidence = evidence(for: index, rank: rank, distance: text - index)
      all[index] = evidence
      if page.blocks[index].length >= 6 { rank += 1 }
      if evidence > best?.evidence ?? Self.threshold { best = (index, evidence) }
    }
    guard var title = best?.index, let most = best?.evidence else { return (nil, []) }
    // The same wording nearer to the text: pages adorn the title in their own heads.
    if let again = all.keys.filter({ $0 > title && says($0, what: title) }).max() { title = again }
    // Of headings one above the other the highest, but for one above the date.
    while !isAboveMetadata(title), let above = all[title - 1], above >= most - Self.slack,
      page.blocks[title - 1].length >= 6
    {
      title -= 1
    }
    return (title, subtitles(around: title, above: text, first: first, taken: taken))
  }

  /// The line that says what is known to be the title.
  private func knownTitle(above text: Int, first: Int, taken: [Bool]) -> Int? {
    guard let given = page.givenTitle else { return nil }
    let folding = CharacterFolding.shared
    let key = folding.key(given)
    guard key.count >= 4 else { return nil }
    let hash = FoldedLetters.key(of: key)
    var found: Int?
    for index in stride(from: text - 1, through: max(0, first - Self.knownReach), by: -1) {
      if index < first, taken[index] { break }
      let block = page.blocks[index]
      guard block.length >= 4, Int(block.length) <= key.count + 8 else { continue }
      if block.key == hash {
        found = index
        if block.markup.kind == .heading { break }
      }
    }
    return found
  }

  /// What speaks for a line being the title.
  private func evidence(for index: Int, rank: Int, distance: Int) -> Float {
    let block = page.blocks[index]
    var evidence: Float = 1 - 0.12 * Float(rank) - 0.02 * Float(distance)
    if block.markup.kind == .heading { evidence += block.markup.level <= 2 ? 2 : 0.7 }
    if block.markup.isPage, block.markup.region.contains(.chrome) { evidence -= 0.6 }
    switch block.length {
    case ..<6: evidence -= 1.5
    case 6..<8: evidence -= 0.4
    case 8...40: break
    default: evidence -= 0.4
    }
    if block.last == "。" || block.last == "." { evidence -= 1 }
    if block.last == "！" || block.last == "!" { evidence -= 0.2 }
    if isAboveMetadata(index) { evidence += 0.8 }
    if block.latin > block.han { evidence -= 0.5 }
    if index > 0, page.contexts[index - 1].isDate { evidence += 0.8 }
    evidence -= 0.15 * Float(min(4, block.commas))
    // Clean text begins with its title.
    if index == 0, page.contexts[0].noise < 0.5 { evidence += 0.4 }
    if block.copies > 1, block.length >= 6, block.copies <= 4 { evidence += 0.3 }
    if HardWraps.beginsLikeItem(page.content(index)) { evidence -= 0.5 }
    if let given = page.givenTitle, block.length >= 6, given.holds(page.content(index)) {
      evidence += 1.5
    }
    let content = page.content(index)
    if content.hasSuffix("摄") || content.hasSuffix("攝") || content.hasSuffix("图")
      || content.hasSuffix("资料") || content.hasSuffix("資料")
    {
      evidence -= 1.5
    }
    if page.contexts[index].isBelowRelated { evidence -= 0.3 }
    return evidence
  }

  /// Whether a line says nearly the same as another, which says more.
  private func says(_ index: Int, what other: Int) -> Bool {
    let folding = CharacterFolding.shared
    let key = folding.key(page.content(index))
    let whole = folding.key(page.content(other))
    guard key.count >= 8, key.count <= whole.count, key.count * 4 >= whole.count * 3,
      page.blocks[index].last != "。"
    else { return false }
    let pairs = Set(zip(whole, whole.dropFirst()).map { UInt32($0) << 16 | UInt32($1) })
    let shared = zip(key, key.dropFirst()).reduce(0) {
      $0 + (pairs.contains(UInt32($1.0) << 16 | UInt32($1.1)) ? 1 : 0)
    }
    return shared * 10 >= (key.count - 1) * 7
  }

  /// Whether a line of date, source or author stands right below.
  private func isAboveMetadata(_ index: Int) -> Bool {
    index + 1 < page.blocks.count
      && (page.contexts[index + 1].isMetadata || page.contexts[index + 1].isDate)
  }

  /// A line right beside the title that looks the same: a title with its subtitle.
  private func subtitles(
    around title: Int, above text: Int, first: Int, taken: [Bool]
  ) -> [Int] {
    guard !page.blocks[title].markup.isPage else { return [] }
    return [title - 1, title + 1].filter { index in
      index >= 0 && index < text && (index >= first || !taken[index]) && canBeTitle(index)
        && page.blocks[index].length >= 8 && page.blocks[index].key != page.blocks[title].key
        && page.scores[index] > -1.5 && !page.contexts[index].isBelowRelated
        && (index < title || page.blocks[title].blankLinesBelow < 2)
    }
  }

  private func canBeTitle(_ index: Int) -> Bool {
    let block = page.blocks[index]
    let context = page.contexts[index]
    let letters = max(1, block.length - block.digits)
    guard
      block.looksLikeHeading
        || block.length >= 6 && block.length <= 60 && block.sentenceEnds <= 1 && !block.endsOpen,
      !context.isDate, !context.isMetadata, !context.endsWithDate, block.han >= 2,
      block.phrases.covered * 10 < letters * 4, !block.looksLikeMenu,
      !block.markup.region.contains(.hidden)
    else { return false }
    let density = Float(block.markup.linkedBytes) / Float(max(1, block.span.count))
    return density < 0.8 || block.markup.kind == .heading
  }
}
