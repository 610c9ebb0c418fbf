package import HanCore
import HanICU

/// Converts between Simplified and Traditional by ICU's transliterator, with the way back.
///
/// ICU replaces characters and a few hundred words; it knows neither regions nor context.
package struct TransliterationConverter: Sendable {
  private let transliterator: Transliterator

  /// Opens the transliterator.
  ///
  /// - Throws: `ResourceError` when ICU has no rules for the target, or its data is missing.
  package init(from source: ScriptVariant?, to target: ScriptVariant) throws(ResourceError) {
    guard Self.supports(from: source, to: target) else {
      throw ResourceError(
        resource: "ICU's transliterator",
        cause: "ICU converts between hans and hant alone; take another mode for regions")
    }
    do {
      transliterator = try Transliterator(
        target == .simplified ? "Traditional-Simplified" : "Simplified-Traditional")
    } catch {
      throw ResourceError(resource: "ICU's transliterator", cause: error.description)
    }
  }

  /// Whether ICU has rules for a conversion; `nil` leaves the source to the target.
  package static func supports(from source: ScriptVariant?, to target: ScriptVariant) -> Bool {
    let pair: [ScriptVariant] = [.simplified, .traditional]
    return pair.contains(target) && source.map { pair.contains($0) } ?? true
  }

  /// The text in the target's script.
  ///
  /// ICU says nothing of what it replaced. Lines are compared by scalars, which nearly always are
  /// as many before and after; where they are not, what differs in a line is one replacement.
  ///
  /// - Complexity: O(*n*), a little worse in the length of a line.
  package func convert(_ text: MappedText) -> MappedText {
    let result = transliterator.transliterate(text.text)
    let old = text.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = result.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    var edits: [TextEdit] = []
    if old.count == new.count {
      var offset = 0
      for (old, new) in zip(old, new) {
        if !old.elementsEqual(new) {
          Self.align(Substring(old), Substring(new), at: offset, into: &edits)
        }
        offset += old.count + 1
      }
    } else {
      Self.align(text.text[...], result[...], at: 0, into: &edits)
    }
    return text.applying(edits)
  }

  /// Adds the replacements that make one stretch the other.
  private static func align(
    _ old: Substring, _ new: Substring, at offset: Int, into edits: inout [TextEdit]
  ) {
    let (old, new) = (Array(old.unicodeScalars), Array(new.unicodeScalars))
    if old.count == new.count {
      var offset = offset
      for (before, after) in zip(old, new) {
        let end = offset + UTF8.width(before)
        if before != after { edits.append(TextEdit(TextSpan(offset, end), String(after))) }
        offset = end
      }
      return
    }
    // Something has to be left of both, so that no source is without a place in the result.
    let least = min(old.count, new.count)
    var start = 0
    while start < least - 1, old[start] == new[start] { start += 1 }
    var end = 0
    while end < least - 1 - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
      end += 1
    }
    let lower = offset + old[..<start].reduce(0) { $0 + UTF8.width($1) }
    let replaced = old[start..<(old.count - end)]
    edits.append(
      TextEdit(
        TextSpan(lower, lower + replaced.reduce(0) { $0 + UTF8.width($1) }),
        String(String.UnicodeScalarView(new[start..<(new.count - end)]))))
  }
}
