import Foundation
public import HanText

/// What holds for the results of every document, whatever it says.
///
/// - Nothing that is reported is empty: no term, no text, no range.
/// - Each range lies in the document, and what stands there has the wording that is reported, with
///   what cleaning deletes inside and with conversion undone.
/// - A count is the number of ranges. Keywords of a title that stands apart from the text, given with
///   the document or by the head of a page, count the title, which has no range.
/// - Nothing that cleaning kept as it was is listed as removed.
/// - Numbers are finite, and every form of a report can be written.
public struct ResultLaws {
  private let document: Document
  private let kind: DocumentKind
  private let bytes: [UInt8]
  /// The laws that are broken, none for a sound result.
  public private(set) var broken: [String] = []

  /// Runs a document through everything.
  ///
  /// - Parameter analyzer: Made with a configuration whose offsets are UTF-8.
  public init(_ document: Document, as kind: DocumentKind, by analyzer: Analyzer) {
    self.document = document
    self.kind = kind
    bytes = Array(document.text.utf8)
    let clean = analyzer.clean(document, as: kind)
    check(clean)
    let tokens = analyzer.tokenize(clean.text)
    check(tokens)
    // Equal strings may have other scalars.
    let isConverted = !tokens.text.text.utf8.elementsEqual(clean.text.text.utf8)
    let analysis = analyzer.analyze(document, as: kind)
    var batch = Batch(analyzer.configuration)
    batch.add(analysis)
    for keyword in batch.keywords(of: analysis, limit: 100) {
      check(keyword, title: analysis.title, isConverted: isConverted)
    }
    for slogan in batch.slogans(of: analysis) { check(slogan) }
    if let entities = analysis.entities { check(entities) }
    checkReport(of: batch)
  }

  private mutating func law(_ holds: Bool, _ name: @autoclosure () -> String) {
    if !holds { broken.append(name()) }
  }

  // MARK: Cleaning

  private mutating func check(_ clean: CleanDocument) {
    let map = clean.text.map
    law(clean.text.source == document.text, "the source is the document")
    law(map.sourceCount == bytes.count, "the map covers the document")
    law(map.targetCount == clean.text.text.utf8.count, "the map covers the clean text")
    var end = 0
    for removed in clean.removed {
      law(!removed.span.isEmpty, "what was removed is not empty: \(removed)")
      law(removed.span.upperBound <= bytes.count, "what was removed lies in the document")
      law(removed.span.lowerBound >= end, "what was removed is in order")
      end = removed.span.lowerBound
    }
    checkKept(clean)
    var start = 0
    for article in clean.articles {
      law(article.span.lowerBound >= start, "articles do not overlap")
      start = article.span.upperBound
      law(start <= map.targetCount, "articles lie in the clean text")
      law(
        clean.text.text.utf8.count < start
          || Array(article.text.text.utf8)
            == Array(Array(clean.text.text.utf8)[article.span.range]),
        "the text of an article is that of its span")
    }
  }

  /// Stretches that were kept as they were, and what was removed, have nothing in common.
  private mutating func checkKept(_ clean: CleanDocument) {
    var kept: [TextSpan] = []
    var start = 0
    func keep(_ end: Int) {
      if end > start { kept.append(clean.text.sourceSpan(of: TextSpan(start, end))) }
    }
    for change in clean.text.map.changes {
      keep(change.target.lowerBound)
      start = max(start, change.target.upperBound)
    }
    keep(clean.text.map.targetCount)
    for removed in clean.removed {
      if let both = kept.first(where: { $0.overlaps(removed.span) }) {
        law(false, "what was removed is not kept: \(removed) in \(both)")
      }
    }
  }

  private mutating func check(_ tokens: TokenizedText) {
    var end = 0
    for token in tokens {
      law(token.span.lowerBound == end && !token.span.isEmpty, "tokens follow each other")
      end = token.span.upperBound
    }
    law(end == tokens.text.text.utf8.count, "tokens reach the end of the text")
  }

  // MARK: Ranges

  /// What stands in the document at a range that a result names.
  private mutating func slice(_ span: TextSpan, of name: String) -> String {
    law(!span.isEmpty, "a range is not empty: \(name)")
    law(span.upperBound <= bytes.count, "a range lies in the document: \(name)")
    guard span.upperBound <= bytes.count else { return "" }
    let slice = bytes[span.range]
    law(
      slice.first.map { $0 & 0xC0 != 0x80 } ?? true
        && (span.upperBound == bytes.count || bytes[span.upperBound] & 0xC0 != 0x80),
      "a range begins and ends with a character: \(name)")
    return String(decoding: slice, as: UTF8.self)
  }

  /// Whether the letters of a wording stand in a text in their order, perhaps with others between.
  private func stands(_ wording: String, in text: String) -> Bool {
    var rest = Substring(text).unicodeScalars
    for scalar in wording.unicodeScalars where scalar.properties.isAlphabetic {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }

  private mutating func checkWording(
    _ text: String, _ canonical: String, at spans: [TextSpan], of name: String
  ) {
    law(!text.isEmpty, "a wording is not empty: \(name) \(spans)")
    law(!canonical.isEmpty, "a canonical wording is not empty: \(name) \(text)")
    let slices = spans.map { slice($0, of: "\(name) \(text)") }
    law(
      slices.isEmpty || slices.contains { stands(text, in: $0) },
      "what is reported stands in its range: \(name) \(text) in \(slices)")
  }

  private mutating func check(_ keyword: Keyword, title: String?, isConverted: Bool) {
    let spans = keyword.occurrences
    checkWording(keyword.term, keyword.canonical, at: spans, of: "keyword")
    law(keyword.score.isFinite, "a score is a number: \(keyword.term)")
    law(keyword.count > 0, "a keyword occurs: \(keyword.term)")
    law(
      keyword.count == spans.count || keyword.count > spans.count && title != nil,
      "a count is the number of ranges: \(keyword.term) \(keyword.count) \(spans)")
    law(
      zip(spans, spans.dropFirst()).allSatisfy { $0 < $1 },
      "ranges are in order, each once: \(keyword.term)")
    // Where nothing was converted, every range has the wording.
    if !isConverted {
      for span in spans {
        let slice = slice(span, of: keyword.term)
        law(
          kind == .html || slice.contains("&") || stands(keyword.canonical, in: slice),
          "each range has the keyword: \(keyword.canonical) in \(slice)")
      }
    }
  }

  private mutating func check(_ slogan: Slogan) {
    law(!slogan.occurrences.isEmpty, "a slogan occurs: \(slogan.text)")
    checkWording(
      slogan.text, slogan.canonical,
      at: slogan.evidence.contains { $0.name == "distributed" } ? [] : slogan.occurrences,
      of: "slogan")
    for span in slogan.occurrences { _ = slice(span, of: "slogan \(slogan.text)") }
    law((0...1).contains(slogan.score), "a score is a probability: \(slogan.text)")
    for member in slogan.members {
      checkWording(member.text, member.canonical, at: [member.span], of: "member")
    }
  }

  private mutating func check(_ entities: DocumentEntities) {
    let lists = [entities.persons, entities.places, entities.organizations, entities.works]
    for entity in lists.flatMap({ $0 }) {
      law(!entity.occurrences.isEmpty, "a name occurs: \(entity.text)")
      checkWording(entity.text, entity.canonical, at: entity.occurrences, of: "name")
    }
    for date in entities.dates {
      checkWording(date.text, date.canonical, at: [date.span], of: "date")
    }
    for quantity in entities.quantities {
      checkWording(quantity.text, quantity.canonical, at: [quantity.span], of: "quantity")
      law(quantity.value.isFinite, "a quantity is a number: \(quantity.text)")
      law(quantity.item?.isEmpty != true, "what is counted has a name: \(quantity.text)")
    }
  }

  // MARK: Reports

  private mutating func checkReport(of batch: Batch) {
    let report = batch.report()
    law(report.keywords.allSatisfy { !$0.term.isEmpty && $0.count > 0 }, "keywords of the batch")
    law(report.slogans.allSatisfy { !$0.text.isEmpty && $0.count > 0 }, "slogans of the batch")
    law(report.terms.allSatisfy { !$0.term.text.isEmpty }, "terms of the batch")
    for (name, contents) in report.files() {
      law(!contents.isEmpty, "a file of a report is not empty: \(name)")
      guard name.hasSuffix(".json") else { continue }
      law(
        (try? JSONSerialization.jsonObject(with: Data(contents.utf8))) != nil,
        "a report is valid JSON")
    }
  }
}
