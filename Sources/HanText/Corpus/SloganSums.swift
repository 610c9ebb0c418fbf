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
    /// What documents say it stands for.
    var members = MemberVotes()
  }

  /// What documents say that a numeral stands for: most of them decide.
  private struct MemberVotes {
    private var lists: [(canonical: [String], texts: [String], count: Int)] = []
    private var total = 0

    /// How many different lists are looked at, the first ones.
    private static let limit = 16

    mutating func add(_ members: [SloganMember]) {
      guard !members.isEmpty else { return }
      total += 1
      let canonical = members.map(\.canonical)
      if let place = lists.firstIndex(where: { $0.canonical == canonical }) {
        lists[place].count += 1
      } else if lists.count < Self.limit {
        lists.append((canonical, members.map(\.text), 1))
      }
    }

    /// The list of two thirds of the documents that have one, if so many agree.
    var winner: (canonical: [String], texts: [String])? {
      guard let best = lists.max(by: { $0.count < $1.count }), best.count * 3 >= total * 2 else {
        return nil
      }
      return (best.canonical, best.texts)
    }
  }

  private var found: [SloganKey: Sum] = [:]

  /// Adds the slogans of a document.
  mutating func add(_ slogans: [Slogan], of document: Report.DocumentReference) {
    for slogan in slogans {
      let key = SloganKey(Self.matchingKey(slogan.canonical))
      guard var known = found[key] else {
        var first = Report.BatchSlogan(
          text: slogan.text, canonical: slogan.canonical, type: slogan.type,
          template: slogan.template, members: [],
          score: slogan.score, count: slogan.occurrences.count, documents: [document.id],
          firstDate: Self.earlier(nil, document.date))
        first.canonicalTemplate = slogan.canonicalTemplate
        var sum = Sum(slogan: first, doubt: Self.doubt(slogan.score))
        sum.members.add(slogan.members)
        found[key] = sum
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
      known.members.add(slogan.members)
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
      if let members = sum.members.winner {
        slogan.members = members.texts
        slogan.canonicalMembers = members.canonical
      }
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
