/// What kind of piece ICU's word rules found, from the rule status of its end.
///
/// The ranges are those of ICU's `UWordBreak`.
package enum WordStatus: Sendable, Hashable, CaseIterable {
  /// Spaces, punctuation, symbols, emoji.
  case none
  /// Numbers, 100..<200.
  case number
  /// Words of letters other than those below, 200..<300.
  case letter
  /// Words of kana, 300..<400.
  case kana
  /// Words of ideographs, 400..<500; words of mixed Han and kana too.
  case ideographic

  /// Classifies a status as ``BreakIterator`` gives it; a value outside all ranges is `none`.
  package init(ruleStatus: Int32) {
    switch ruleStatus {
    case 100..<200: self = .number
    case 200..<300: self = .letter
    case 300..<400: self = .kana
    case 400..<500: self = .ideographic
    default: self = .none
    }
  }
}
