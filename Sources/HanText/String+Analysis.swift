public import HanCore
public import HanExtraction

extension String {
  /// The keywords of the text, best first.
  ///
  /// ```swift
  /// try "山城图书馆开放夜间阅读，夜间阅读免费。".keywords(limit: 1).map(\.term)  // ["夜间阅读"]
  /// ```
  ///
  /// Several documents are better ranked together: see ``Batch``.
  ///
  /// - Parameter limit: How many keywords at most.
  /// - Throws: `ResourceError` when the bundled tables or models, or ICU's data, cannot be opened.
  public func keywords(limit: Int = 10) throws(ResourceError) -> [Keyword] {
    try batch { $0.keywords(of: $1, limit: limit) }
  }

  /// The slogans of the text, best first.
  ///
  /// ```swift
  /// try "各村要早巡查、早报告、早处置。".slogans().map(\.text)  // ["早巡查、早报告、早处置"]
  /// ```
  ///
  /// - Throws: `ResourceError` when the bundled tables or models, or ICU's data, cannot be opened.
  public func slogans() throws(ResourceError) -> [Slogan] { try batch { $0.slogans(of: $1) } }

  private func batch<Found>(
    _ rank: (Batch, DocumentAnalysis) -> [Found]
  ) throws(ResourceError) -> [Found] {
    let analysis = try Analyzer.shared.get().analyze(Document(id: "", text: self))
    var batch = Batch()
    batch.add(analysis)
    return rank(batch, analysis)
  }
}

extension Analyzer {
  /// The analyzer of the one-line verbs, made at first use.
  fileprivate static let shared = Result { () throws(ResourceError) in try Analyzer() }
}
