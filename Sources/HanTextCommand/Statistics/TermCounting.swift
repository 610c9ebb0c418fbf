import ArgumentParser
import HanText

/// What a list of terms is made of: the counts of a group of documents, or of all.
struct CountedGroup {
  /// The group's name; `nil` for all documents.
  var name: String?
  var counts: CorpusCounts
  /// What the order of documents says, when runs of equal length were asked for.
  var slices: SliceStatistics?
  /// Occurrences in what cleaning removed, when they were asked for.
  var removed: [Term: Int]?
}

/// Counts terms for a list of them.
struct TermCounting {
  var ngrams: ClosedRange<Int> = 1...1
  var unit = TermUnit.words
  /// Whether a word counts apart for each part of speech.
  var isByTag = false
  /// Into how many runs of equal length the text is cut.
  var slices: Int?
  /// The field by which documents are grouped.
  var groupBy: String?
  /// Whether what cleaning removed is counted as well.
  var countsRemoved = false

  /// What came of it.
  struct Result {
    var groups: [CountedGroup]
    /// The places of documents that repeat others, among those delivered.
    var repeats: Set<Int> = []
    var outcome: RunOutcome
  }

  /// Counts the documents of a run.
  ///
  /// - Parameter duplicateThreshold: From which similarity on a document repeats another one and is
  ///   not counted.
  func perform(_ run: StatisticsRun, duplicateThreshold: Double?) throws -> Result {
    var finder = duplicateThreshold.map { DuplicateFinder(threshold: $0) }
    let findsRepeats = finder != nil
    var groups: [String: (counts: CorpusCounts, words: WordSequence, removed: [Term: Int])] = [:]
    var repeats: Set<Int> = []
    var place = 0
    var ungrouped = 0
    // Documents of a store need nothing that analyses, but what was removed of them does.
    let analyzer = countsRemoved ? try run.analyzer : nil
    let fingerprint = run.configuration.fingerprint(ngrams: ngrams)
    let outcome = try run.perform { [self] item in
      let tokens = unit == .characters ? item.tokens.characters : item.tokens
      return CountedTerms(
        counts: isByTag
          ? TaggedTerm.counts(tokens) : DocumentCounts(tokens, ngrams: ngrams),
        words: slices == nil
          ? nil : RunningWords(tokens, endsAtMarks: item.endsAtMarks),
        sketch: findsRepeats ? item.sketch() : nil,
        removed: analyzer.map { RemovedWords.count(item, $0, by: self) } ?? [])
    } deliver: { fields, counted in
      defer { place += 1 }
      if let sketch = counted.sketch, finder?.add(sketch) != nil {
        repeats.insert(place)
        return
      }
      guard let name = groupBy.map({ fields.value(of: $0) ?? "" }) ?? "" as String?,
        groupBy == nil || !name.isEmpty
      else { return ungrouped += 1 }
      var group =
        groups[name]
        ?? (CorpusCounts(fingerprint, keepsPostings: slices == nil), WordSequence(), [:])
      // The only owner, so that adding copies nothing.
      groups[name] = nil
      try group.counts.add(counted.counts, wanted: [])
      if let words = counted.words { group.words.add(words) }
      for (word, count) in counted.removed { group.removed[Term(word), default: 0] += count }
      groups[name] = group
    }
    if ungrouped > 0 {
      run.run.messages.warning("\(ungrouped) documents without \(groupBy ?? "") are left out")
    }
    if groups.isEmpty, groupBy == nil {
      groups[""] = (CorpusCounts(fingerprint, keepsPostings: slices == nil), WordSequence(), [:])
    }
    return Result(
      groups: groups.sorted { $0.key < $1.key }.map { name, group in
        CountedGroup(
          name: groupBy == nil ? nil : name, counts: group.counts,
          slices: slices.map { SliceStatistics(group.words, slices: $0) },
          removed: countsRemoved ? group.removed : nil)
      }, repeats: repeats, outcome: outcome)
  }
}

/// What a worker counts in a document.
private struct CountedTerms: WireValue {
  var counts: DocumentCounts
  var words: RunningWords?
  var sketch: TextSketch?
  var removed: [(word: String, count: Int)]

  init(
    counts: DocumentCounts, words: RunningWords?, sketch: TextSketch?,
    removed: [(word: String, count: Int)]
  ) {
    self.counts = counts
    self.words = words
    self.sketch = sketch
    self.removed = removed
  }

  func encode(to writer: inout ByteWriter) {
    counts.encode(to: &writer)
    writer.optional(words) { $1.encode(to: &$0) }
    writer.optional(sketch) { $1.encode(to: &$0) }
    writer.list(removed) {
      $0.string($1.word)
      $0.count($1.count)
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    counts = try DocumentCounts(from: &reader)
    words = try reader.optional { reader throws(ByteError) in try RunningWords(from: &reader) }
    sketch = try reader.optional { reader throws(ByteError) in try TextSketch(from: &reader) }
    removed = try reader.list { reader throws(ByteError) in
      (word: try reader.string(), count: try reader.count())
    }
  }
}
