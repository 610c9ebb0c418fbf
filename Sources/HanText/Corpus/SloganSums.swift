import Foundation
import HanCore
import HanExtraction
import HanReports
import HanScripts
import HanStatistics

/// Slogans of several documents, added up: wordings that differ in script, punctuation or variants
/// of characters are one.
///
/// Memory: about 100 bytes a distinct slogan, and eight a document it is found in; the wordings lie
/// in a temporary file.
struct SloganSums {
  private struct Sum {
    /// The logarithm of the chance that it is none, in steps of 2⁻³², so that the sum does not
    /// depend on the order of documents.
    var doubt: Int64
    var score: Double
    /// The earliest date of its documents.
    var firstDate: String?
    /// Occurrences in its documents.
    var count: Int32
    /// In how many documents it was found, so far.
    var found: Int32 = 0
    /// The last of its documents, in `references`.
    var reference: Int32 = -1
  }

  /// A document of a slogan, and the place of the one before.
  private struct Reference {
    var position: Int32
    var previous: Int32
  }

  private var places: [UInt64: Int32] = [:]
  private var sums: [Sum] = []
  private var references: [Reference] = []
  private var votes: [Int32: SloganVotes] = [:]
  /// How each reads, one for one with `sums`.
  private var wordings = RecordSpool()
  /// How many there are of each type.
  private(set) var types: [SloganType: Int] = [:]

  /// How many slogans there are.
  var count: Int { sums.count }

  /// Adds the slogans of all documents that repeat no other one.
  mutating func add(all batch: Batch) throws(CountsError) {
    for (position, analysis) in batch.analyses.enumerated()
    where batch.original(of: position) == nil {
      try add(batch.slogans(of: analysis), of: position, date: analysis.date)
    }
  }

  /// Adds the slogans of a document.
  ///
  /// - Parameters:
  ///   - position: Its position; documents come in order.
  ///   - date: Its date, if it has one.
  mutating func add(_ slogans: [Slogan], of position: Int, date: String?) throws(CountsError) {
    for slogan in slogans {
      let key = SloganKey(Self.matchingKey(slogan.canonical))
      let hash = PhraseHash.hash(key.term.text)
      guard let place = places[hash] else {
        var sum = Sum(
          doubt: Self.doubt(slogan.score), score: slogan.score,
          count: Int32(clamping: slogan.occurrences.count))
        try wordings.append(SloganWordingRecord(slogan, key).bytes)
        refer(&sum, to: position, date)
        let place = Int32(clamping: sums.count)
        places[hash] = place
        sums.append(sum)
        types[slogan.type, default: 0] += 1
        vote(place, slogan.members)
        continue
      }
      var sum = sums[Int(place)]
      // A slogan of several documents scores higher than in each of them.
      sum.doubt += Self.doubt(slogan.score)
      sum.score = -expm1(Double(sum.doubt) / 0x1p32)
      sum.count = Int32(clamping: Int(sum.count) + slogan.occurrences.count)
      refer(&sum, to: position, date)
      sums[Int(place)] = sum
      vote(place, slogan.members)
    }
  }

  private mutating func refer(_ sum: inout Sum, to position: Int, _ date: String?) {
    sum.firstDate = Self.earlier(sum.firstDate, date)
    if sum.reference >= 0, references[Int(sum.reference)].position == position { return }
    sum.found += 1
    guard sum.found <= Report.maximumReferences else { return }
    references.append(
      Reference(position: Int32(clamping: position), previous: sum.reference))
    sum.reference = Int32(clamping: references.count - 1)
  }

  private mutating func vote(_ place: Int32, _ members: [SloganMember]) {
    guard !members.isEmpty else { return }
    votes[place, default: SloganVotes()].add(members)
  }

  /// The slogans, best first; equal scores in order of the slogans' keys. Their counts are those of
  /// all documents. Near variants are linked.
  ///
  /// - Parameters:
  ///   - limit: How many at most; `nil` for all.
  ///   - id: The id of the document at a position.
  func forEach(
    _ limit: Int?, by ranker: CorpusRanker, id: (Int) throws -> String,
    _ body: (Report.BatchSlogan) throws -> Void
  ) throws {
    let ordered = try ordered()
    let linked = try ordered.prefix(Self.maximumLinked).map { try wording(at: $0) }
    let links = SloganVariants.links(of: linked.map { SloganKey($0.key) })
    for (index, place) in ordered.prefix(limit ?? ordered.count).enumerated() {
      let sum = sums[place]
      let record = index < linked.count ? linked[index] : try wording(at: place)
      var slogan = record.slogan
      slogan.score = sum.score
      slogan.firstDate = sum.firstDate
      slogan.positions = positions(of: sum)
      slogan.documents = try slogan.positions.map(id)
      if let members = votes[Int32(clamping: place)]?.winner {
        slogan.members = members.texts
        slogan.canonicalMembers = members.canonical
      }
      if index < links.count { slogan.related = links[index].map { linked[$0].slogan.canonical } }
      let count = ranker.count(ofSlogan: slogan.canonical, own: Int(sum.count))
      slogan.count = max(Int(sum.count), count.occurrences)
      slogan.documentCount = max(Int(sum.found), count.documents)
      try body(slogan)
    }
  }

  /// The places of the slogans, best first.
  private func ordered() throws -> [Int] {
    var ordered = sums.indices.sorted { sums[$0].score > sums[$1].score }
    var start = 0
    while start < ordered.count {
      let score = sums[ordered[start]].score
      let end = ordered[start...].firstIndex { sums[$0].score != score } ?? ordered.count
      if end - start > 1 {
        var keyed: [(key: Term, place: Int)] = []
        for place in ordered[start..<end] {
          keyed.append((Term(try wording(at: place).key), place))
        }
        keyed.sort { $0.key < $1.key }
        ordered.replaceSubrange(start..<end, with: keyed.map(\.place))
      }
      start = end
    }
    return ordered
  }

  private func wording(at place: Int) throws -> SloganWordingRecord {
    try SloganWordingRecord(bytes: try wordings[place])
  }

  private func positions(of sum: Sum) -> [Int] {
    var positions: [Int] = []
    var place = sum.reference
    while place >= 0 {
      let reference = references[Int(place)]
      positions.append(Int(reference.position))
      place = reference.previous
    }
    return positions.reversed()
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
