import HanCleaning
import HanCore
import HanLexicon
package import HanStatistics

extension Configuration {
  /// What the counts of documents depend on beside the documents, for words alone.
  package var fingerprint: CountsFingerprint { fingerprint(ngrams: 1...1) }

  /// What the counts of documents depend on beside the documents.
  ///
  /// - Complexity: O(size of the user's dictionary and stop list).
  package func fingerprint(ngrams: ClosedRange<Int>) -> CountsFingerprint {
    var dictionaries = Fingerprint()
    for entry in userDictionary.entries {
      dictionaries.combine(field: entry.word)
      dictionaries.combine(field: "\(entry.frequency ?? -1) \(entry.tag?.name ?? "")")
    }
    for pattern in userDictionary.patterns {
      dictionaries.combine(field: pattern.name)
      dictionaries.combine(field: pattern.expression)
    }
    var stops: [Term] = []
    keywords.stopWords.forEach { stops.append($0) }
    for stop in stops.sorted() { dictionaries.combine(field: stop.text) }
    var options = Fingerprint()
    for rule in cleaner.rules + pageCleaner.rules { options.combine(field: rule.name) }
    options.combine(field: cleaner.kind?.rawValue ?? "")
    options.combine(field: "\(engine.rawValue) \(criterion.rawValue) \(tags) \(remembersWords)")
    options.combine(field: tokenizedInput?.rawValue ?? "")
    options.combine(field: "\(ngrams.lowerBound)-\(ngrams.upperBound)")
    options.combine(field: "\(keywords.maximumWords) \(keywords.maximumLength)")
    return CountsFingerprint(
      version: HanTextVersion.current, models: HanTextVersion.models, dictionaries: dictionaries,
      options: options)
  }
}
