public import HanCore
import HanLexicon

/// Makes wordings alike that differ in the writing of characters alone, for matching and counting.
///
/// Scripts and regional variants become one (裡, 裏 and 里; 臺 and 台; 為, 爲 and 为; 說 and 説; 著
/// and 着), full-width letters, digits and signs become half-width, and compatibility ideographs
/// their plain forms. The result is a key; it is not meant to be read.
///
/// ```swift
/// VariantFolding.shared?.key("臺灣的説法５Ｇ")  // "台湾的说法5G"
/// ```
public struct VariantFolding: Sendable {
  private let engine: DictionaryEngine

  /// The folding, made at first use; `nil` when the bundled tables cannot be used.
  public static let shared = try? VariantFolding()

  /// Opens the bundled tables.
  ///
  /// - Throws: `ResourceError` when they cannot be used.
  public init() throws(ResourceError) {
    let tables = try BundledConversion.tables()
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
  public func key(_ text: String) -> String {
    var narrow = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: narrow.append(" ")
      // 着 and 著 are one, whatever they mean.
      case 0x8457: narrow.append("着")
      default: narrow.append(scalar)
      }
    }
    var folded = String(narrow)
    return folded.withUTF8 { bytes in
      engine.convert(bytes, noting: NoReplacements.self) { result, _ in String(validUTF8: result) }
    }
  }
}
