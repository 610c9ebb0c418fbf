import HanCore

/// A row of counts: a key, see ``CountKey``, and integers that add up.
struct CountRow: Hashable, Sendable {
  var key: [UInt8]
  var count: TermCount
  /// Whether ranking will ask for the phrase; it is not a count and no part of files.
  var isWanted = false

  init(key: [UInt8], count: TermCount) {
    self.key = key
    self.count = count
  }

  /// A row from a sorter.
  init?(key: ArraySlice<UInt8>, value: ArraySlice<UInt8>) {
    var reader = ByteReader(value)
    guard let documents = try? reader.count(), let frequency = try? reader.count(),
      let squares = try? reader.count(), let isWanted = try? reader.flag()
    else { return nil }
    self.key = Array(key)
    self.isWanted = isWanted
    count = TermCount(
      frequency: frequency, documentFrequency: documents, sumOfSquares: squares)
  }

  /// A row's counts for a sorter.
  static func value(_ count: TermCount, isWanted: Bool) -> [UInt8] {
    var writer = ByteWriter()
    writer.count(count.documentFrequency)
    writer.count(count.frequency)
    writer.count(count.sumOfSquares)
    writer.flag(isWanted)
    return writer.bytes
  }

  /// Adds the counts of a row with the same key, as they come from a sorter.
  mutating func merge(_ value: ArraySlice<UInt8>) {
    guard let other = CountRow(key: [], value: value) else { return }
    count.merge(other.count)
    isWanted = isWanted || other.isWanted
  }

  /// Whether it is a document, or a term in one.
  var isPosting: Bool { key.first == CountKey.document || key.first == CountKey.posting }

  /// The hash of the phrase, if it is one.
  var phrase: UInt64? {
    guard key.first == CountKey.phrase, key.count == 9 else { return nil }
    return key.dropFirst().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

extension TermStatistics {
  /// Adds a row.
  mutating func add(_ row: CountRow) {
    if let hash = row.phrase {
      addPhrase(hash, row.count)
    } else {
      addRow(row.key[...], row.count)
    }
  }
}

extension ScoredTerm {
  /// Sorts by a measure, the greatest first, then by the term's bytes.
  func sortKey(by measure: TermMeasure) -> [UInt8] {
    let order = Self.order(value(of: measure))
    return withUnsafeBytes(of: order.bigEndian) { Array($0) } + term.text.utf8
  }

  /// A number that is less for a greater value of a measure, and greatest for none.
  static func order(_ value: Double?) -> UInt64 {
    // No measure is negative, so the bits of its values have their order.
    ~(value.map { $0 > 0 ? $0.bitPattern + 1 : 1 } ?? 0)
  }

  /// What ``init(bytes:documents:)`` reads.
  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.string(term.text)
    writer.string(form == term ? "" : form.text)
    writer.string(partOfSpeech?.name ?? "")
    writer.count(count.frequency)
    writer.count(count.documentFrequency)
    writer.count(count.sumOfSquares)
    writer.optional(dispersion) { $0.double($1) }
    writer.list(forms) {
      $0.string($1.form.text)
      $0.count($1.frequency)
    }
    return writer.bytes
  }

  init?(bytes: ArraySlice<UInt8>, documents: Int) {
    var reader = ByteReader(bytes)
    do throws(ByteError) {
      let term = Term(try reader.string())
      let form = try reader.string()
      let tag = try reader.string()
      let frequency = try reader.count()
      let count = TermCount(
        frequency: frequency, documentFrequency: try reader.count(),
        sumOfSquares: try reader.count())
      let dispersion = try reader.optional { reader throws(ByteError) in try reader.double() }
      let forms = try reader.list { reader throws(ByteError) in
        TermForm(form: Term(try reader.string()), frequency: try reader.count())
      }
      self.init(
        term: term, form: form.isEmpty ? term : Term(form), partOfSpeech: PartOfSpeech(tag),
        count: count, forms: forms,
        inverseDocumentFrequency: Measures.inverseDocumentFrequency(of: count, in: documents),
        dispersion: dispersion)
    } catch {
      return nil
    }
  }
}
