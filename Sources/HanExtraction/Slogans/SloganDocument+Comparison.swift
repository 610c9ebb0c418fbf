import HanCore

/// Marks that come from comparing proposals with one another.
extension SloganDocument {
  /// Marks the runs of segments that are the members of a numeral.
  ///
  /// - Complexity: O(*n* log *m*) for *n* proposals and *m* numerals with members.
  func markExpansions(_ proposals: inout [SloganProposal]) {
    var ends: [Int: Set<Int>] = [:]
    var counted: [Range<Int>: [Range<Int>]] = [:]
    for proposal in proposals {
      if !proposal.members.isEmpty { counted[proposal.range] = proposal.members }
      if let first = proposal.members.first, let last = proposal.members.last,
        first.lowerBound < last.lowerBound
      {
        ends[first.lowerBound, default: []].insert(last.upperBound)
      }
    }
    guard !ends.isEmpty else { return }
    for index in proposals.indices where proposals[index].type == .parallel {
      let range = proposals[index].range
      if ends[range.lowerBound]?.contains(range.upperBound) == true {
        proposals[index].evidence.insert(.expansion)
      }
      // 两个市场、两种资源 is a run of segments, and a numeral.
      if let members = counted[range], proposals[index].members.isEmpty {
        proposals[index].members = members
      }
    }
  }

  /// Marks the runs of segments with a motto of national standing inside a segment: 引领发展，坚持以人民为中心
  /// is less of a slogan than 以人民为中心.
  ///
  /// - Complexity: O(*n* log *n*).
  func markUnaligned(_ proposals: inout [SloganProposal]) {
    let mottos = proposals.filter { $0.type == .motto && $0.evidence.contains(.standing) }
      .map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    guard !mottos.isEmpty else { return }
    for index in proposals.indices
    where proposals[index].type == .parallel && proposals[index].parts.isEmpty {
      let range = proposals[index].range
      var (low, high) = (0, mottos.count)
      while low < high {
        let middle = (low + high) / 2
        if mottos[middle].lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
      }
      while low < mottos.count, mottos[low].upperBound <= range.upperBound {
        let motto = mottos[low]
        let isWhole =
          (motto.lowerBound == range.lowerBound || !kind(motto.lowerBound - 1).isWord)
          && (motto.upperBound == range.upperBound || !kind(motto.upperBound).isWord)
        if !isWhole { proposals[index].evidence.insert(.unaligned) }
        low += 1
      }
    }
  }

  /// Marks what stands in the document twice or more.
  ///
  /// - Complexity: O(length of the proposals).
  func markRepetitions(_ proposals: inout [SloganProposal]) {
    var places = DigestPlaces(capacity: proposals.count)
    let slots = proposals.map { places.note(digest(of: $0.range), at: $0.range.lowerBound) }
    for index in proposals.indices where places.isRepeated(slots[index]) {
      proposals[index].evidence.insert(.repeated)
    }
  }

  /// A number that wordings with equal letters and digits share.
  private func digest(of range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range where scalars.kinds[index].isWord {
      hash = (hash ^ UInt64(scalars.scalars[index].value)) &* 0x100_0000_01B3
    }
    return hash
  }
}

/// Where wordings were first seen, by their digests: a table with open addressing, as digests are
/// hashes already.
private struct DigestPlaces {
  private var digests: [UInt64]
  /// The first place of each digest, −1 for none; −2 − place when there is another one.
  private var firsts: [Int]
  private let mask: Int

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    mask = size - 1
    digests = [UInt64](repeating: 0, count: size)
    firsts = [Int](repeating: -1, count: size)
  }

  /// Notes a wording at a place, and gives its slot.
  mutating func note(_ digest: UInt64, at place: Int) -> Int {
    var slot = Int(truncatingIfNeeded: digest ^ digest >> 32) & mask
    while firsts[slot] != -1, digests[slot] != digest { slot = (slot + 1) & mask }
    if firsts[slot] == -1 {
      digests[slot] = digest
      firsts[slot] = place
    } else if firsts[slot] >= 0, firsts[slot] != place {
      firsts[slot] = -2 - firsts[slot]
    }
    return slot
  }

  /// Whether the wording of a slot stands at two places.
  func isRepeated(_ slot: Int) -> Bool { firsts[slot] < -1 }
}
