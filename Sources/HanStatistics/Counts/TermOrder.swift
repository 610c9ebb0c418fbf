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
      let row = table.row(number)
      if row.key.last == 0 {
        let value: Double? =
          switch measure {
          case .frequency: Double(row.count.frequency)
          case .documentFrequency: Double(row.count.documentFrequency)
          case .tfIDF:
            Double(row.count.frequency)
              * Measures.inverseDocumentFrequency(of: row.count, in: documents)
          case .dispersion: dispersions?[row.hash]
          }
        places.append(
          Place(order: ScoredTerm.order(value), first: Int32(index), count: 1))
      } else if !places.isEmpty {
        places[places.count - 1].count += 1
      }
    }
    places.sort { ($0.order, $0.first) < ($1.order, $1.first) }
  }

  /// Calls `body` with each term.
  ///
  /// - Returns: How many there are.
  func forEach(_ body: (ScoredTerm) -> Void) -> Int {
    for place in places {
      let main = table.row(rows[Int(place.first)])
      var group = TermGrouping.Group(key: main.key, count: main.count)
      for index in (place.first + 1)..<(place.first + place.count) {
        let row = table.row(rows[Int(index)])
        // Files of counts may say more of a term than that it is there.
        guard row.key.starts(with: main.key) else { continue }
        group.add(row.key.dropFirst(main.key.count), row.count)
      }
      var term = group.scored(in: documents)
      term.dispersion = dispersions?[main.hash]
      body(term)
    }
    return places.count
  }
}
