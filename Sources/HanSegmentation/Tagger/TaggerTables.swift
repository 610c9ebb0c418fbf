import HanCore
import HanLexicon

/// The tagger's sections of a container, checked once, so that the decoder need not check.
///
/// After `init` every number in the tables that is used as an index is inside what it indexes.
struct TaggerTables: Sendable {
  let tagCount: Int
  let classCount: Int
  let wordBuckets: Int
  let partBuckets: Int
  /// The entries of words that no table has.
  let unknownMark: Int
  let unknownForeign: Int
  let unknownNumber: Int
  let unknownWord: Int
  let names: [PartOfSpeech]
  let words: TableBytes
  let entries: TableBytes
  let candidates: TableBytes
  let left: TableBytes
  let right: TableBytes
  let far: TableBytes
  let centres: TableBytes
  let pairs: TableBytes
  let transitions: TableBytes
  let parts: TableBytes
  let partRows: TableBytes
  let partWeights: TableBytes

  /// Opens the sections and checks every index in them.
  ///
  /// - Throws: ``ContainerError``.
  /// - Complexity: O(*n*), about 0.1 ms for a model of 1 MB.
  init(_ tables: ModelContainer) throws(ContainerError) {
    let header = try tables.section(TaggerLayout.header)
    try Self.require(header.count == TaggerLayout.headerCount * 4, "the header")
    let numbers = (0..<TaggerLayout.headerCount).map { Int(header.integer(at: $0 * 4, size: 4)) }
    try Self.require(numbers[8] == Int(TaggerLayout.version), "the version")
    (tagCount, classCount, wordBuckets, partBuckets) = (
      numbers[0], numbers[1], numbers[2], numbers[3]
    )
    (unknownMark, unknownForeign, unknownNumber, unknownWord) = (
      numbers[4], numbers[5], numbers[6], numbers[7]
    )
    try Self.require((1...TaggerLayout.mostTags).contains(tagCount), "the number of tags")
    try Self.require((1...TaggerLayout.mostClasses).contains(classCount), "the number of classes")

    let text = try tables.section(TaggerLayout.names)
    try Self.require(text.count == tagCount * 4, "the names of tags")
    var names: [PartOfSpeech] = []
    for tag in 0..<tagCount {
      let bytes = (0..<4).map { text[tag * 4 + $0] }.prefix { $0 != 0 }
      guard let name = PartOfSpeech(String(decoding: bytes, as: UTF8.self)) else {
        throw .damaged("the name of tag \(tag)")
      }
      names.append(name)
    }
    self.names = names
    words = try tables.section(TaggerLayout.words)
    entries = try tables.section(TaggerLayout.entries)
    candidates = try tables.section(TaggerLayout.candidates)
    left = try tables.section(TaggerLayout.left)
    right = try tables.section(TaggerLayout.right)
    far = try tables.section(TaggerLayout.far)
    centres = try tables.section(TaggerLayout.centres)
    pairs = try tables.section(TaggerLayout.pairs)
    transitions = try tables.section(TaggerLayout.transitions)
    parts = try tables.section(TaggerLayout.parts)
    partRows = try tables.section(TaggerLayout.partRows)
    partWeights = try tables.section(TaggerLayout.partWeights)
    try check()
  }

  private func check() throws(ContainerError) {
    let bucket = TaggerHashTable.bucketSize * 2
    try Self.require(wordBuckets > 0 && words.count == wordBuckets * bucket, "the words")
    try Self.require(partBuckets > 0 && parts.count == partBuckets * bucket, "the parts of words")
    let entryCount = entries.count / (TaggerLayout.entrySize * 2)
    try Self.require(entries.count == entryCount * TaggerLayout.entrySize * 2, "the entries")
    try Self.require(
      [unknownMark, unknownForeign, unknownNumber, unknownWord].allSatisfy {
        (1..<max(1, entryCount)).contains($0)
      }, "the entries of unknown words")
    try Self.require(Self.highestValue(words) < entryCount, "a word's entry")
    try Self.require(far.count == 2 * (classCount + 1) * tagCount * 2, "the distant words")
    try Self.require(transitions.count == (tagCount + 1) * tagCount * 2, "the transitions")
    let rows = (left: left.count / tagCount, right: right.count / tagCount)
    let candidateCount = candidates.count / 4
    let centreCount = centres.count / 8

    let slots = try checkedSlots(centreCount: centreCount)
    let isSound = entries.withIntegers(of: UInt16.self) { entries in
      candidates.withIntegers(of: UInt8.self) { candidates in
        // Entry 0 stands for the absence of one.
        let size = TaggerLayout.entrySize
        for entry in stride(from: size, to: entries.count, by: size) {
          let (first, count) = (Int(entries[entry]), Int(entries[entry + 1]))
          let (kind, centre) = (Int(entries[entry + 2]), Int(entries[entry + 3]))
          guard count >= 1, first + count <= candidateCount, kind <= classCount,
            centre < centreCount, Int(entries[entry + 4]) < rows.left,
            Int(entries[entry + 5]) < rows.right,
            count <= TaggerLayout.mostCandidates || entry == unknownWord * size
          else { return false }
          for index in first..<(first + count) {
            guard candidates[index * 4] < tagCount else { return false }
            // A single candidate is never weighed, so its slot is not used.
            guard count == 1 || candidates[index * 4 + 1] < slots[centre] else { return false }
          }
        }
        return true
      }
    }
    try Self.require(isSound, "an entry")
    try checkParts()
  }

  /// The number of slots of each centre.
  private func checkedSlots(centreCount: Int) throws(ContainerError) -> [UInt32] {
    let (bytes, classes) = (pairs.count, classCount)
    let slots: [UInt32]? = centres.withIntegers(of: UInt32.self) { centres in
      var slots: [UInt32] = []
      for centre in 0..<centreCount {
        let (offset, count) = (Int(centres[centre * 2]), Int(centres[centre * 2 + 1]))
        guard count <= TaggerLayout.mostTags, offset + 2 * (classes + 1) * count <= bytes else {
          return nil
        }
        slots.append(UInt32(count))
      }
      return slots
    }
    guard let slots else { throw .damaged("a table of pairs") }
    return slots
  }

  private func checkParts() throws(ContainerError) {
    let rowCount = partRows.count / 4 - 1
    let open = entries.withIntegers(of: UInt16.self) {
      Int($0[unknownWord * TaggerLayout.entrySize + 1])
    }
    try Self.require(open <= TaggerLayout.mostTags, "the tags of unknown words")
    try Self.require(
      rowCount >= 0 && Self.highestValue(parts) <= rowCount, "the row of a part of a word")
    let isSound = partRows.withIntegers(of: UInt32.self) { rows in
      (0..<rowCount).allSatisfy { rows[$0] <= rows[$0 + 1] }
        && Int(rows[rowCount]) * 2 <= partWeights.count
    }
    try Self.require(isSound, "the rows of parts of words")
    let areSlots = partWeights.withIntegers(of: UInt8.self) { weights in
      stride(from: 0, to: weights.count, by: 2).allSatisfy { weights[$0] < open }
    }
    try Self.require(areSlots, "the weights of parts of words")
  }

  /// The highest value in a hash table.
  private static func highestValue(_ table: TableBytes) -> Int {
    table.withIntegers(of: UInt16.self) { numbers in
      var highest: UInt16 = 0
      for bucket in stride(from: 0, to: numbers.count, by: TaggerHashTable.bucketSize) {
        for slot in 16..<32 { highest = max(highest, numbers[bucket + slot]) }
      }
      return Int(highest)
    }
  }

  private static func require(_ condition: Bool, _ what: String) throws(ContainerError) {
    guard condition else { throw .damaged("\(what) of the tagger does not fit the rest of it") }
  }
}
