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

  /// Reads a file of weights, in its text form or as tables.
  ///
  /// - Throws: `ResourceError` when the file cannot be read, with its line.
  public init(contentsOf path: String) throws(ResourceError) {
    let bytes: [UInt8]
    do throws(FileContents.Failure) { bytes = try FileContents.read(path) } catch {
      throw ResourceError(resource: path, cause: error.cause)
    }
    try self.init(reading: bytes, source: path)
  }

  /// Reads weights, in their text form or as tables.
  ///
  /// - Parameter source: What errors call them.
  package init(reading bytes: [UInt8], source: String) throws(ResourceError) {
    do {
      let tables =
        bytes.starts(with: ModelContainer.magic)
        ? bytes : KeywordModel.tables(of: try RankerWeights(parsing: bytes, source: source))
      own = try Self.open(ModelContainer(TableBytes(tables)), source: source)
    } catch {
      throw ResourceError(resource: source, cause: "\(error)")
    }
  }

  /// The bundled weights, learnt from abstracts, news and official documents.
  public static let bundled = KeywordRanker()

  private static let bundledModel: KeywordModel = {
    do {
      return try open(BundledTables.keywords(), source: "bundled weights of keywords")
    } catch {
      // The bundled files are checked by the tests of the very build they are part of.
      preconditionFailure("\(error)")
    }
  }()

  /// A ranker without weights, with the bundled reference: what training begins with.
  ///
  /// - Throws: `ResourceError` when the reference cannot be used.
  package static func untrained() throws(ResourceError) -> KeywordRanker {
    do {
      let tables = KeywordModel.tables(of: RankerWeights([RankerWeights.bias: 0]))
      return KeywordRanker(try open(ModelContainer(TableBytes(tables)), source: "no weights"))
    } catch {
      throw ResourceError(resource: "reference counts", cause: "\(error)")
    }
  }

  private static func open(_ container: ModelContainer, source: String) throws -> KeywordModel {
    try KeywordModel(
      container, reference: ReferenceCounts(BundledTables.reference()), source: source)
  }
}
