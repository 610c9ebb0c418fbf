import Foundation
import HanCore
import HanExtraction
import HanReports
import HanScripts
import HanStatistics

/// Slogans of several documents, added up: wordings that differ in script, punctuation or variants
/// of characters are one.
///
/// Memory: about 100 bytes a distinct slogan, twelve for each document it is found in, and four a
/// document; the wordings that come first lie in a temporary file.
struct SloganSums {
  private struct Sum {
    /// The logarithm of the chance that it is none, in steps of 2⁻³², so that the sum does not
    /// depend on the order of documents.
    var doubt: Int64
    var score: Double
    /// The hash of its first wording.
    var wording: UInt64
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
    /// The place of its wording, 0 the first one; see `texts`.
    var wording: UInt8
    /// The place of its list of members, and 255 without one.
    var list: UInt8
  }

  private var places: [UInt64: Int32] = [:]
  private var sums: [Sum] = []
  private var references: [Reference] = []
  private var votes: [Int32: SloganVotes] = [:]
  /// The wordings of each beside its first one.
  private var texts: [Int32: [String]] = [:]
  /// When its documents were published.
  private(set) var dates = DocumentDates()
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
    dates.add(date, of: position)
    for slogan in slogans {
      let key = SloganKey(Self.matchingKey(slogan.canonical))
      let hash = PhraseHash.hash(key.term.text)
      let wording = PhraseHash.hash(slogan.text)
      let place = places[hash] ?? Int32(clamping: sums.count)
      if places[hash] == nil {
        places[hash] = place
        try wordings.append(SloganWordingRecord(slogan, key).bytes)
        types[slogan.type, default: 0] += 1
        sums.append(Sum(doubt: 0, score: slogan.score, wording: wording, count: 0))
      }
      var sum = sums[Int(place)]
      // A slogan of several documents scores higher than in each of them.
      sum.doubt += Self.doubt(slogan.score)
      if sum.found > 0 { sum.score = -expm1(Double(sum.doubt) / 0x1p32) }
      sum.count = Int32(clamping: Int(sum.count) + slogan.occurrences.count)
      let list =
        slogan.members.isEmpty ? nil : votes[place, default: SloganVotes()].add(slogan.members)
      if sum.reference < 0 || references[Int(sum.reference)].position != position {
        sum.found += 1
        references.append(
          Reference(
            position: Int32(clamping: position), previous: sum.reference,
            wording: wording == sum.wording ? 0 : number(ofWording: slogan.text, of: place),
            list: list.map { UInt8(clamping: $0) } ?? .max))
        sum.reference = Int32(clamping: references.count - 1)
      }
      sums[Int(place)] = sum
    }
  }

  /// How many wordings of a slogan are told apart.
  private static let maximumWordings = 16

  private mutating func number(ofWording text: String, of place: Int32) -> UInt8 {
    let known = texts[place, default: []]
    if let index = known.firstIndex(where: { $0.utf8.elementsEqual(text.utf8) }) {
      return UInt8(index + 1)
    }
    // What is more counts with the first one.
    guard known.count + 1 < Self.maximumWordings else { return 0 }
    texts[place, default: []].append(text)
    return UInt8(known.count + 1)
  }

  /// The slogans, best first; equal scores in order of the slogans' keys. Their counts are those of
  /// all documents. Near variants are linked, and histories told.
  ///
  /// - Parameters:
  ///   - limit: How many at most; `nil` for all.
  ///   - timeline: The periods by which histories count documents.
  ///   - document: The id and the date of the document at a position.
  func forEach(
    _ limit: Int?, by ranker: CorpusRanker, timeline: Timeline = Timeline(),
    document: (Int) throws -> (id: String, date: String?),
    _ body: (Report.BatchSlogan) throws -> Void
  ) throws {
    let ordered = try ordered()
    let linked = try ordered.prefix(Self.maximumLinked).map { try wording(at: $0) }
    let links = SloganVariants.links(of: linked.map { SloganKey($0.key) })
    let first = ordered.prefix(linked.count).enumerated().map { index, place in
      sightings(at: place, linked[index].slogan.text).first(dates)
    }
    let lineage = SloganLineage(
      linked.indices.map { index in
        SloganLineage.Item(
          canonical: linked[index].slogan.canonical,
          template: linked[index].slogan.canonicalTemplate,
          day: first[index].flatMap { dates.day(of: $0) })
      }, near: links)
    func relative(_ relation: SloganLineage.Relation) throws -> Report.SloganHistory.Relative {
      let slogan = linked[relation.place].slogan
      return Report.SloganHistory.Relative(
        text: slogan.text, canonical: slogan.canonical,
        date: try first[relation.place].flatMap { try document($0).date }, added: relation.added,
        lost: relation.lost)
    }
    for (index, place) in ordered.prefix(limit ?? ordered.count).enumerated() {
      let sum = sums[place]
      let record = index < linked.count ? linked[index] : try wording(at: place)
      var slogan = record.slogan
      slogan.score = sum.score
      let sightings = sightings(at: place, slogan.text)
      slogan.positions = sightings.sightings.prefix(Report.maximumReferences).map(\.position)
      slogan.documents = try slogan.positions.map { try document($0).id }
      if let members = votes[Int32(clamping: place)]?.winner {
        slogan.members = members.texts
        slogan.canonicalMembers = members.canonical
      }
      if index < links.count { slogan.related = links[index].map { linked[$0].slogan.canonical } }
      let count = ranker.count(ofSlogan: slogan.canonical, own: Int(sum.count))
      slogan.count = max(Int(sum.count), count.occurrences)
      slogan.documentCount = max(Int(sum.found), count.documents)
      slogan.history = try sightings.history(dates, timeline, document: document)
      slogan.firstDate = slogan.history?.first.date
      if index < linked.count {
        slogan.history?.origin = try lineage.origins[index].map(relative)
        slogan.history?.successors = try lineage.successors[index].map(relative)
      }
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

  /// The documents of a slogan, with how each writes it.
  private func sightings(at place: Int, _ text: String) -> SloganSightings {
    let number = Int32(clamping: place)
    var found: [SloganSightings.Sighting] = []
    var next = sums[place].reference
    while next >= 0 {
      let reference = references[Int(next)]
      found.append(
        SloganSightings.Sighting(
          position: Int(reference.position), wording: Int(reference.wording),
          list: reference.list == .max ? nil : Int(reference.list)))
      next = reference.previous
    }
    return SloganSightings(
      sightings: found.reversed(), wordings: [text] + texts[number, default: []],
      lists: votes[number]?.lists ?? [])
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
}
