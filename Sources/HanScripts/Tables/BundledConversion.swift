import HanCore
import HanLexicon

/// The conversion tables that are compiled into the binary, opened once.
enum BundledConversion {
  private static let container = Result { () throws(ContainerError) in
    try BundledTables.conversion()
  }

  /// The tables.
  ///
  /// - Throws: `ResourceError` when the bundled file is of another version.
  static func tables() throws(ResourceError) -> ModelContainer {
    do {
      return try container.get()
    } catch {
      throw ResourceError(resource: "conversion tables", cause: error.description)
    }
  }

  /// What the conversion to the canonical form leaves as it is; `nil` if nobody knows.
  static let canonicalFilter: ChangeFilter? = {
    guard let tables = try? tables() else { return nil }
    return try? DictionaryEngine(
      from: .traditional, to: .simplified, tables: tables, foldsVariants: true
    ).makeFilter()
  }()
}
