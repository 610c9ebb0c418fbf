import Foundation
import HanCore
import HanExtraction
import HanReports
import HanScripts
import HanStatistics

/// Slogans of several documents, added up: wordings that differ in script, punctuation or variants
/// of characters are one.
struct SloganSums {
  private struct Sum {
    var slogan: Report.BatchSlogan
    /// The logarithm of the chance that it is none, in steps of 2⁻³², so that the sum does not
    /// depend on the order of documents.
    var doubt: Int64
    /// In how many documents it was found, so far.
    var found = 1
  }

  private var found: [SloganKey: Sum] = [:]

  /// Adds the slogans of a document.
  mutating func add(_ slogans: [Slogan], of document: Report.DocumentReference) {
    for slogan in slogans {
      let key = SloganKey(Self.matchingKey(slogan.canonical))
      guard var known = found[key] else {
        var first = Report.BatchSlogan(
          text: slogan.text, canonical: slogan.canonical, type: slogan.type,
          template: slogan.template, members: slogan.members.map(\.text),
          score: slogan.score, count: slogan.occurrences.count, documents: [document.id],
          firstDate: Self.earlier(nil, document.date))
        first.canonicalTemplate = slogan.canonicalTemplate
        first.canonicalMembers = slogan.members.map(\.canonical)
        found[key] = Sum(slogan: first, doubt: Self.doubt(slogan.score))
        continue
      }
      // A slogan of several documents scores higher than in each of them.
      known.doubt += Self.doubt(slogan.score)
      known.slogan.score = -expm1(Double(known.doubt) / 0x1p32)
      known.slogan.count += slogan.occurrences.count
      known.found += 1
      if known.slogan.documents.count < Report.maximumReferences {
        known.slogan.documents.append(document.id)
      }
      known.slogan.firstDate = Self.earlier(known.slogan.firstDate, document.date)
      if known.slogan.members.isEmpty {
        known.slogan.members = slogan.members.map(\.text)
        known.slogan.canonicalMembers = slogan.members.map(\.canonical)
      }
      found[key] = known
    }
  }

  /// The slogans, best first; equal scores in order of the slogans' keys. Their counts are those of
  /// all documents. Near variants are linked.
  func best(_ limit: Int?, by ranker: CorpusRanker) -> [Report.BatchSlogan] {
    var ordered = found.sorted { a, b in
      a.value.slogan.score != b.value.slogan.score
        ? a.value.slogan.score > b.value.slogan.score : a.key < b.key
    }
    let links = SloganVariants.links(of: ordered.prefix(Self.maximumLinked).map(\.key))
    for (index, others) in links.enumerated() {
      ordered[index].value.slogan.related = others.map { ordered[$0].value.slogan.canonical }
    }
    return ordered.prefix(limit ?? ordered.count).map { _, sum in
      var slogan = sum.slogan
      let count = ranker.count(ofSlogan: slogan.canonical, own: slogan.count)
      slogan.count = max(slogan.count, count.occurrences)
      slogan.documentCount = max(sum.found, count.documents)
      return slogan
    }
  }

  private static func doubt(_ score: Double) -> Int64 {
    Int64((log1p(-min(score, 0.999_999_999)) * 0x1p32).rounded())
  }

  /// Near variants are looked for among so many slogans, the best ones.
  private static let maximumLinked = 5_000

  /// The key of a wording: wordings that differ in variants of characters or in width are one.
  private static func matchingKey(_ canonical: String) -> String {
    VariantFolding.shared?.key(canonical) ?? canonical
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
