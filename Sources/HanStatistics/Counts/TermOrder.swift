import HanCore

/// The terms of a table in memory, best first by a measure; ties are broken by the terms' bytes.
///
/// Memory: about forty bytes a row.
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
  private let dispersions: DispersionValues?
  /// The numbers of the rows, those of a term together.
  private let rows: [Int32]
  private var places: [Place] = []

  /// - Complexity: O(*n* log *n*) in the number of rows.
  init(
    _ table: CountTable, by measure: TermMeasure, documents: Int, _ dispersions: DispersionValues?
  ) {
    self.table = table
    self.documents = documents
    self.dispersions = dispersions
    rows = table.sorted(CountKey.word)
    for (index, number) in rows.enumerated() {
      let hash: UInt64? = table.withKey(of: number) { key in
        guard key.last == 0 else { return nil }
        return measure == .dispersion ? KeyHead(key).hash(key) : 0
      }
      guard let hash else {
        if !places.isEmpty { places[places.count - 1].count += 1 }
        continue
      }
      let count = table.count(of: number)
      let value: Double? =
        switch measure {
        case .frequency: Double(count.frequency)
        case .documentFrequency: Double(count.documentFrequency)
        case .tfIDF:
          Double(count.frequency) * Measures.inverseDocumentFrequency(of: count, in: documents)
        case .dispersion: dispersions?[hash]
        }
      places.append(Place(order: ScoredTerm.order(value), first: Int32(index), count: 1))
    }
    places.sort { ($0.order, $0.first) < ($1.order, $1.first) }
  }

  /// Calls `body` with each term, until `isDone` says that there are enough.
  ///
  /// - Returns: How many there are.
  func forEach(until isDone: () -> Bool, _ body: (ScoredTerm) -> Void) -> Int {
    var key: [UInt8] = []
    for place in places {
      if isDone() { break }
      let number = rows[Int(place.first)]
      let hash = table.withKey(of: number) { bytes in
        key.removeAll(keepingCapacity: true)
        key.append(contentsOf: bytes)
        return dispersions == nil ? 0 : KeyHead(bytes).hash(bytes)
      }
      var group = TermGrouping.Group(key: key[...], count: table.count(of: number))
      for index in (place.first + 1)..<(place.first + place.count) {
        let number = rows[Int(index)]
        table.withKey(of: number) { bytes in
          // Files of counts may say more of a term than that it is there.
          guard bytes.starts(with: key) else { return }
          group.add(Array(bytes.dropFirst(key.count))[...], table.count(of: number))
        }
      }
      var term = group.scored(in: documents)
      term.dispersion = dispersions?[hash]
      body(term)
    }
    return places.count
  }
}
