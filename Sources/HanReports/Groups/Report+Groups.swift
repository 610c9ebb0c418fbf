extension Report {
  /// Documents that belong together, and what is said more often in them than in all others.
  package struct Group: Hashable, Sendable {
    /// What they have in common.
    package var name: String
    /// How many there are, repetitions of others left out.
    package var documents: Int
    /// Their running words.
    package var tokens: Int
    /// Running words of the others.
    package var otherTokens: Int
    /// The terms that tell the group from the others, greatest log-likelihood first, then by the
    /// terms' bytes.
    package var terms: [GroupTerm] = []

    /// Creates a group without terms.
    package init(name: String, documents: Int, tokens: Int, otherTokens: Int) {
      self.name = name
      self.documents = documents
      self.tokens = tokens
      self.otherTokens = otherTokens
    }
  }

  /// A term of a group.
  package struct GroupTerm: Hashable, Sendable {
    /// The wording shown.
    package var term: String
    /// The canonical wording.
    package var canonical: String
    /// Its occurrences in the group.
    package var count: Int
    /// In how many documents of the group it occurs.
    package var documents: Int
    /// Its occurrences in the others.
    package var otherCount: Int
    /// The log-likelihood ratio G² of the four cells (Dunning 1993).
    package var logLikelihood: Double
    /// The binary logarithm of the quotient of both frequencies, ½ standing for none (Hardie 2014).
    package var logRatio: Double
    /// The chance of such a G² where nothing differs, times the number of terms of the group
    /// (Bonferroni), at most 1.
    package var significance: Double
    /// `stop` or `function` for a word that carries little meaning of its own, else empty.
    package var weakness: String

    /// Creates a term of a group.
    package init(
      term: String, canonical: String, count: Int, documents: Int, otherCount: Int,
      logLikelihood: Double, logRatio: Double, significance: Double, weakness: String
    ) {
      self.term = term
      self.canonical = canonical
      self.count = count
      self.documents = documents
      self.otherCount = otherCount
      self.logLikelihood = logLikelihood
      self.logRatio = logRatio
      self.significance = significance
      self.weakness = weakness
    }
  }

  /// How many terms of a group the page and Markdown list; all are in `groups.csv`.
  package static let maximumGroupTerms = 20
  /// How many groups they list.
  package static let maximumGroups = 50

  /// The first terms of a group that carry a meaning of their own.
  func listedTerms(of group: Group) -> some Collection<GroupTerm> {
    group.terms.lazy.filter(\.weakness.isEmpty).prefix(Self.maximumGroupTerms)
  }
}

extension Report.Group {
  /// Occurrences per million running words of the group, and of the others.
  func rates(of term: Report.GroupTerm) -> (here: Double, elsewhere: Double) {
    (
      Double(term.count) / Double(max(1, tokens)) * 1e6,
      Double(term.otherCount) / Double(max(1, otherTokens)) * 1e6
    )
  }
}
