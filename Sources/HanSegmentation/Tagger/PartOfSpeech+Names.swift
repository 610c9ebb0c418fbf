package import HanCore

extension PartOfSpeech {
  /// Whether this is the name of a person, or a part of one (`nr`).
  package var isPersonName: Bool { name.hasPrefix("nr") }

  /// Whether this is the name of a place (`ns`).
  package var isPlaceName: Bool { name == "ns" }

  /// Whether this is the name of an organization (`nt`).
  package var isOrganizationName: Bool { name == "nt" }

  /// Whether this is a number (`m`).
  package var isNumeral: Bool { name == "m" || name == "Mg" }

  /// Whether this is a measure word (`q`) or a number joined with one (`mq`).
  package var isQuantity: Bool { name == "q" || name == "mq" }

  /// Whether this is a word of time: a date, a year, a day, 现在 (`t`).
  package var isTime: Bool { name == "t" || name == "Tg" }
}
