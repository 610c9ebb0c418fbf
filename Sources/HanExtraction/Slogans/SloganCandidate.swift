package import HanCore

/// What might be a slogan, with what ranking needs to know; no text is needed past this point.
package struct SloganCandidate: Hashable, Sendable {
  /// The wording in the document, without annotations inside it.
  package var form: String
  /// The normalised wording; see ``SloganKey``.
  package var canonical: String
  /// What would make it a slogan.
  package var type: SloganType
  /// The frame of a parallel slogan as the document writes it, with `_` for what varies.
  package var template: String?
  /// The frame in the canonical script.
  package var canonicalTemplate: String?
  /// What a numeral slogan stands for, as far as the document says.
  package var members: [SloganMember]
  /// Where it stands in the document, UTF-8 bytes; the first part of a slogan that is spread over
  /// headings.
  package var span: TextSpan
  /// All parts of a slogan that is spread over headings; else empty.
  package var parts: [TextSpan]
  /// What speaks for it and against it.
  package var evidence: SloganEvidenceSet
  /// What its words and those around it add to its score, in logits.
  package var wordScore: Double

  /// Creates a candidate.
  package init(
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
