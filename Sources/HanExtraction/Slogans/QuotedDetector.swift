import HanCore

/// Finds single segments in quotation marks that may be slogans: three to twelve characters, with
/// what the words around them and inside them say.
struct QuotedDetector: SloganDetector {
  /// The lengths of a quotation that may be a slogan, in characters.
  static let lengths = 3...14

  func addProposals(in document: SloganText, to result: inout [SloganSpan]) {
    let scalars = document.scalars.scalars
    for quotation in document.quotations {
      var range = quotation
      if let last = range.last, document.kind(last) == .stop {
        range = range.lowerBound..<last
      }
      guard Self.lengths.contains(range.count),
        range.allSatisfy({ document.kind($0).isWord || Self.joins($0, of: range, in: document) }),
        SloganNumerals.value(scalars[range.lowerBound]) == nil || range.count > 6
      else { continue }
      var marks = document.placeEvidence(range)
      marks.insert(.quoted)
      switch range.count {
      case 3: marks.insert(.length3)
      case 4: marks.insert(.length4)
      case 5, 6: marks.insert(.length5)
      case 7, 8: marks.insert(.length7)
      default: marks.insert(.length9)
      }
      document.addWords(to: &marks, range)
      marks.insert(.plus, if: range.contains { !document.kind($0).isWord })
      marks.insert(.innerRepetition, if: document.repeatsCharacter(in: range))
      marks.insert(
        .affixes, if: document.vocabulary.affixes.contains(scalars[range.upperBound - 1]))
      result.append(SloganSpan(range: range, type: .quoted, evidence: marks))
    }
  }

  /// Whether a plus sign or a dot between two words stands at an index inside a quotation.
  private static func joins(_ index: Int, of range: Range<Int>, in document: SloganText) -> Bool {
    switch document.scalar(index) {
    case "+", "＋", "·":
      index > range.lowerBound && index + 1 < range.upperBound && document.kind(index - 1).isWord
        && document.kind(index + 1).isWord
    default: false
    }
  }
}
