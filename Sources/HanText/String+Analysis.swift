public import HanCore
public import HanExtraction

extension String {
  /// The keywords of the text, best first.
  ///
  /// ```swift
  /// let keywords = try "山城图书馆开放夜间阅读，夜间阅读免费。".keywords(limit: 3)
  /// print(keywords.map(\.term))  // "夜间阅读" comes first
  /// ```
  ///
  /// Occurrences are UTF-8 bytes of the string: `text[occurrence]` is the keyword there, and
  /// `Range(occurrence, in: text)` and `NSRange(occurrence, in: text)` give other ranges. Several
  /// documents are better ranked together: see ``Batch``.
  ///
  /// - Parameters:
  ///   - limit: How many keywords at most.
  ///   - kind: What the text is; `nil` lets it tell: a text that begins as a page of HTML does is
  ///     read as one (see ``DocumentKind/init(of:)``), any other as plain text.
  /// - Throws: `ResourceError` when the bundled tables or models, or ICU's data, cannot be opened.
  public func keywords(
    limit: Int = 10, as kind: DocumentKind? = nil
  ) throws(ResourceError) -> [Keyword] {
    try batch(as: kind) { $0.keywords(of: $1, limit: max(0, limit)) }
  }

  /// The slogans of the text, best first.
  ///
  /// ```swift
  /// print(try "各村要早巡查、早报告、早处置。".slogans().map(\.text))  // ["早巡查、早报告、早处置"]
  /// ```
  ///
  /// - Parameter kind: What the text is; `nil` lets it tell, as for ``keywords(limit:as:)``.
  /// - Throws: `ResourceError` when the bundled tables or models, or ICU's data, cannot be opened.
  public func slogans(as kind: DocumentKind? = nil) throws(ResourceError) -> [Slogan] {
    try batch(as: kind) { $0.slogans(of: $1) }
  }

  private func batch<Found>(
    as kind: DocumentKind?, _ rank: (Batch, DocumentAnalysis) -> [Found]
  ) throws(ResourceError) -> [Found] {
    let analysis = try Analyzer.shared.get()
      .analyze(Document(id: "", text: self), as: kind ?? DocumentKind(of: self))
    var batch = Batch()
    batch.add(analysis)
    return rank(batch, analysis)
  }
}

extension Analyzer {
  /// The analyzer of the one-line verbs, made at first use. Its places are UTF-8 bytes, which strings
  /// take as they are.
  static let shared = Result { () throws(ResourceError) in
    try Analyzer(Configuration(offsets: .utf8))
  }
}
