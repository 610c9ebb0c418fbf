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
}
