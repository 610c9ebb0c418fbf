package import HanCore
package import HanExtraction

extension Report {
  /// The names, dates and quantities of a document, with ranges in the unit the user asked for.
  package struct LocatedEntities: Hashable, Sendable {
    /// Persons, in order of first occurrence.
    package var persons: [LocatedName] = []
    /// Places, likewise.
    package var places: [LocatedName] = []
    /// Organisations, likewise.
    package var organizations: [LocatedName] = []
    /// Works and documents, likewise.
    package var works: [LocatedName] = []
    /// Dates and times, in order.
    package var dates: [LocatedDate] = []
    /// Numbers with units, in order.
    package var quantities: [LocatedQuantity] = []

    /// Nothing.
    package init() {}
  }

  /// A name with its places.
  package struct LocatedName: Hashable, Sendable {
    /// The wording shown.
    package var text: String
    /// The canonical wording.
    package var canonical: String
    /// Where, half-open, in the decoded source text.
    package var ranges: [Range<Int>]
  }

  /// A date or a time with its place.
  package struct LocatedDate: Hashable, Sendable {
    /// The wording shown.
    package var text: String
    /// The canonical wording.
    package var canonical: String
    /// See ``DateMention/value``.
    package var value: String?
    /// Where, half-open, in the decoded source text.
    package var range: Range<Int>
  }

  /// A number with its unit, what is counted, and its place.
  package struct LocatedQuantity: Hashable, Sendable {
    /// The wording shown.
    package var text: String
    /// The canonical wording.
    package var canonical: String
    /// See ``Quantity/value``.
    package var value: Double
    /// See ``Quantity/unit``.
    package var unit: String
    /// See ``Quantity/isApproximate``.
    package var isApproximate: Bool
    /// See ``Quantity/item``; the wording shown.
    package var item: String?
    /// The canonical wording of the item.
    package var canonicalItem: String?
    /// Where, half-open, in the decoded source text.
    package var range: Range<Int>
  }
}

extension Report.LocatedEntities {
  /// The entities of a document.
  ///
  /// - Parameter range: Converts spans of the document to the unit of the report.
  package init(_ found: DocumentEntities, range: (TextSpan) -> Range<Int>) {
    func names(_ entities: [Entity]) -> [Report.LocatedName] {
      entities.map {
        Report.LocatedName(
          text: $0.text, canonical: $0.canonical, ranges: $0.occurrences.map(range))
      }
    }
    persons = names(found.persons)
    places = names(found.places)
    organizations = names(found.organizations)
    works = names(found.works)
    dates = found.dates.map {
      Report.LocatedDate(
        text: $0.text, canonical: $0.canonical, value: $0.value, range: range($0.span))
    }
    quantities = found.quantities.map {
      Report.LocatedQuantity(
        text: $0.text, canonical: $0.canonical, value: $0.value, unit: $0.unit,
        isApproximate: $0.isApproximate, item: $0.item, canonicalItem: $0.canonicalItem,
        range: range($0.span))
    }
  }

  /// Replaces the wordings that are shown.
  ///
  /// - Parameter wording: The wording to show, from the source's and the canonical one.
  package mutating func reword(_ wording: (_ source: String, _ canonical: String) -> String) {
    for list in [\Self.persons, \.places, \.organizations, \.works] {
      for index in self[keyPath: list].indices {
        let name = self[keyPath: list][index]
        self[keyPath: list][index].text = wording(name.text, name.canonical)
      }
    }
    for index in dates.indices {
      dates[index].text = wording(dates[index].text, dates[index].canonical)
    }
    for index in quantities.indices {
      quantities[index].text = wording(quantities[index].text, quantities[index].canonical)
      let canonical = quantities[index].canonicalItem
      quantities[index].item = quantities[index].item.map { wording($0, canonical ?? $0) }
    }
  }
}
