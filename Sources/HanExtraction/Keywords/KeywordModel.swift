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

/// How a word, or a character, can stand to a candidate.
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
  /// It is the candidate's first character.
  case initial
  /// It is its last character.
  case final
  /// It is the whole candidate.
  case whole

  package var name: String {
    switch self {
    case .before: "before"
    case .after: "after"
    case .first: "first"
    case .inside: "inside"
    case .last: "last"
    case .initial: "initial"
    case .final: "final"
    case .whole: "whole"
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

  /// What is known of the word with this hash and wording.
  func word(_ hash: UInt64, _ wording: Term, flags: KeywordUnit.Flags) -> KeywordWord {
    var own = roles[hash] ?? .zero
    let characters = Self.ends(of: wording)
    for (role, character) in [(KeywordRole.initial, characters.first), (.final, characters.last)] {
      own[role.rawValue] = roles[character]?[role.rawValue] ?? 0
    }
    return KeywordWord(
      flags: flags, roles: own, frequency: reference.words.logarithm(of: hash))
  }

  /// The weight of a candidate as a whole, in thousandths.
  func whole(_ hash: UInt64) -> Int16 { roles[hash]?[KeywordRole.whole.rawValue] ?? 0 }

  /// The hashes of a word's first and last character.
  static func ends(of word: Term) -> (first: UInt64, last: UInt64) {
    let scalars = word.text.unicodeScalars
    func hash(_ scalar: Unicode.Scalar?) -> UInt64 {
      PhraseHash.hash(scalar.map { String(Character($0)) } ?? "")
    }
    return (hash(scalars.first), hash(scalars.last))
  }
}
