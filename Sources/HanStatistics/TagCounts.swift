package import HanCore

/// How often a word has each part of speech. Most words have one, which takes no memory of its own.
package struct TagCounts: Sendable {
  private var first: PartOfSpeech?
  private var firstCount = 0
  private var others: [PartOfSpeech: Int] = [:]

  /// No counts.
  package init() {}

  /// How often the word has a part of speech.
  package subscript(tag: PartOfSpeech) -> Int { tag == first ? firstCount : others[tag] ?? 0 }

  /// Adds occurrences.
  package mutating func add(_ tag: PartOfSpeech, count: Int = 1) {
    guard let known = first else {
      first = tag
      firstCount = count
      return
    }
    if tag == known { firstCount += count } else { others[tag, default: 0] += count }
  }

  /// Adds the counts of other documents.
  package mutating func merge(_ other: TagCounts) {
    if let tag = other.first { add(tag, count: other.firstCount) }
    for (tag, count) in other.others { add(tag, count: count) }
  }

  /// The part of speech the word has most often; the first by name among equals.
  package var best: PartOfSpeech? {
    guard let first, !others.isEmpty else { return first }
    return others.reduce((tag: first, count: firstCount)) { best, other in
      (other.value, best.tag.name) > (best.count, other.key.name) ? (other.key, other.value) : best
    }.tag
  }

  /// Calls `body` with each part of speech and its count, in order of their names.
  func forEach(_ body: (PartOfSpeech, Int) -> Void) {
    guard let first else { return }
    if others.isEmpty { return body(first, firstCount) }
    for (tag, count) in all.sorted(by: { $0.key.name < $1.key.name }) { body(tag, count) }
  }

  private var all: [PartOfSpeech: Int] {
    var all = others
    if let first { all[first] = firstCount }
    return all
  }
}

extension TagCounts: Hashable {
  /// Whether all counts are the same, in whatever order they were added.
  package static func == (a: TagCounts, b: TagCounts) -> Bool {
    a.first == b.first && a.firstCount == b.firstCount && a.others == b.others || a.all == b.all
  }

  /// Hashes the counts.
  package func hash(into hasher: inout Hasher) { hasher.combine(all) }
}
