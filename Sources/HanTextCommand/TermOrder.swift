import ArgumentParser
import HanText

/// The order in which terms are written.
enum TermOrder: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// The most frequent first.
  case frequency
  /// By sound.
  case pinyin
  /// By strokes.
  case stroke

  /// The terms in this order; what it does not tell apart in the order of the terms' bytes.
  ///
  /// - Throws: `ResourceError` when ICU's data cannot be opened.
  func sorted(_ terms: [ScoredTerm]) throws(ResourceError) -> [ScoredTerm] {
    switch self {
    case .frequency:
      terms.sorted { a, b in
        a.count.frequency != b.count.frequency
          ? a.count.frequency > b.count.frequency : a.term < b.term
      }
    case .pinyin: try ChineseOrder.pinyin.sorted(terms) { $0.form.text }
    case .stroke: try ChineseOrder.stroke.sorted(terms) { $0.form.text }
    }
  }
}
