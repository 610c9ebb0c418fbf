public import HanCleaning
import HanCore
public import HanExtraction
public import HanReports
import HanScripts
public import HanStatistics

/// Analyses of several documents, and what can be said of them only together.
public struct Batch: Sendable {
  /// The analyses, in the order they were added.
  public private(set) var analyses: [Analysis] = []
  /// The documents that repeat an earlier one, by position among ``analyses``. They have results of
  /// their own and count for nothing else.
  public private(set) var duplicates: [Int: DuplicateFinder.Match] = [:]
  private var finder: DuplicateFinder?
  /// The words of all documents.
  public private(set) var terms = TermStatistics()
  /// The keyword candidates of all documents.
  private var phrases = PhraseStatistics()
  /// The slogan candidates of all documents.
  private var sloganTerms = TermStatistics()
  private let keywordExtractor: KeywordExtractor
  private let sloganExtractor: SloganExtractor

  /// An empty batch.
  ///
  /// - Parameter configuration: The one the analyses are made with.
  public init(_ configuration: Configuration = .default) {
    finder = configuration.duplicateThreshold.map { DuplicateFinder(threshold: $0) }
    keywordExtractor = configuration.keywords
    sloganExtractor = configuration.slogans
  }

  /// Adds a document.
  ///
  /// - Complexity: O(terms and candidates of the document).
  public mutating func add(_ analysis: Analysis) {
    analyses.append(analysis)
    if let match = finder?.add(analysis.sketch) {
      duplicates[analyses.count - 1] = match
      return
    }
    terms.add(analysis.terms)
    phrases.add(analysis.keywords.phrases)
    sloganTerms.add(sloganExtractor.terms(of: analysis.sloganCandidates))
  }

  /// The keywords of one document of the batch, best first.
  ///
  /// - Parameter alone: Whether the document is ranked by itself, as if it were the only one.
  public func keywords(of analysis: Analysis, limit: Int = 10, alone: Bool = false) -> [Keyword] {
    keywordExtractor.keywords(
      from: analysis.keywords, in: alone ? PhraseStatistics() : phrases, limit: limit)
  }

  /// The slogans of one document of the batch, best first.
  public func slogans(of analysis: Analysis) -> [Slogan] {
    sloganExtractor.slogans(from: analysis.sloganCandidates, in: sloganTerms)
  }

  /// The key of a wording: wordings that differ in variants of characters or in width are one.
  static func matchingKey(_ canonical: String) -> String {
    VariantFolding.shared?.key(canonical) ?? canonical
  }

  /// The slogans of the whole batch, best first, each once: wordings that differ in script,
  /// punctuation or variants of characters are one; near variants are linked. A slogan of several
  /// documents scores higher than in each of them. Equal scores in order of the slogans' keys.
  public func slogans(limit: Int? = nil) -> [Report.BatchSlogan] {
    var found: [SloganKey: Report.BatchSlogan] = [:]
    for (position, analysis) in analyses.enumerated() where duplicates[position] == nil {
      for slogan in slogans(of: analysis) {
        let key = SloganKey(Self.matchingKey(slogan.canonical))
        if var known = found[key] {
          known.score = 1 - (1 - known.score) * (1 - slogan.score)
          known.count += slogan.occurrences.count
          if known.documents.last != analysis.id { known.documents.append(analysis.id) }
          known.firstDate = Self.earlier(known.firstDate, analysis.date)
          if known.members.isEmpty { known.members = slogan.members.map(\.canonical) }
          found[key] = known
        } else {
          found[key] = Report.BatchSlogan(
            text: slogan.text, canonical: slogan.canonical, type: slogan.type,
            template: slogan.template, members: slogan.members.map(\.canonical),
            score: slogan.score,
            count: slogan.occurrences.count, documents: [analysis.id],
            firstDate: Self.earlier(nil, analysis.date))
        }
      }
    }
    var ordered = found.sorted { a, b in
      a.value.score != b.value.score ? a.value.score > b.value.score : a.key < b.key
    }
    let links = SloganVariants.links(of: ordered.map(\.key))
    for (index, others) in links.enumerated() {
      ordered[index].value.related = others.map { ordered[$0].value.canonical }
    }
    return ordered.prefix(limit ?? ordered.count).map(\.value)
  }

  /// The earlier of two dates that begin with year, month and day: 2021-11-01.
  private static func earlier(_ a: String?, _ b: String?) -> String? {
    let dates = [a, b].compactMap { $0 }.filter { date in
      let bytes = Array(date.utf8.prefix(10))
      return bytes.count == 10
        && bytes.enumerated().allSatisfy { place, byte in
          place == 4 || place == 7 ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
        }
    }
    return dates.min()
  }
}
