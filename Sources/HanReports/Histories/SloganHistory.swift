extension Report {
  /// How a slogan came about, how it spread, and what became of it.
  package struct SloganHistory: Hashable, Sendable {
    /// A document that has it.
    package struct Sighting: Hashable, Sendable {
      /// Its position among all documents, from 0.
      package var position: Int
      /// What names the document.
      package var document: String
      /// Its date, if that begins with year, month and day.
      package var date: String?

      /// Creates a sighting.
      package init(position: Int, document: String, date: String? = nil) {
        (self.position, self.document, self.date) = (position, document, date)
      }
    }

    /// Documents of a period that have it.
    package struct PeriodCount: Hashable, Sendable {
      /// The place of the period in the report's timeline.
      package var place: Int
      /// What the period is called.
      package var name: String
      package var documents: Int

      /// Creates a count.
      package init(place: Int, name: String, documents: Int) {
        (self.place, self.name, self.documents) = (place, name, documents)
      }
    }

    /// One of several wordings, which differ in script, punctuation or variants of characters.
    package struct Wording: Hashable, Sendable {
      package var text: String
      package var documents: Int
      package var first: Sighting

      /// Creates a wording.
      package init(text: String, documents: Int, first: Sighting) {
        (self.text, self.documents, self.first) = (text, documents, first)
      }
    }

    /// One of several lists of what a numeral stands for.
    package struct MemberList: Hashable, Sendable {
      /// The members, in the wording of the list's first document.
      package var members: [String]
      /// Their canonical wordings.
      package var canonical: [String]
      package var documents: Int
      package var first: Sighting
      /// What the list before did not have, canonical.
      package var added: [String] = []
      /// What it had, canonical.
      package var lost: [String] = []

      /// Creates a list that no other one is before.
      package init(members: [String], canonical: [String], documents: Int, first: Sighting) {
        (self.members, self.canonical) = (members, canonical)
        (self.documents, self.first) = (documents, first)
      }
    }

    /// A slogan that this one came of, or that came of it.
    package struct Relative: Hashable, Sendable {
      package var text: String
      package var canonical: String
      /// The date it was first seen.
      package var date: String?
      /// What the later one has and the earlier one has not.
      package var added: [String]
      /// What the earlier one has and the later one has not.
      package var lost: [String]

      /// Creates a relative.
      package init(
        text: String, canonical: String, date: String?, added: [String], lost: [String]
      ) {
        (self.text, self.canonical, self.date) = (text, canonical, date)
        (self.added, self.lost) = (added, lost)
      }
    }

    /// The first document by date; without dates the first one of the input.
    package var first: Sighting
    /// The last one by date, if it is another.
    package var last: Sighting?
    /// The periods that have it, in order; none when the batch has no two periods.
    package var periods: [PeriodCount] = []
    /// Its wordings, that of most documents first; none when there is only one.
    package var wordings: [Wording] = []
    /// The lists of its members, in the order they were first seen; none when there is only one.
    package var lists: [MemberList] = []
    /// What it came of.
    package var origin: Relative?
    /// What came of it, in order of dates.
    package var successors: [Relative] = []

    /// The history of what was seen once.
    package init(first: Sighting) { self.first = first }

    /// Whether it says more than where the slogan was first seen.
    var isTold: Bool {
      last != nil || !wordings.isEmpty || !lists.isEmpty || origin != nil
        || !successors.isEmpty
    }
  }
}
