public import HanCore

/// A name in a document: of a person, a place, an organisation, or a work.
public struct Entity: Hashable, Codable, Sendable {
  /// The wording in the document, at its first occurrence.
  public var text: String
  /// The wording in the canonical script, Simplified.
  public var canonical: String
  /// Where it occurs in the document, UTF-8 bytes, in order.
  public var occurrences: [TextSpan]

  /// Creates an entity.
  package init(text: String, canonical: String, occurrences: [TextSpan]) {
    self.text = text
    self.canonical = canonical
    self.occurrences = occurrences
  }
}

/// A number with its unit and with what is counted.
public struct Quantity: Hashable, Codable, Sendable {
  /// The wording in the document: number and unit, with words such as 近 and 余.
  public var text: String
  /// The wording in the canonical script, Simplified.
  public var canonical: String
  /// The number. Parts of a hundred and of a thousand count as such: 10% has 10 and the unit %.
  public var value: Double
  /// The unit or measure word; empty for a fraction.
  public var unit: String
  /// Whether the number is an estimate: 近, 余, 多, 约, 超.
  public var isApproximate: Bool
  /// What is counted, as the document writes it, when a noun stands next to it.
  public var item: String?
  /// The wording of ``item`` in the canonical script.
  package var canonicalItem: String?
  /// Where it stands in the document, UTF-8 bytes.
  public var span: TextSpan

  private enum CodingKeys: String, CodingKey {
    case text, canonical, value, unit, item, span
    case isApproximate = "is_approximate"
    case canonicalItem = "canonical_item"
  }
}

/// A date or a time in a document.
public struct DateMention: Hashable, Codable, Sendable {
  /// The wording in the document.
  public var text: String
  /// The wording in the canonical script, Simplified.
  public var canonical: String
  /// The date by ISO 8601, as far as it is known: `2021-11-01`, `2021-11`, `2021`; without a year
  /// `--11-01`, a day alone `---25`, a time behind `T`: `2021-11-01T08:30`. `nil` when the calendar
  /// has no day for it, as with 腊月廿八.
  public var value: String?
  /// Where it stands in the document, UTF-8 bytes.
  public var span: TextSpan
}

/// What a document names and counts; each list in order of first occurrence.
public struct DocumentEntities: Hashable, Codable, Sendable {
  /// Persons.
  public var persons: [Entity] = []
  /// Places.
  public var places: [Entity] = []
  /// Organisations.
  public var organizations: [Entity] = []
  /// Works and documents in book-title marks, without the marks.
  public var works: [Entity] = []
  /// Dates and times.
  public var dates: [DateMention] = []
  /// Numbers with units.
  public var quantities: [Quantity] = []

  /// Nothing.
  package init() {}
}
