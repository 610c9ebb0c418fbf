package import HanCore

/// The key under which the wordings of a slogan are one: letters and digits only, lower case.
///
/// Punctuation, quotation marks and white space do not tell slogans apart: 早发现、早报告 and
/// 早发现,早报告 are one.
package struct SloganKey: Hashable, Comparable, Sendable {
  /// The key's characters.
  package let term: Term

  /// The key of a wording in the canonical script.
  package init(_ canonical: String) {
    var result = String.UnicodeScalarView()
    var isHan = true
    for scalar in canonical.unicodeScalars {
      if scalar.isHan {
        result.append(scalar)
      } else if MarkKind(scalar).isWord {
        result.append(scalar)
        isHan = false
      }
    }
    term = Term(isHan ? String(result) : String(result).lowercased())
  }

  /// Orders by bytes.
  package static func < (a: SloganKey, b: SloganKey) -> Bool { a.term < b.term }
}

/// The mechanical normalisation of a slogan's wording.
enum SloganWording {
  /// Whether the scalar is a mark between segments that normalisation keeps.
  static func isKept(_ scalar: Unicode.Scalar) -> Bool { scalar == "、" || scalar == "，" }

  /// Quotation marks and line breaks dropped, ASCII marks made full width, a blank between Chinese
  /// characters made a comma.
  static func canonical(_ text: some Collection<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    var blank = false
    for scalar in text {
      if scalar.isHan, !blank {
        result.append(scalar)
        continue
      }
      if Marks.isQuote(scalar) || scalar.isLineBreak { continue }
      if scalar.isSpaceOrControl {
        blank = true
        continue
      }
      if blank, let last = result.last {
        result.append(last.isHan && scalar.isHan ? "，" : " ")
      }
      blank = false
      result.append(Marks.fullWidth[scalar] ?? scalar)
    }
    return String(result)
  }
}
