internal import Foundation
package import HanText

/// How the documents of a store are analysed: all that words depend on beside the documents.
package struct StoreSettings: Codable, Hashable, Sendable {
  /// Whether texts are taken as they are.
  package var isRaw = false
  /// Rules of cleaning that are switched off, in order.
  package var withoutRules: [String] = []
  /// What documents are, if not what they look like.
  package var kind: String?
  /// The texts of the user's dictionaries, in order.
  package var dictionaries: [String] = []
  /// The texts of the user's patterns, in order.
  package var patterns: [String] = []
  /// Whether every sentence is cut by itself.
  package var forgetsWords = false
  /// How documents are words already.
  package var tokenized: String?
  /// Words that were found in the documents and taken over, one a line as in a dictionary.
  package var adopted: [String] = []

  /// The usual analysis.
  package init() {}

  /// What analyses documents so.
  ///
  /// - Throws: `UserDictionaryError`.
  package func configuration(
    offsets: OffsetUnit = .scalar
  ) throws(UserDictionaryError) -> Configuration {
    var dictionary = UserDictionary()
    for text in dictionaries {
      dictionary.merge(try UserDictionary(parsing: text, path: "the store's dictionary"))
    }
    for text in patterns {
      dictionary.add(patterns: try UserPattern.parse(text, path: "the store's patterns"))
    }
    if !adopted.isEmpty {
      dictionary.merge(
        try UserDictionary(
          parsing: adopted.joined(separator: "\n"), path: "the store's adopted words"))
    }
    var configuration = Configuration(
      cleans: !isRaw, withoutRules: Set(withoutRules), kind: kind.flatMap(TextKind.init),
      userDictionary: dictionary, offsets: offsets)
    configuration.remembersWords = !forgetsWords
    configuration.tokenizedInput = tokenized.flatMap(TokenizedInput.init)
    if configuration.tokenizedInput != nil { configuration.tags = false }
    return configuration
  }

  /// As JSON, the same for the same settings.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  init?(json: String) {
    guard let value = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else {
      return nil
    }
    self = value
  }
}
