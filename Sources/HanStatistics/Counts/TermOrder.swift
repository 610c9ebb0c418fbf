import HanCore

/// The terms of a table in memory, best first by a measure; ties are broken by the terms' bytes.
///
/// Memory: about forty bytes a row; eight where few terms are wanted.
struct TermOrder {
  /// The rows of a term among those in order.
  private struct Place {
    /// Less for a greater value of the measure; the greatest where it is undefined.
    var order: UInt64
    var first: Int32
    var count: Int32
  }

  private let table: CountTable
  private let documents: Int
  /// The number of distinct terms.
  private var terms = 0
  /// The numbers of the rows, those of a term together.
  private var rows: [Int32] = []
  private var places: [Place] = []
  /// Whether there are more terms than these.
  private(set) var isPart = false

  /// - Parameters:
  ///   - dispersions: What terms are ordered by, if that is the measure.
  ///   - limit: How many are wanted; `nil` for all.
  ///   - minimum: The occurrences of those that are wanted.
  /// - Complexity: O(*n* log *n*) in the number of rows; O(*n*) where few terms are wanted.
  init(
    _ table: CountTable, by measure: TermMeasure, documents: Int, _ dispersions: DispersionValues?,
    limit: Int? = nil, minimum: Int = 1
  ) {
    self.table = table
    self.documents = documents
    let scale = Scale(table, measure, documents, dispersions)
    if let limit, limit < table.rowCount / 4 {
      addFirst(limit, minimum, by: scale)
    } else {
      addAll(minimum, by: scale)
    }
  }

  /// What orders terms.
  private struct Scale {
    let table: CountTable
    let measure: TermMeasure
    let documents: Int
    let dispersions: DispersionValues?

    init(
      _ table: CountTable, _ measure: TermMeasure, _ documents: Int,
      _ dispersions: DispersionValues?
    ) {
      self.table = table
      self.measure = measure
      self.documents = documents
      self.dispersions = dispersions
    }

    func order(of number: Int32) -> UInt64 {
      let count = table.count(of: number)
      let value: Double? =
        switch measure {
        case .frequency: Double(count.frequency)
        case .documentFrequency: Double(count.documentFrequency)
        case .tfIDF:
          Double(count.frequency) * Measures.inverseDocumentFrequency(of: count, in: documents)
        case .dispersion: dispersions?[table.hash(of: number)]
        }
      return ScoredTerm.order(value)
    }
  }

  private mutating func addAll(_ minimum: Int, by scale: Scale) {
    rows = table.sorted(CountKey.word)
    places.reserveCapacity(rows.count)
    var isWanted = false
    for (index, number) in rows.enumerated() {
      guard table.kind(of: Int(number)).endsWithNUL else {
        if isWanted { places[places.count - 1].count += 1 }
        continue
      }
      terms += 1
      isWanted = table.count(of: number).frequency >= minimum
      guard isWanted else { continue }
      places.append(Place(order: scale.order(of: number), first: Int32(index), count: 1))
    }
    StableOrder.sort(&places) { $0.order }
  }

  /// Finds out the value that the last wanted term has, and puts in order what reaches it alone.
  private mutating func addFirst(_ limit: Int, _ minimum: Int, by scale: Scale) {
    isPart = true
    var orders: [UInt64] = []
    func forEachWanted(_ body: (Int32) -> Void) {
      for number in 0..<table.rowCount {
        let (kind, endsWithNUL) = table.kind(of: number)
        guard kind == CountKey.word, endsWithNUL else { continue }
        let number = Int32(number)
        if table.count(of: number).frequency >= minimum { body(number) }
      }
    }
    for number in 0..<table.rowCount {
      let (kind, endsWithNUL) = table.kind(of: number)
      if kind == CountKey.word, endsWithNUL { terms += 1 }
    }
    orders.reserveCapacity(terms)
    forEachWanted { orders.append(scale.order(of: $0)) }
    guard limit > 0, !orders.isEmpty else { return }
    let last = StableOrder.number(at: min(limit, orders.count) - 1, of: orders) ?? .max
    var chosen: [(order: UInt64, number: Int32)] = []
    forEachWanted { number in
      let order = scale.order(of: number)
      if order <= last { chosen.append((order, number)) }
    }
    chosen.sort {
      $0.order != $1.order ? $0.order < $1.order : table.isBefore($0.number, $1.number)
    }
    chosen.removeLast(max(0, chosen.count - limit))
    let others = otherRows(of: chosen.map(\.number))
    for (order, number) in chosen {
      let own = (others[number] ?? []).sorted { table.isBefore($0, $1) }
      places.append(
        Place(order: order, first: Int32(rows.count), count: Int32(1 + own.count)))
      rows.append(number)
      rows += own
    }
  }

  /// The rows that say more of some terms: wordings and parts of speech.
  private func otherRows(of terms: [Int32]) -> [Int32: [Int32]] {
    var others: [Int32: [Int32]] = [:]
    for term in terms { others[term] = [] }
    for number in 0..<table.rowCount {
      let (kind, endsWithNUL) = table.kind(of: number)
      guard kind == CountKey.word, !endsWithNUL else { continue }
      let term = table.withKey(of: Int32(number)) { key -> Int32? in
        // The longest beginning of the key that is a term.
        var end = key.count
        while let place = key[..<end].lastIndex(of: 0) {
          if let term = table.number(
            of: UnsafeBufferPointer(rebasing: key[...place]))
          {
            return term
          }
          end = place
        }
        return nil
      }
      if let term { others[term]?.append(Int32(number)) }
    }
    return others
  }

  /// The hashes of the terms, see ``PostingTable/hash(of:)``.
  var hashes: Set<UInt64> { Set(places.map { table.hash(of: rows[Int($0.first)]) }) }

  /// Calls `body` with each term, until `isDone` says that there are enough.
  ///
  /// - Parameter dispersions: The dispersion of these terms, by their hashes.
  /// - Returns: How many distinct terms there are.
  func forEach(
    _ dispersions: DispersionValues?, until isDone: () -> Bool, _ body: (ScoredTerm) -> Void
  ) -> Int {
    let dispersions = dispersions?.isEmpty ?? true ? nil : dispersions
    var key: [UInt8] = []
    // Neighbours often are in as many documents.
    var last: (documents: Int, rarity: Double)?
    for place in places {
      if isDone() { break }
      let number = rows[Int(place.first)]
      let count = table.count(of: number)
      var hash: UInt64 = 0
      let term = table.withKey(of: number) { bytes in
        if dispersions != nil { hash = KeyHead(bytes).hash(bytes) }
        if place.count > 1 { key = Array(bytes) }
        // The kind before the term and NUL behind it.
        return Term(String(decoding: bytes.dropFirst().dropLast(), as: UTF8.self))
      }
      var group = TermGrouping.Group(term: term, count: count)
      for index in (place.first + 1)..<(place.first + place.count) {
        let number = rows[Int(index)]
        table.withKey(of: number) { bytes in
          // Files of counts may say more of a term than that it is there.
          guard bytes.starts(with: key) else { return }
          group.add(Array(bytes.dropFirst(key.count))[...], table.count(of: number))
        }
      }
      let rarity =
        last.flatMap { $0.documents == count.documentFrequency ? $0.rarity : nil }
        ?? Measures.inverseDocumentFrequency(of: count, in: documents)
      last = (count.documentFrequency, rarity)
      var scored = group.scored(rarity)
      scored.dispersion = dispersions?[hash]
      body(scored)
    }
    return terms
  }
}
