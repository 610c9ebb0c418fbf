import HanCore
import HanScripts

/// Turns quotation marks into those of the other script: “” and ‘’ are 「」 and 『』 in Traditional
/// text. An apostrophe inside of a word in Latin letters stays.
struct QuotationMarks: Sendable {
  private let marks: [Unicode.Scalar: Unicode.Scalar]

  private static let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("“", "「"), ("”", "」"), ("‘", "『"), ("’", "』"),
  ]

  /// The marks of a variant.
  init(to target: ScriptVariant) {
    marks = Dictionary(
      uniqueKeysWithValues: Self.pairs.map { curly, corner in
        target.isTraditional ? (curly, corner) : (corner, curly)
      })
  }

  /// The text with the marks of the target. All marks have three bytes, so places stay.
  ///
  /// - Complexity: O(*n*).
  func convert(_ text: MappedText) -> MappedText {
    var edits: [TextEdit] = []
    var offset = 0
    var before: Unicode.Scalar?
    for scalar in text.text.unicodeScalars {
      let width = UTF8.width(scalar)
      let isApostrophe =
        (scalar == "’" || scalar == "‘")
        && before.map { $0.isASCII && $0.properties.isAlphabetic } ?? false
      if let mark = marks[scalar], !isApostrophe {
        edits.append(TextEdit(TextSpan(offset, offset + width), String(mark)))
      }
      offset += width
      before = scalar
    }
    return edits.isEmpty ? text : text.applying(edits)
  }
}
