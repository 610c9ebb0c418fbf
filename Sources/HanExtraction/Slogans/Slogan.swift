public import HanCore

/// What makes a slogan one.
public enum SloganType: String, Hashable, Codable, Sendable, CaseIterable {
  /// Two or more coordinate segments: a repeated frame (早发现、早报告) or a couplet.
  case parallel
  /// A numeral that sums up items, distributes, or says that n things hold (三必查, 一人一档).
  case numeral
  /// One conventional segment (守土尽责).
  case motto
  /// A slogan because quotes say so.
  case quoted
}

/// What a numeral slogan counts, where the document states it.
public struct SloganMember: Hashable, Codable, Sendable {
  /// The wording in the document.
  public var text: String
  /// The normalised wording in the canonical script, Simplified.
  public var canonical: String
  /// Where it stands in the document, UTF-8 bytes.
  public var span: TextSpan

  /// Creates a member.
  package init(text: String, canonical: String, span: TextSpan) {
    self.text = text
    self.canonical = canonical
    self.span = span
  }
}

/// What a mark adds to the score of a slogan.
public struct SloganFeatureContribution: Hashable, Codable, Sendable {
  /// The name of the mark: a case of ``SloganFeature``, `type`, `words` for the words in it and
  /// around it, `company` for what other candidates of the document add, or `documents` for slogans
  /// that other documents of the batch have too.
  public var name: String
  /// Its weight, in logits.
  public var weight: Double

  /// Creates a reason.
  package init(name: String, weight: Double) {
    self.name = name
    self.weight = weight
  }
}

/// A slogan of a document.
public struct Slogan: Hashable, Codable, Sendable {
  /// The wording in the document, without annotations inside it.
  public var text: String
  /// The normalised wording in the canonical script, Simplified; see ``SloganKey``.
  public var canonical: String
  /// What makes it a slogan.
  public var type: SloganType
  /// The frame of a parallel slogan as the document writes it, with `_` for what varies: `早_`.
  public var template: String?
  /// The frame in the canonical script.
  package var canonicalTemplate: String?
  /// What a numeral slogan stands for, as far as the document says.
  public var members: [SloganMember]
  /// Why it is one: what each mark adds to the score, greatest weight first.
  public var evidence: [SloganFeatureContribution]
  /// The score, between 0 and 1; higher is better.
  public var score: Double
  /// Where it occurs in the document, UTF-8 bytes, in order. A slogan that is spread over headings
  /// has a span for each part.
  public var occurrences: [TextSpan]

  private enum CodingKeys: String, CodingKey {
    case text, canonical, type, template, members, evidence, score, occurrences
    case canonicalTemplate = "canonical_template"
  }

  /// Creates a slogan.
  package init(
    text: String, canonical: String, type: SloganType, template: String? = nil,
    canonicalTemplate: String? = nil,
    members: [SloganMember] = [], evidence: [SloganFeatureContribution] = [], score: Double,
    occurrences: [TextSpan]
  ) {
    self.text = text
    self.canonical = canonical
    self.type = type
    self.template = template
    self.canonicalTemplate = canonicalTemplate
    self.members = members
    self.evidence = evidence
    self.score = score
    self.occurrences = occurrences
  }

  /// Sorts the occurrences, and leaves each once.
  mutating func putOccurrencesInOrder() {
    guard occurrences.count > 1 else { return }
    var result: [TextSpan] = []
    for span in occurrences.sorted() where span != result.last { result.append(span) }
    occurrences = result
  }
}
