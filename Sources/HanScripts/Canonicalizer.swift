package import HanCore

/// Makes the canonical form of a text, in which everything behind the converter sees it: Simplified
/// characters, variants in their standard forms, compatibility characters plain, letters and digits
/// half-width. The way back to the source stays.
package struct Canonicalizer: Sendable {
  private let folding: CompatibilityFolding
  private let converter: ScriptConverter

  /// Opens the bundled tables and ICU's normalizer.
  ///
  /// - Parameter prepares: Whether what long texts need is made at once, as before processes are
  ///   forked; wordings do without.
  /// - Throws: `ResourceError` when they cannot be used.
  package init(prepares: Bool = true) throws(ResourceError) {
    folding = try CompatibilityFolding()
    converter = try ScriptConverter(to: .simplified, foldsVariants: true)
    if prepares { _ = BundledConversion.canonicalFilter }
  }

  /// The canonical form of a text. A text in canonical form stays as it is.
  ///
  /// - Complexity: O(*n*).
  package func canonical(_ text: MappedText) -> MappedText {
    // Plain forms first: the dictionaries know no others.
    WidthFolding.narrow(converter.convert(folding.plain(text)))
  }

  /// The canonical form of a wording, without the way back.
  package func canonical(_ text: String) -> String { canonical(MappedText(text)).text }
}
