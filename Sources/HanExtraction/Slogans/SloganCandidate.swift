public import HanCore

/// What might be a slogan, with what ranking needs to know; no text is needed past this point.
public struct SloganCandidate: Hashable, Sendable {
  /// The wording in the document, without annotations inside it.
  public var form: String
  /// The normalised wording; see ``SloganKey``.
  public var canonical: String
  /// What would make it a slogan.
  public var type: SloganType
  /// The frame of a parallel slogan, with `_` for what varies.
  public var template: String?
  /// What a numeral slogan stands for, as far as the document says.
  public var members: [String]
  /// Where it stands in the document, UTF-8 bytes.
  public var span: TextSpan
  /// What speaks for it.
  public var evidence: Set<SloganEvidence>

  /// Creates a candidate.
  public init(
    form: String, canonical: String, type: SloganType, template: String? = nil,
    members: [String] = [], span: TextSpan, evidence: Set<SloganEvidence>
  ) {
    self.form = form
    self.canonical = canonical
    self.type = type
    self.template = template
    self.members = members
    self.span = span
    self.evidence = evidence
  }
}

/// A mark that speaks for, or against, a candidate.
public enum SloganEvidence: String, Hashable, Sendable, CaseIterable {
  /// It stands in quotation marks.
  case quoted
  /// It has three segments or more.
  case threeSegments
  /// The segments begin with the same characters.
  case prefixFrame
  /// The segments share characters inside.
  case infixFrame
  /// The segments end with the same characters only.
  case suffixFrame
  /// A segment has six characters at most.
  case shortSegments
  /// The first segment was cut out of a longer clause.
  case trimmedStart
  /// The last segment was cut out of a longer clause.
  case trimmedEnd
  /// The shared characters are a verb, an adverb or a negation.
  case verbalFrame
  /// It begins with a Chinese numeral.
  case numeral
  /// A verb that introduces demands stands before it: 做到, 坚持, 确保.
  case signalVerb
}
