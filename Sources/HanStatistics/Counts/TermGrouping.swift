import HanCore

/// Puts the rows of each term together: its counts, its wording, its part of speech.
struct TermGrouping {
  /// A term with what its rows say.
  struct Group {
    var term: Term
    var count: TermCount
    /// The most frequent wording that differs from the term, and its occurrences.
    var form: (text: Term, occurrences: Int)?
    /// All wordings that differ, in order of their bytes.
    var forms: [TermForm] = []
    /// Occurrences of all wordings that differ.
    var otherForms = 0
    var tag: (name: PartOfSpeech, occurrences: Int)?

    func scored(in documents: Int) -> ScoredTerm {
      var best = term
      if let form {
        let own = count.frequency - otherForms
        // Of equal ones the first by bytes.
        if (form.occurrences, term) > (own, form.text) { best = form.text }
      }
      return ScoredTerm(
        term: term, form: best, partOfSpeech: tag?.name, count: count,
        forms: forms,
        inverseDocumentFrequency: Measures.inverseDocumentFrequency(of: count, in: documents),
        dispersion: nil)
    }
  }

  private var group: Group?
  private var key: [UInt8] = []

  /// Takes the next row, in order of the keys.
  ///
  /// - Returns: The term whose last row was the one before, if the row begins another one.
  mutating func add(_ row: ArraySlice<UInt8>, _ count: TermCount) -> Group? {
    guard row.first == CountKey.word else { return nil }
    if !key.isEmpty, row.starts(with: key) {
      let rest = row.dropFirst(key.count)
      let text = String(decoding: rest.dropFirst(), as: UTF8.self)
      switch rest.first {
      case CountKey.form:
        group?.otherForms += count.frequency
        group?.forms.append(TermForm(form: Term(text), frequency: count.frequency))
        // Wordings come in order of their bytes.
        if count.frequency > group?.form?.occurrences ?? 0 {
          group?.form = (Term(text), count.frequency)
        }
      case CountKey.tag:
        if let tag = PartOfSpeech(text), count.frequency > group?.tag?.occurrences ?? 0 {
          group?.tag = (tag, count.frequency)
        }
      default: break
      }
      return nil
    }
    guard row.last == 0 else { return nil }
    let last = group
    key = Array(row)
    group = Group(
      term: Term(String(decoding: row.dropFirst().dropLast(), as: UTF8.self)), count: count)
    return last
  }

  /// The last term.
  mutating func finish() -> Group? {
    defer { group = nil }
    return group
  }
}
