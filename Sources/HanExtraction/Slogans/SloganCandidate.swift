public import HanCore

/// What might be a slogan, with what ranking needs to know; no text is needed past this point.
public struct SloganCandidate: Hashable, Sendable {
  /// The wording in the document, without annotations inside it.
  public var form: String
  /// The normalised wording; see ``SloganKey``.
  public var canonical: String
  /// What would make it a slogan.
  public var type: SloganType
  /// The frame of a parallel slogan as the document writes it, with `_` for what varies.
  public var template: String?
  /// The frame in the canonical script.
  public var canonicalTemplate: String?
  /// What a numeral slogan stands for, as far as the document says.
  public var members: [SloganMember]
  /// Where it stands in the document, UTF-8 bytes; the first part of a slogan that is spread over
  /// headings.
  public var span: TextSpan
  /// All parts of a slogan that is spread over headings; else empty.
  public var parts: [TextSpan]
  /// What speaks for it and against it.
  public var evidence: SloganEvidenceSet
  /// What its words and those around it add to its score, in logits.
  public var wordScore: Double

  /// Creates a candidate.
  public init(
    form: String, canonical: String, type: SloganType, template: String? = nil,
    canonicalTemplate: String? = nil,
    members: [SloganMember] = [], span: TextSpan, parts: [TextSpan] = [],
    evidence: SloganEvidenceSet, wordScore: Double = 0
  ) {
    self.form = form
    self.canonical = canonical
    self.type = type
    self.template = template
    self.canonicalTemplate = canonicalTemplate
    self.members = members
    self.span = span
    self.parts = parts
    self.evidence = evidence
    self.wordScore = wordScore
  }
}
