import HanCore
import HanLexicon

extension SegmentationModel {
  /// The words of the model's list in a stretch of text, two symbols and more each.
  ///
  /// The list is stored as fingerprints: about one look-up in 100,000 takes another string for a
  /// word.
  ///
  /// - Returns: Their spans, relative to the stretch, in order of start, then of end.
  /// - Complexity: O(*n*) for a stretch of *n* characters.
  func listWords(in text: Substring) -> [TextSpan] {
    var ids: [UInt16] = []
    var offsets = [0]
    let plane = tables.ids.integers(of: UInt16.self)
    for scalar in text.unicodeScalars {
      ids.append(scalar.value < 0x10000 ? plane[Int(scalar.value)] : 1)
      offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar))
    }
    var result: [TextSpan] = []
    for start in ids.indices {
      for end in wordEnds(ids, from: start) {
        result.append(TextSpan(offsets[start], offsets[end]))
      }
    }
    return result
  }

  /// The ends of the words that begin at a place.
  private func wordEnds(_ ids: [UInt16], from start: Int) -> [Int] {
    guard start + 2 <= ids.count else { return [] }
    let (first, second) = (ids[start], ids[start + 1])
    let row = SegmentationTables.pairRow(first, second)
    let slot =
      Int(tables.base.integers(of: UInt16.self)[row]) * SegmentationTables.baseUnit
      + SegmentationTables.pairPlace(first, second)
    let pair = PairEntry(bits: tables.pairs.integers(of: UInt64.self)[slot])
    guard Int(pair.check) == row else { return [] }
    var ends = pair.wordClass != 0 ? [start + 2] : []
    guard start + 3 <= ids.count, pair.mayContinue(with: PairEntry.third(ids[start + 2])) != 0
    else { return ends }
    let table = LongWordTable(tables.long)
    var hash = LongWord.hash(ids[start], ids[start + 1], ids[start + 2])
    var end = start + 3
    while end - start <= SegmentationTables.maximumWord {
      let entry = table.entry(hash)
      if entry.bits == 0 { break }
      if entry.wordClass != 0 { ends.append(end) }
      guard end < ids.count, entry.mayContinue(with: ids[end]) else { break }
      hash = LongWord.hash(hash, adding: ids[end])
      end += 1
    }
    return ends
  }
}
