public import HanCore
import HanLexicon

/// What ranks keywords: trained weights. See `hantext-train train ranker`.
public struct KeywordRanker: Sendable {
  /// The model; `nil` for the bundled one.
  private let own: KeywordModel?

  /// The model.
  package var model: KeywordModel { own ?? Self.bundledModel }

  package init(_ model: KeywordModel) { own = model }

  private init() { own = nil }

  /// Reads a file of weights.
  ///
  /// - Throws: `ResourceError` when the file cannot be read, with its line.
  public init(contentsOf path: String) throws(ResourceError) {
    guard let bytes = NumberedLines.contents(of: path) else {
      throw ResourceError(resource: path, cause: NumberedLines.unreadable)
    }
    self = try Self.read(bytes, source: path)
  }

  /// The bundled weights, learnt from abstracts, news and official documents; read at first use,
  /// which takes a tenth of a second.
  public static let bundled = KeywordRanker()

  private static let bundledModel: KeywordModel = {
    do {
      return try read(BundledText.keywordRanker, source: "bundled weights of keywords").model
    } catch {
      // The bundled files are checked by the tests of the very build they are part of.
      preconditionFailure("\(error)")
    }
  }()

  /// A ranker without weights, with the bundled reference: what training begins with.
  ///
  /// - Throws: `ResourceError` when the reference cannot be used.
  package static func untrained() throws(ResourceError) -> KeywordRanker {
    try read(Array("bias\t0\n".utf8), source: "no weights")
  }

  private static func read(
    _ bytes: [UInt8], source: String
  ) throws(ResourceError) -> KeywordRanker {
    let reference: ReferenceCounts
    do {
      reference = try ReferenceCounts(BundledTables.reference())
    } catch {
      throw ResourceError(resource: "reference counts", cause: error.description)
    }
    do {
      return KeywordRanker(
        try KeywordModel(
          RankerWeights(parsing: bytes, source: source), reference: reference, source: source))
    } catch {
      throw ResourceError(resource: source, cause: error.description)
    }
  }
}
