import Foundation
package import HanCore
package import HanLexicon

/// How a word, or a character, can stand to a candidate. The raw value is its column in the table.
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
  /// It stands anywhere in the document: the sign is plus for words of abstracts, minus for those
  /// of news.
  case style

  package var name: String { "\(self)" }
}

/// What ranks keywords: the weights of features, words that are typical around and in keywords,
/// and how common words and phrases are in general.
package struct KeywordModel: Sendable {
  package let hasher = PhraseHash()
  package let weights: KeywordWeights
  package let reference: ReferenceCounts
  private let roles: HashedRows
  /// The rarity of a phrase that the reference does not know.
  private let rarest: Double

  /// Steps of a role's unit in the table.
  static let roleScale = 20.0

  /// Opens a file of tables.
  ///
  /// - Throws: ``ContainerError`` when it is damaged, ``RankerError`` when its weights do not fit.
  package init(_ container: ModelContainer, reference: ReferenceCounts, source: String) throws {
    let text = try container.section("weights")
    weights = try KeywordWeights(
      RankerWeights(
        parsing: text.withIntegers(of: UInt8.self) { Array($0) }, source: source), source: source)
    roles = try HashedRows(container, tags: "role tags", rows: "role rows")
    self.reference = reference
    rarest = log(Double(reference.documents + 1)) - log(0.5)
  }

  /// Makes tables of weights: those of features, and those of words in a role, which are named
  /// `role:word`.
  ///
  /// - Returns: The bytes of a file of tables; the same weights give the same bytes.
  package static func tables(of weights: RankerWeights) -> [UInt8] {
    var dense = RankerWeights([:])
    var roles = HashedRowsBuilder()
    for (name, weight) in weights.values {
      guard let colon = name.firstIndex(of: ":"),
        let role = KeywordRole.allCases.first(where: { $0.name == name[..<colon] })
      else {
        dense.values[name] = weight
        continue
      }
      let word = PhraseHash.hash(name[name.index(after: colon)...].replacing("\\n", with: "\n"))
      roles.set(word, role.rawValue, to: Int8(clamping: Int((weight * roleScale).rounded())))
    }
    var container = ContainerBuilder()
    container.add("weights", Array(dense.text(comment: "By feature.").utf8))
    roles.add(to: &container, tags: "role tags", rows: "role rows")
    return container.build()
  }

  /// The weights of a word in its roles: its own, and those of its first and last character.
  func roles(of word: UInt64, first: UInt64, last: UInt64) -> HashedRows.Row {
    var row = roles.row(of: word)
    row[KeywordRole.initial.rawValue] = roles.row(of: first)[KeywordRole.initial.rawValue]
    row[KeywordRole.final.rawValue] = roles.row(of: last)[KeywordRole.final.rawValue]
    return row
  }

  /// The style of a document, 0 for news to 1 for abstracts, from the mean log-odds of its words.
  package static func style(ofMean mean: Double) -> Double { 1 / (1 + exp(-4 * mean)) }

  /// ln of the reference's documents over those with the phrase; half a document for unknown ones.
  package func referenceRarity(of hash: UInt64) -> Double {
    referenceRarity(code: reference.phrases.code(of: hash).map { Int16($0) } ?? -1)
  }

  /// The same from the logarithm in the reference's steps, −1 for unknown phrases.
  func referenceRarity(code: Int16) -> Double {
    code < 0 ? rarest : rarest + log(0.5) - Double(code) / ReferenceTableBuilder.scale
  }
}
