import Foundation
import HanExtraction

/// How often words stand in a role to right candidates and to others, and the log-odds that follow.
struct RoleTable: Sendable {
  private struct Key: Hashable {
    var role: KeywordRole
    var word: UInt64
  }

  private struct Count {
    var right: Float = 0
    var all: Float = 0
  }

  /// As how many candidates of the usual mix every word starts: what is seen rarely says little.
  static let prior = 40.0
  /// What weighs less than this is left out of the file.
  static let smallestWeight = 0.15

  private var counts: [Key: Count] = [:]
  private var total = Count()

  init() {}

  init(_ document: KeywordTrainer.LabelledDocument, times: Int) { add(document, times: times) }

  mutating func add(_ document: KeywordTrainer.LabelledDocument, times: Int) {
    let weight = Float(times)
    for (candidate, isRight) in zip(document.candidates, document.isRight) {
      total.all += weight
      if isRight { total.right += weight }
      for (role, word, share) in candidate.words {
        counts[Key(role: role, word: word), default: Count()].all += share * weight
        if isRight { counts[Key(role: role, word: word), default: Count()].right += share * weight }
      }
    }
  }

  /// ln of the odds that a candidate with the word in the role is right, against the odds of any
  /// candidate; without what a document of the table itself says.
  func logOdds(_ role: KeywordRole, _ word: UInt64, without own: RoleTable) -> Double {
    let key = Key(role: role, word: word)
    let count = counts[key] ?? Count()
    let mine = own.counts[key] ?? Count()
    let all = max(0, Double(count.all - mine.all))
    let right = min(all, max(0, Double(count.right - mine.right)))
    let base = Double(total.right - own.total.right) / Double(max(1, total.all - own.total.all))
    guard base > 0, base < 1 else { return 0 }
    let share = (right + Self.prior * base) / (all + Self.prior)
    return log(share / (1 - share)) - log(base / (1 - base))
  }

  /// The weights by `role:word`.
  func weights(_ wordings: [UInt64: String]) -> [String: Double] {
    var result: [String: Double] = [:]
    for key in counts.keys {
      guard let wording = wordings[key.word] else { continue }
      let weight = logOdds(key.role, key.word, without: RoleTable())
      if weight.magnitude >= Self.smallestWeight {
        result["\(key.role.name):\(wording)"] = (weight * 100).rounded() / 100
      }
    }
    return result
  }
}
