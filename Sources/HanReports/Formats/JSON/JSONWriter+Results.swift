package import HanStatistics

extension JSONWriter {
  /// Writes a keyword of a document: term, canonical, score, count, ranges, and the evidence when
  /// it has any, as feature and value.
  package mutating func keyword(_ keyword: Report.LocatedTerm) {
    beginObject()
    member("term", keyword.term)
    member("canonical", keyword.canonical)
    member("score", keyword.score)
    member("count", keyword.count)
    member("ranges", keyword.ranges)
    if !keyword.evidence.isEmpty {
      key("evidence")
      beginArray()
      for evidence in keyword.evidence {
        beginObject()
        member("feature", evidence.feature)
        member("value", evidence.value)
        endObject()
      }
      endArray()
    }
    endObject()
  }

  /// Writes a keyword of several documents: term, canonical, score, count, document_count, and
  /// the ids of documents.
  package mutating func keyword(_ keyword: Report.BatchKeyword) {
    beginObject()
    member("term", keyword.term)
    member("canonical", keyword.canonical)
    member("score", keyword.score)
    member("count", keyword.count)
    member("document_count", keyword.documentCount)
    member("documents", keyword.documents)
    endObject()
  }

  /// Writes a slogan of a document: text, canonical, type, template if any, members with their
  /// ranges, score, ranges; with `explains` its evidence too.
  package mutating func slogan(_ slogan: Report.LocatedSlogan, explains: Bool = false) {
    beginObject()
    member("text", slogan.text)
    member("canonical", slogan.canonical)
    member("type", slogan.type.rawValue)
    if let template = slogan.template { member("template", template) }
    member("members", slogan.members)
    if !slogan.members.isEmpty { member("member_ranges", slogan.memberRanges) }
    member("score", slogan.score)
    member("ranges", slogan.ranges)
    if explains {
      key("evidence")
      beginObject()
      for reason in slogan.evidence { member(reason.name, reason.weight) }
      endObject()
    }
    endObject()
  }

  /// Writes a term: term, canonical, pos if known, tf, df, idf, dispersion, and `stop` or
  /// `function` as stop_word for words that carry little meaning of their own.
  package mutating func term(_ term: ScoredTerm, stopWord: String = "") {
    beginObject()
    member("term", term.form.text)
    member("canonical", term.term.text)
    if let tag = term.partOfSpeech { member("pos", tag.name) }
    member("tf", term.count.frequency)
    member("df", term.count.documentFrequency)
    member("idf", term.inverseDocumentFrequency)
    member("dispersion", term.dispersion ?? .nan)
    if !stopWord.isEmpty { member("stop_word", stopWord) }
    endObject()
  }

  /// Writes a member whose value is a string.
  package mutating func member(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  /// Writes a member whose value is an integer.
  package mutating func member(_ name: String, _ number: Int) {
    key(name)
    value(number)
  }

  /// Writes a member whose value is a number; see ``value(_:)-(Double)``.
  package mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  /// Writes a member whose value is a list of strings.
  package mutating func member(_ name: String, _ strings: [String]) {
    key(name)
    beginArray()
    for string in strings { value(string) }
    endArray()
  }

  /// Writes a member whose value is a list of ranges.
  package mutating func member(_ name: String, _ ranges: [Range<Int>]) {
    key(name)
    beginArray()
    for range in ranges { self.range(range) }
    endArray()
  }
}
