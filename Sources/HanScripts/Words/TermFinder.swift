package import HanCore
import HanLexicon

/// Finds Taiwan's terms in a text, and decides which of them are used.
///
/// A term stands where words begin and end. One that has another sense in everyday text (文件, 對象)
/// is used only where its line says enough about its domain; one that would cut words only where it
/// has no such sense and the line speaks of its domain. All that is uncertain is told.
package struct TermFinder: Sendable {
  private let table: ConversionTable
  private let groups: Set<TermGroup>

  /// How much evidence a term needs that cuts words.
  private static let crossingNeed = 4
  /// The most bytes of a line that are judged together.
  private static let reach = 3000

  /// Opens the terms.
  ///
  /// - Parameters:
  ///   - isReverse: Whether Taiwan's terms become those of the mainland.
  ///   - groups: The groups that are used.
  /// - Throws: `ResourceError` when the bundled tables cannot be used.
  package init(isReverse: Bool, groups: Set<TermGroup>) throws(ResourceError) {
    self.groups = groups
    do {
      table = try ConversionTable(
        try BundledConversion.tables(),
        group: (isReverse ? ConversionGroup.taiwanTerms : .terms).rawValue)
    } catch {
      throw ResourceError(resource: "conversion tables", cause: "\(error)")
    }
  }

  /// A word of the table in a text.
  private struct Match {
    var start: Int
    var end: Int
    var entry: TermEntry
    /// Where its values stand: tells words apart.
    var place: Int
    var isAligned: Bool
  }

  /// The terms of a text, in order and without overlaps, at their places in its source.
  ///
  /// - Parameters:
  ///   - text: In canonical form.
  ///   - bounds: Where words begin and end in it, in order; shorter ones inside of long ones, too.
  /// - Complexity: O(*n*).
  package func terms(in text: MappedText, bounds: [Int]) -> [ConversionTerm] {
    var canonical = text.text
    var result: [ConversionTerm] = []
    canonical.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return }
      var position = 0
      var bound = 0
      while position < bytes.count {
        var end = min(position + Self.reach, bytes.count)
        if let feed = bytes[position..<end].firstIndex(of: 0x0A) { end = feed + 1 }
        while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        let matches = matches(start, from: position, to: end, bounds, &bound)
        decide(matches) { match, isTaken, reason in
          result.append(
            ConversionTerm(
              span: text.sourceSpan(of: TextSpan(match.start, match.end)),
              value: match.entry.value, isTaken: isTaken, reason: reason))
        }
        position = end
      }
    }
    return result
  }

  /// The words of the table in a part of a text: at each place the longest that stands between
  /// bounds, or else the longest.
  private func matches(
    _ bytes: UnsafePointer<UInt8>, from start: Int, to end: Int, _ bounds: [Int],
    _ bound: inout Int
  ) -> [Match] {
    var result: [Match] = []
    var position = start
    while position < end {
      let first = table.character(bytes + position)
      let next = position + first.count
      guard first.entry.symbol != 0 else {
        position = next
        continue
      }
      while bound < bounds.count, bounds[bound] < position { bound += 1 }
      let begins = bound < bounds.count && bounds[bound] == position
      var found: Match?
      var cue: Match?
      forEachWord(bytes, first, behind: next, to: end) { wordEnd, place in
        var index = bound
        while index < bounds.count, bounds[index] < wordEnd { index += 1 }
        let isAligned = begins && index < bounds.count && bounds[index] == wordEnd
        guard let entry = TermEntry(table.value(place)) else { return }
        if entry.kind == .cue {
          cue = Match(
            start: position, end: wordEnd, entry: entry, place: place, isAligned: isAligned)
          return
        }
        if let found, found.isAligned, !isAligned { return }
        // A single character inside of a word is no term.
        if !isAligned, next == wordEnd { return }
        found = Match(
          start: position, end: wordEnd, entry: entry, place: place, isAligned: isAligned)
      }
      // Terms inside of a word that tells something are terms.
      if let cue { result.append(cue) }
      guard let match = found else {
        position = next
        continue
      }
      result.append(match)
      position = match.isAligned || match.entry.kind == .keep ? match.end : next
    }
    return result
  }

  private func forEachWord(
    _ bytes: UnsafePointer<UInt8>, _ first: ConversionTable.Character, behind start: Int,
    to end: Int, _ body: (Int, Int) -> Void
  ) {
    var slot = first.entry.symbol
    if first.entry.isLong { body(start, ConversionNode(bits: table.nodes[slot]).place) }
    guard first.entry.hasChildren else { return }
    var base = ConversionNode(bits: table.nodes[slot]).base
    var position = start
    while base != 0, position < end {
      let character = table.character(bytes + position)
      let child = base &+ character.entry.symbol
      let node = ConversionNode(bits: table.nodes[child])
      guard character.entry.symbol != 0, node.check == slot else { return }
      position += character.count
      if node.place != 0 { body(position, node.place) }
      (slot, base) = (child, node.base)
    }
  }

  /// Decides about the terms of a line.
  private func decide(
    _ matches: [Match], _ body: (Match, Bool, ConversionAmbiguity.Reason?) -> Void
  ) {
    guard matches.contains(where: { $0.entry.kind.group != nil }) else { return }
    // Each word counts once.
    var seen: Set<Int> = []
    var sums: [TermEntry.Domain: Int] = [:]
    for match in matches where match.isAligned || match.entry.kind == .cue {
      if seen.insert(match.place).inserted {
        sums[match.entry.domain, default: 0] += match.entry.weight
      }
    }
    var reached = 0
    for (index, match) in matches.enumerated() where match.start >= reached {
      let entry = match.entry
      guard let group = entry.kind.group else {
        if entry.kind == .keep { reached = match.end }
        continue
      }
      guard groups.contains(group) else { continue }
      let evidence =
        (sums[entry.domain] ?? 0) - (seen.contains(match.place) ? entry.weight : 0)
      if match.isAligned {
        let isTaken = evidence >= entry.need
        body(match, isTaken || entry.need == 0, entry.need == 0 ? nil : .term)
        if isTaken || entry.need == 0 { reached = match.end }
        continue
      }
      // One that cuts words: the term may stand elsewhere in the line, too.
      let isElsewhere = matches.contains { $0.place == match.place && $0.start != match.start }
      let isFree =
        index + 1 == matches.count
        || !matches[(index + 1)...].prefix { $0.start < match.end }.contains {
          $0.isAligned && $0.entry.kind != .cue
        }
      let isTaken =
        isFree && entry.need == 0 && group == .it
        && (isElsewhere || evidence >= Self.crossingNeed)
      body(match, isTaken, .boundary)
      if isTaken { reached = match.end }
    }
  }
}
