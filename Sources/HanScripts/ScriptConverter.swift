public import HanCore
import HanLexicon

/// Converts text between variants of written Chinese, keeping the way back to every character of
/// the source.
public struct ScriptConverter: Sendable {
  /// The variant it converts from.
  public let source: ScriptVariant
  /// The variant it converts to.
  public let target: ScriptVariant
  private let engine: DictionaryEngine

  /// Creates a converter that works as OpenCC does: by dictionaries alone.
  ///
  /// - Parameters:
  ///   - source: The variant the text is in; by default Simplified, or Traditional when that is
  ///     the target.
  ///   - target: The variant to convert to.
  /// - Throws: `ResourceError` when the bundled tables cannot be used.
  /// - Complexity: O(1); the tables are used where they are.
  public init(from source: ScriptVariant? = nil, to target: ScriptVariant) throws(ResourceError) {
    self.source = source ?? (target == .simplified ? .traditional : .simplified)
    self.target = target
    do {
      engine = try DictionaryEngine(
        from: self.source, to: target, tables: try BundledConversion.tables())
    } catch let error as ResourceError {
      throw error
    } catch {
      throw ResourceError(resource: "conversion tables", cause: "\(error)")
    }
  }

  /// The text in the target variant.
  ///
  /// - Complexity: O(*n*).
  public func convert(_ text: MappedText) -> MappedText {
    var current = text.text
    return current.withUTF8 { bytes in
      engine.convert(bytes, noting: ReplacementList.self) { result, noted in
        if noted.items.isEmpty { return text }
        let map = OffsetMap(
          replacements: noted.items, sourceCount: bytes.count, targetCount: result.count)
        return MappedText(
          source: text.source, text: String(validUTF8: result),
          map: map.composed(after: text.map))
      }
    }
  }

  /// The text in the target variant, without a map.
  public func convert(_ text: String) -> String {
    var text = text
    return text.withUTF8 { bytes in
      engine.convert(bytes, noting: NoReplacements.self) { result, _ in
        String(validUTF8: result)
      }
    }
  }
}
