import HanCore

extension JSONWriter {
  /// Writes what a block has of a document.
  mutating func row(_ document: Report.DocumentSummary, _ folding: SearchFolding) {
    let rows = DocumentRows(text: document.text, folding: folding)
    beginArray()
    optional(document.encoding)
    write(document.keywords, rows)
    write(document.slogans, rows)
    if document.articles.isEmpty {
      value(0)
    } else {
      beginArray()
      for article in document.articles { write(article, rows) }
      endArray()
    }
    if let entities = document.entities { write(entities, rows) } else { value(0) }
    if let text = document.text { write(text) } else { value(0) }
    // Citations are of passages, so that nothing is lost without a text.
    if document.text != nil, let digest = document.digest { value(Self.short(digest)) }
    endArray()
  }

  /// Digits of a digest in base64, which takes a page less; what is none as it is.
  private static func short(_ digest: String) -> String {
    let digits = digest.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 32, digest.utf8.count == 32 else { return digest }
    let bytes = stride(from: 0, to: 32, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    return String(Base64.text(bytes).dropLast(2))
  }

  private mutating func write(_ keywords: [Report.LocatedTerm], _ rows: DocumentRows) {
    beginArray()
    for keyword in keywords {
      beginArray()
      wording(keyword.term, keyword.canonical, keyword.ranges.first, rows)
      short(keyword.score)
      value(keyword.count)
      spans(keyword.ranges)
      endArray()
    }
    endArray()
  }

  private mutating func write(_ slogans: [Report.LocatedSlogan], _ rows: DocumentRows) {
    beginArray()
    for slogan in slogans {
      beginArray()
      wording(slogan.text, slogan.canonical, slogan.ranges.first, rows)
      value(slogan.type.rawValue)
      optional(slogan.template)
      list(slogan.members)
      spans(slogan.memberRanges)
      short(slogan.score)
      spans(slogan.ranges)
      endArray()
    }
    endArray()
  }

  private mutating func write(_ article: Report.ArticleSummary, _ rows: DocumentRows) {
    beginArray()
    optional(article.title)
    optional(article.date)
    optional(article.source)
    write(article.keywords, rows)
    write(article.slogans, rows)
    endArray()
  }

  private mutating func write(_ entities: Report.LocatedEntities, _ rows: DocumentRows) {
    beginArray()
    for names in [entities.persons, entities.places, entities.organizations, entities.works] {
      beginArray()
      for name in names {
        beginArray()
        wording(name.text, name.canonical, name.ranges.first, rows)
        spans(name.ranges)
        endArray()
      }
      endArray()
    }
    beginArray()
    for date in entities.dates {
      beginArray()
      wording(date.text, date.range, rows)
      optional(date.value)
      spans([date.range])
      endArray()
    }
    endArray()
    beginArray()
    for quantity in entities.quantities {
      beginArray()
      wording(quantity.text, quantity.range, rows)
      value(quantity.value)
      value(quantity.unit)
      value(quantity.isApproximate ? 1 : 0)
      optional(quantity.item)
      spans([quantity.range])
      endArray()
    }
    endArray()
    endArray()
  }

  private mutating func write(_ text: DocumentText) {
    beginArray()
    value(text.text)
    beginArray()
    for run in text.runs {
      value(run.target)
      value(run.source)
    }
    endArray()
    beginArray()
    for dropped in text.shownDrops {
      beginArray()
      value(dropped.range.lowerBound)
      value(dropped.range.upperBound)
      value(dropped.reason)
      value(dropped.text)
      endArray()
    }
    endArray()
    value(text.isWhole ? 1 : 0)
    endArray()
  }

  /// Starts and lengths.
  private mutating func spans(_ ranges: [Range<Int>]) {
    beginArray()
    for range in ranges {
      value(range.lowerBound)
      value(range.count)
    }
    endArray()
  }

  private mutating func wording(
    _ text: String, _ canonical: String, _ place: Range<Int>?, _ rows: DocumentRows
  ) {
    wording(text, place, rows)
    if canonical.utf8.elementsEqual(text.utf8) {
      value(0)
    } else if rows.folding.isFolded(text, canonical) {
      value(1)
    } else {
      value(canonical)
    }
  }

  private mutating func wording(_ text: String, _ place: Range<Int>?, _ rows: DocumentRows) {
    if let place, rows.has(text, at: place) { value(0) } else { value(text) }
  }
}

/// What the rows of a document are written by.
private struct DocumentRows {
  let folding: SearchFolding
  private let text: DocumentText?
  private let scalars: [Unicode.Scalar]

  init(text: DocumentText?, folding: SearchFolding) {
    self.folding = folding
    self.text = text
    scalars = text.map { Array($0.text.unicodeScalars) } ?? []
  }

  /// Whether a wording is what the text has at a place of the source, places being scalars.
  func has(_ wording: String, at source: Range<Int>) -> Bool {
    guard let text, text.isByScalars else { return false }
    let start = text.place(of: source.lowerBound)
    let end = text.place(of: source.upperBound)
    guard start < end, end <= scalars.count else { return false }
    return wording.unicodeScalars.elementsEqual(scalars[start..<end])
  }
}
