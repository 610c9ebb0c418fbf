package import HanCore
import HanLexicon

/// Converts text between variants of written Chinese, keeping the way back to every character of
/// the source.
///
/// By dictionaries alone, the result is OpenCC's:
///
/// ```swift
/// let converter = try ScriptConverter(to: .traditional)
/// converter.convert("图书馆")  // "圖書館"
/// ```
///
/// With the words of the text, matches that cut words are refused, names are converted as names,
/// and what is in the target's script already stays: see ``convert(_:words:)``.
///
/// A converter is cheap to make and to use, from as many tasks as you like.
package struct ScriptConverter: Sendable {
  /// The variant it converts from.
  package let source: ScriptVariant
  /// The variant it converts to.
  package let target: ScriptVariant
  let engine: DictionaryEngine
  private let words: WordsEngine

  /// Creates a converter.
  ///
  /// - Parameters:
  ///   - source: The variant the text is in; by default Simplified, or Traditional when that is
  ///     the target.
  ///   - target: The variant to convert to.
  ///   - custom: Words of the user's, which win over the dictionaries.
  ///   - foldsVariants: Whether variants that OpenCC's dictionaries leave become standard forms
  ///     when text becomes Simplified (看著 becomes 看着, 著名 stays).
  /// - Throws: `ResourceError` when the bundled tables cannot be used.
  /// - Complexity: O(1); the tables are used where they are.
  package init(
    from source: ScriptVariant? = nil, to target: ScriptVariant,
    custom: CustomConversions = CustomConversions(), foldsVariants: Bool = false
  ) throws(ResourceError) {
    self.source = source ?? (target == .simplified ? .traditional : .simplified)
    self.target = target
    let tables = try BundledConversion.tables()
    do {
      var engine = try DictionaryEngine(
        from: self.source, to: target, tables: tables, custom: custom.table,
        foldsVariants: foldsVariants && target == .simplified)
      if foldsVariants, self.source == .traditional, target == .simplified, custom.table == nil {
        engine.isCanonical = true
      }
      self.engine = engine
      words = try WordsEngine(from: source, to: target, tables: tables, custom: custom.table)
    } catch {
      throw ResourceError(resource: "conversion tables", cause: error.description)
    }
  }

  /// The text in the target variant, by dictionaries alone.
  ///
  /// - Precondition: the text is shorter than 4 GiB.
  /// - Complexity: O(*n*).
  package func convert(_ text: MappedText) -> MappedText {
    var current = text.text
    guard let (result, map) = current.withUTF8({ engine.mappedText(of: $0) }) else { return text }
    return MappedText(source: text.source, text: result, map: map.composed(after: text.map))
  }

  /// The text in the target variant, by dictionaries alone and without a map.
  ///
  /// - Precondition: the text is shorter than 4 GiB.
  /// - Complexity: O(*n*).
  package func convert(_ text: String) -> String {
    var text = text
    return text.withUTF8 { engine.text(of: $0) }
  }

  /// Whether it makes a difference to the conversion of a text whether a word is a name.
  ///
  /// - Parameter word: Valid UTF-8.
  package func asksKind(_ word: UnsafeBufferPointer<UInt8>) -> Bool { words.asksKind(word) }

  /// The text in the target variant, with regard to its words, without a map.
  ///
  /// - Complexity: As ``convert(_:words:notes:)``.
  package func text(of text: String, words: WordBoundaries) -> String {
    self.words.text(of: text, words: words)
  }

  /// The text in the target variant, with regard to its words.
  ///
  /// Sentences that are in the target's script already stay as they are, whatever the source is
  /// said to be; so do, in a sentence of both scripts, words of the target's.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - words: Its words, spans being those of `text.text`.
  ///   - notes: Whether uncertain places are told.
  /// - Complexity: O(*n*), times the longest key in the worst case.
  package func convert(
    _ text: MappedText, words: WordBoundaries, notes: Bool = true
  ) -> Conversion {
    let result = self.words.convert(text.text, words: words, notes: notes)
    if result.map.isIdentity { return Conversion(text: text, ambiguities: result.ambiguities) }
    return Conversion(
      text: MappedText(
        source: text.source, text: result.text, map: result.map.composed(after: text.map)),
      ambiguities: result.ambiguities)
  }
}
