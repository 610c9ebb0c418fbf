package import HanCore

/// Finds the names, dates and quantities of a document.
package struct EntityExtractor: Sendable {
  /// Creates an extractor.
  package init() {}

  /// What the text names and counts.
  ///
  /// - Parameters:
  ///   - text: The document, tokenized and tagged in the canonical script. Without tags names go
  ///     by their endings alone.
  ///   - date: The document's date, as `2021-11-01`: it completes dates without a year, and gives
  ///     今天 and 去年 their values.
  /// - Complexity: O(*n*).
  package func entities(in text: TokenizedText, date: String? = nil) -> DocumentEntities {
    var result = DocumentEntities()
    let scalars = NumericText(text.text.text)
    let dates = DateScanner(scalars, base: date).dates
    result.dates = dates.map { range, value in
      let span = scalars.span(range)
      return DateMention(
        text: text.text.sourceForm(of: span), canonical: String(text.text.text[span]),
        value: value, span: text.text.sourceSpan(of: span))
    }
    result.quantities =
      QuantityScanner(text, scalars: scalars, dates: dates.map(\.range)).quantities
    let names = NameFinder(text).names
    result.persons = Self.entities(.person, names, text)
    result.places = Self.entities(.place, names, text)
    result.organizations = Self.entities(.organization, names, text)
    result.works = Self.entities(.work, names, text)
    return result
  }

  /// The names of a kind, each once, with all their places.
  private static func entities(
    _ kind: NameFinder.Kind, _ names: [(kind: NameFinder.Kind, span: TextSpan)],
    _ text: TokenizedText
  ) -> [Entity] {
    var result: [Entity] = []
    var known: [Term: Int] = [:]
    for name in names where name.kind == kind {
      let canonical = text.text.text[name.span]
      let span = text.text.sourceSpan(of: name.span)
      if let index = known[Term(canonical)] {
        result[index].occurrences.append(span)
      } else {
        known[Term(canonical)] = result.count
        result.append(
          Entity(
            text: text.text.sourceForm(of: name.span), canonical: String(canonical),
            occurrences: [span]))
      }
    }
    return result
  }
}
