import Foundation

/// How free the neighbours of a candidate word are.
package enum BranchingEntropy {
  /// `−Σ p ln p` of the counts of neighbours on one side (Jin & Tanaka-Ishii 2006; matrix67 2012); a
  /// boundary of a line or punctuation is a neighbour of its own. `nil` without a neighbour.
  package static func entropy(_ counts: some Sequence<Int>) -> Double? {
    var total = 0
    var sum = 0.0
    for count in counts where count > 0 {
      total += count
      sum += Double(count) * log(Double(count))
    }
    guard total > 0 else { return nil }
    return max(0, log(Double(total)) - sum / Double(total))
  }
}
