package import HanCore
import HanLexicon

/// Makes wordings alike that differ in the writing of characters alone, for matching and counting.
///
/// Scripts and regional variants become one (裡, 裏 and 里; 臺 and 台; 為, 爲 and 为; 說 and 説; 著
/// and 着), and whatever ICU's NFKC makes one is one: full-width letters, digits and signs with
/// half-width ones, compatibility ideographs with plain ones, ㎡ with m2. The result is a key; it is
/// not meant to be read.
///
/// ```swift
/// VariantFolding.shared?.key("臺灣的説法５Ｇ")  // "台湾的说法5G"
/// ```
package struct VariantFolding: Sendable {
  private let engine: DictionaryEngine
  private let compatibility: CompatibilityFolding

  /// The folding, made at first use; `nil` when the bundled tables cannot be used.
  package static let shared = try? VariantFolding()

  /// Opens the bundled tables.
  ///
  /// - Throws: `ResourceError` when they cannot be used.
  package init() throws(ResourceError) {
    let tables = try BundledConversion.tables()
    compatibility = try CompatibilityFolding()
    do {
      // Hong Kong's and Taiwan's forms first, then Simplified.
      let steps = try [ScriptVariant.hongKong, .taiwan].map { source throws(ContainerError) in
        try DictionaryEngine(from: source, to: .traditional, tables: tables).steps
      }
      engine = DictionaryEngine(
        steps: steps.flatMap { $0 }
          + (try DictionaryEngine(
            from: .traditional, to: .simplified, tables: tables, foldsVariants: true)).steps)
    } catch {
      throw ResourceError(resource: "conversion tables", cause: error.description)
    }
  }

  /// The key of a wording.
  ///
  /// - Complexity: O(*n*).
  package func key(_ text: String) -> String {
    var folded = compatibility.key(text)
    if folded.unicodeScalars.contains("著") {
      // 着 and 著 are one, whatever they mean.
      folded = String(
        String.UnicodeScalarView(folded.unicodeScalars.map { $0 == "著" ? "着" : $0 }))
    }
    return folded.withUTF8 { bytes in
      engine.convert(bytes, noting: NoReplacements.self) { result, _ in String(validUTF8: result) }
    }
  }
}
