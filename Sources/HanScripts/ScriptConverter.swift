public import HanCore
import HanICU

/// Converts text to one script, keeping the way back to every character of the source.
///
/// Conversion is ICU's (`Simplified-Traditional`, `Traditional-Simplified`): by characters, with
/// rules for common words. Only stretches that hold a character of the other script are touched.
public struct ScriptConverter: Sendable {
  /// The script it converts to.
  public let target: ChineseScript
  private let transliterator: Transliterator

  /// Creates a converter.
  ///
  /// - Throws: ``ResourceError`` when ICU's data lacks the conversion.
  public init(to target: ChineseScript) throws(ResourceError) {
    self.target = target
    let identifier =
      switch target {
      case .simplified: "Traditional-Simplified"
      case .traditional: "Simplified-Traditional"
      }
    do {
      transliterator = try Transliterator(identifier)
    } catch {
      throw ResourceError(resource: "ICU \(identifier)", cause: error.description)
    }
  }

  /// The text in the target script.
  ///
  /// - Complexity: O(*n*).
  public func convert(_ text: MappedText) -> MappedText { text.applying(edits(in: text.text)) }

  /// The text in the target script, without a map.
  public func convert(_ text: String) -> String { convert(MappedText(text)).text }

  /// The characters that change, each an edit of its own where that is possible.
  func edits(in text: String) -> [TextEdit] {
    let characters = ScriptCharacters.shared
    var edits: [TextEdit] = []
    var stretch = Stretch()
    var offset = 0
    for scalar in text.unicodeScalars {
      if scalar.isHan {
        let isForeign =
          target == .simplified
          ? characters.isTraditional(scalar) : !characters.isTraditional(scalar)
        stretch.append(scalar, at: offset, isForeign: isForeign)
      } else {
        convert(&stretch, into: &edits)
      }
      offset += UTF8.width(scalar)
    }
    convert(&stretch, into: &edits)
    return edits
  }

  /// A run of Chinese characters.
  private struct Stretch {
    var scalars: [Unicode.Scalar] = []
    var start = 0
    var needsConversion = false

    mutating func append(_ scalar: Unicode.Scalar, at offset: Int, isForeign: Bool) {
      if scalars.isEmpty { start = offset }
      scalars.append(scalar)
      if isForeign { needsConversion = true }
    }
  }

  private func convert(_ stretch: inout Stretch, into edits: inout [TextEdit]) {
    defer {
      stretch.scalars.removeAll(keepingCapacity: true)
      stretch.needsConversion = false
    }
    guard stretch.needsConversion else { return }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: stretch.scalars)
    let source = String(view)
    let converted = Array(transliterator.transliterate(source).unicodeScalars)
    guard converted.count == stretch.scalars.count else {
      // Rules that change the length give no alignment: the whole stretch is one replacement.
      var result = String.UnicodeScalarView()
      result.append(contentsOf: converted)
      edits.append(
        TextEdit(
          TextSpan(stretch.start, stretch.start + source.utf8.count), String(result)))
      return
    }
    var offset = stretch.start
    for (old, new) in zip(stretch.scalars, converted) {
      let width = UTF8.width(old)
      if old != new { edits.append(TextEdit(TextSpan(offset, offset + width), String(new))) }
      offset += width
    }
  }
}
