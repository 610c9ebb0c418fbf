public import HanCore

/// Takes the noise out of a document, and says what it took.
public struct Cleaner: Sendable {
  /// The rules.
  public let rules: [any CleaningRule]
  private let pageRule: (any PageRule)?
  private let characterRules: [any CharacterRule]
  private let blockRules: [any BlockRule]
  /// What documents are, whatever they look like; `nil` when each is looked at.
  public var kind: TextKind?

  /// Creates a cleaner.
  public init(_ rules: [any CleaningRule] = Cleaner.webText) {
    self.rules = rules
    pageRule = rules.lazy.compactMap { $0 as? any PageRule }.first
    characterRules = rules.compactMap { $0 as? any CharacterRule }
    blockRules = rules.compactMap { $0 as? any BlockRule }
  }

  /// The rules for text copied or crawled from web pages.
  public static var webText: [any CleaningRule] {
    [
      ControlCharacters(), CharacterReferences(), TextDumps(), PinyinAnnotations(), MailParts(),
      SubtitleTimes(), ChatFrames(), RunningHeads(), Boilerplate(), SiteLines(), MetadataLines(),
      Captions(),
      Repetitions(), HardWraps(), Articles(),
    ]
  }

  /// The rules for pages with their markup.
  public static var webPage: [any CleaningRule] { [Markup()] + webText }

  /// The rules for documents in Markdown.
  public static var markdown: [any CleaningRule] { [Markdown()] + webText }

  /// No rules: every text is left as it is.
  public static let none = Cleaner([])

  /// The same cleaner without the rules of some names.
  public func without(_ names: Set<String>) -> Cleaner {
    var cleaner = Cleaner(rules.filter { !names.contains($0.name) })
    cleaner.kind = kind
    return cleaner
  }

  /// The same cleaner for documents that are of one kind.
  public func reading(as kind: TextKind?) -> Cleaner {
    var cleaner = self
    cleaner.kind = kind
    return cleaner
  }

  /// A page with less text, in bytes, is looked at again for a stored article.
  private static let shortText = 600

  /// Cleans a document.
  ///
  /// - Parameter explains: Whether the result says why each block stayed or went.
  /// - Complexity: O(*n*) in time and memory.
  public func clean(_ document: Document, explains: Bool = false) -> CleanDocument {
    var concealed = 0
    guard
      let result = clean(document, explains: explains, reveals: false, concealed: &concealed)
    else { return Cleaner.none.clean(document) }
    // A page without a text may keep it where a script takes it from.
    guard result.text.text.utf8.count < Self.shortText, pageRule is Markup, !blockRules.isEmpty,
      document.text.utf8.count > 400
    else { return result }
    guard let revealed = clean(document, explains: explains, reveals: true, concealed: &concealed)
    else { return result }
    let isLonger = revealed.text.text.utf8.count > 3 * result.text.text.utf8.count
    return !revealed.articles.isEmpty && isLonger ? revealed : result
  }

  /// - Parameters:
  ///   - reveals: Whether what only scripts show is text.
  ///   - concealed: The bytes of text that a page has and does not show.
  /// - Returns: `nil` when there is nothing to reveal.
  private func clean(
    _ document: Document, explains: Bool, reveals: Bool, concealed: inout Int
  ) -> CleanDocument? {
    var text = MappedText(document.text)
    var removed: [RemovedSpan] = []
    var markup: [BlockMarkup] = []
    var head = PageHead()
    var parents: [Int32] = []
    let read =
      reveals
      ? (pageRule as? Markup)?.revealed(text, concealed: concealed) : pageRule?.page(text)
    if reveals, read == nil { return nil }
    if let page = read {
      concealed = page.concealed
      text = page.text
      markup = page.lines
      head = page.head
      parents = page.parents
      removed = page.removed
      for mark in page.marks {
        removed.append(RemovedSpan(span: text.sourceSpan(of: mark), reason: .boilerplate))
      }
      text = text.applying(page.edits)
    }
    for rule in characterRules {
      let edits = rule.edits(in: text.text)
      for edit in edits {
        guard let reason = edit.reason else { continue }
        let span = text.sourceSpan(of: edit.edit.span)
        if !span.isEmpty { removed.append(RemovedSpan(span: span, reason: reason)) }
      }
      text = text.applying(edits.map(\.edit))
    }
    guard !blockRules.isEmpty else {
      return bare(document, text, removed: removed, head: head)
    }
    var best = head.bestTitle
    var page = BlockPage(text.text, markup: markup, givenTitle: document.title ?? best)
    page.parents = parents
    page.isTitleExact = document.title == nil && head.exactTitle != nil
    if document.title == nil, let shown = page.shown(of: head.candidates) {
      best = shown
      page.givenTitle = shown
    }
    let decision =
      kind == nil && removed.contains { $0.reason == .timestamp }
      ? KindDecision.given(.subtitles, "lines begin with [m:s]") : decision(of: page)
    page.kind = decision.kind
    page.isKindGiven = kind != nil
    for rule in blockRules { rule.judge(&page) }
    let result = CleanedBlocks(page, text: text)
    removed += result.removed
    removed.sort()
    var metadata = DocumentMetadata(document)
    metadata.complete(with: DocumentMetadata(head))
    if let first = result.articles.first { metadata.complete(with: first.metadata) }
    metadata.complete(withPublisherOf: head)
    if let mail = page.mail { metadata.complete(with: mail) }
    let heading = page.title.map { page.heading($0) } ?? result.articles.first?.title
    return CleanDocument(
      document: document, text: result.text, removed: removed,
      title: document.title ?? page.mail?.subject ?? head.title(besides: heading, best: best),
      metadata: metadata,
      articles: result.articles, damage: DamageDetector().damage(in: document.text),
      kind: decision, explanation: explains ? explanation(of: page, text) : [])
  }

  /// What a document is: what the caller says, else what its markup or its lines say.
  private func decision(of page: BlockPage) -> KindDecision {
    if let kind { return .given(kind, "given") }
    if pageRule is Markup { return .given(.page, "HTML") }
    let decision = KindDetector(page).decide()
    // Markdown is written by authors, or made of pages.
    if pageRule != nil, decision.kind != .page { return .given(.prose, "Markdown") }
    return decision
  }

  /// The result without rules for blocks: one article, all of the text.
  private func bare(
    _ document: Document, _ text: MappedText, removed: [RemovedSpan], head: PageHead
  ) -> CleanDocument {
    var metadata = DocumentMetadata(document)
    metadata.complete(with: DocumentMetadata(head))
    let best = document.title ?? head.bestTitle
    let page = BlockPage(text.text, markup: [], givenTitle: best)
    let title =
      best
      ?? TitleFinder.title(of: page).map { page.heading($0) }
    let isEmpty = page.blocks.isEmpty
    return CleanDocument(
      document: document, text: text,
      removed: removed.sorted(),
      title: title, metadata: metadata,
      articles: isEmpty
        ? [] : [Article(title: title, span: text.text.fullSpan, text: text, metadata: metadata)],
      damage: rules.isEmpty ? [] : DamageDetector().damage(in: document.text),
      kind: .given(kind ?? .prose, "no rules for blocks"), explanation: [])
  }

  private func explanation(of page: BlockPage, _ text: MappedText) -> [BlockExplanation] {
    let scorer = BlockScorer()
    return page.blocks.indices.map { index in
      let sheet = scorer.sheet(page.blocks[index], page.contexts[index], keepsParts: true)
      // Sums of a feature come together; the strongest first, equal ones in the order of features.
      var values: [BlockFeature: Double] = [:]
      for part in sheet.parts { values[part.feature, default: 0] += Double(part.value) }
      let parts = BlockFeature.allCases.compactMap { feature in
        values[feature].map { BlockExplanation.Part(feature: feature, value: $0) }
      }
      return BlockExplanation(
        span: text.sourceSpan(of: page.blocks[index].span), score: Double(sheet.total),
        features: parts.enumerated()
          .sorted { (-abs($0.element.value), $0.offset) < (-abs($1.element.value), $1.offset) }
          .map(\.element),
        isContent: page.isContent[index], reason: page.removalReasons[index],
        beginning: String(page.content(index).prefix(30)))
    }
  }
}
