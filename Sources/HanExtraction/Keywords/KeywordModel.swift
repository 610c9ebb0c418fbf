import Foundation
package import HanCore
package import HanLexicon

/// What is known of a word, whatever the document.
struct KeywordWord {
  /// Whether it is a stop word, and which parts of terms it may be.
  var flags: KeywordUnit.Flags
  /// By ``KeywordRole``: the log-odds of keywords around or in which the word stands so, in
  /// thousandths.
  var roles: SIMD8<Int16>
  /// The logarithm of its count in general text; `nil` for a word that is not known.
  var frequency: Double?
}

/// How a word can stand to a candidate.
package enum KeywordRole: Int, CaseIterable, Sendable {
  /// It stands in front of the candidate.
  case before
  /// It stands behind it.
  case after
  /// It is the candidate's first word.
  case first
  /// It is one of its words.
  case inside
  /// It is its last word.
  case last

  package var name: String {
    switch self {
    case .before: "before"
    case .after: "after"
    case .first: "first"
    case .inside: "inside"
    case .last: "last"
    }
  }
}

/// What ranks keywords: the weights of features, words that are typical around and in keywords,
/// and how common words and phrases are in general.
package struct KeywordModel: Sendable {
  package let hasher = PhraseHash()
  package let ranker: LinearRanker
  package let reference: ReferenceCounts
  private let roles: [UInt64: SIMD8<Int16>]

  /// Reads the weights: those of features, and those of words in a role, which are named
  /// `role:word`.
  ///
  /// - Throws: ``RankerError``.
  package init(
    _ weights: RankerWeights, reference: ReferenceCounts, source: String
  ) throws(RankerError) {
    var dense = RankerWeights([:])
    var roles: [UInt64: SIMD8<Int16>] = [:]
    for (name, weight) in weights.values {
      guard let colon = name.firstIndex(of: ":"),
        let role = KeywordRole.allCases.first(where: { $0.name == name[..<colon] })
      else {
        dense.values[name] = weight
        continue
      }
      let word = PhraseHash.hash(name[name.index(after: colon)...].replacing("\\n", with: "\n"))
      roles[word, default: .zero][role.rawValue] = Int16(clamping: Int((weight * 1000).rounded()))
    }
    ranker = try LinearRanker(
      dense, features: KeywordFeature.allCases.map(\.name), source: source)
    self.roles = roles
    self.reference = reference
  }

  /// What is known of the word with this hash.
  func word(_ hash: UInt64, flags: KeywordUnit.Flags) -> KeywordWord {
    KeywordWord(
      flags: flags, roles: roles[hash] ?? .zero, frequency: reference.words.logarithm(of: hash))
  }
}
