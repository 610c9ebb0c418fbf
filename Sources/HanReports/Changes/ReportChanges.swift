/// What changed between two reports.
package struct ReportChanges: Hashable, Sendable {
  /// How the frequency of a term or slogan changed.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// It was not there before.
    case new
    case rising
    case falling
    /// It is there no more.
    case gone
  }

  /// A term or slogan that changed.
  package struct Change: Hashable, Sendable {
    package var text: String
    package var canonical: String
    package var kind: Kind
    /// Occurrences of a term, documents of a slogan.
    package var before: Int
    package var now: Int
    /// The chance of such a difference where there is none, adjusted for the number of tests.
    package var p: Double

    package init(text: String, canonical: String, kind: Kind, before: Int, now: Int, p: Double) {
      self.text = text
      self.canonical = canonical
      self.kind = kind
      self.before = before
      self.now = now
      self.p = p
    }
  }

  /// What a report counts by.
  package struct Totals: Hashable, Sendable {
    /// Those that repeat no other one.
    package var documents: Int
    package var tokens: Int
    package var fingerprint: String?

    package init(documents: Int, tokens: Int, fingerprint: String?) {
      self.documents = documents
      self.tokens = tokens
      self.fingerprint = fingerprint
    }
  }

  package var before: Totals
  package var now: Totals
  /// Terms whose share of the running words changed surely.
  package var terms: [Change] = []
  /// Slogans that are new or gone, and those whose share of the documents changed surely.
  package var slogans: [Change] = []

  /// Above this, a difference is not told.
  package static let significance = 0.05

  package init(before: Totals, now: Totals) {
    self.before = before
    self.now = now
  }

  /// Whether both reports were made alike; `nil` when one does not say.
  package var isAlike: Bool? {
    guard let one = before.fingerprint, let other = now.fingerprint else { return nil }
    return one == other
  }
}
