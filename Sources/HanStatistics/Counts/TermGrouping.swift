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

    /// A term by its own row.
    init(key: ArraySlice<UInt8>, count: TermCount) {
      self.init(
        term: Term(String(decoding: key.dropFirst().dropLast(), as: UTF8.self)), count: count)
    }

    init(term: Term, count: TermCount) {
      self.term = term
      self.count = count
    }

    /// Takes a row that says more of the term, in order of the keys.
    ///
    /// - Parameter part: What follows the term's own key.
    mutating func add(_ part: ArraySlice<UInt8>, _ count: TermCount) {
      let text = String(decoding: part.dropFirst(), as: UTF8.self)
      switch part.first {
      case CountKey.form:
        otherForms += count.frequency
        forms.append(TermForm(form: Term(text), frequency: count.frequency))
        // Wordings come in order of their bytes.
        if count.frequency > form?.occurrences ?? 0 { form = (Term(text), count.frequency) }
      case CountKey.tag:
        if let name = PartOfSpeech(text), count.frequency > tag?.occurrences ?? 0 {
          tag = (name, count.frequency)
        }
      default: break
      }
    }

    func scored(in documents: Int) -> ScoredTerm {
      scored(Measures.inverseDocumentFrequency(of: count, in: documents))
    }

    /// - Parameter rarity: The inverse document frequency.
    func scored(_ rarity: Double) -> ScoredTerm {
      var best = term
      if let form {
        let own = count.frequency - otherForms
        // Of equal ones the first by bytes.
        if (form.occurrences, term) > (own, form.text) { best = form.text }
      }
      return ScoredTerm(
        term: term, form: best, partOfSpeech: tag?.name, count: count,
        forms: forms, inverseDocumentFrequency: rarity, dispersion: nil)
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
      group?.add(row.dropFirst(key.count), count)
      return nil
    }
    guard row.last == 0 else { return nil }
    let last = group
    key = Array(row)
    group = Group(key: row, count: count)
    return last
  }

  /// The last term.
  mutating func finish() -> Group? {
    defer { group = nil }
    return group
  }
}
