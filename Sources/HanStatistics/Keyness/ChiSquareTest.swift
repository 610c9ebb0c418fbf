extension Keyness {
  /// `Σ (O − E)² / E` (Pearson), signed; `nil` when a cell is not expected at all.
  var chiSquare: Double? { table.chiSquare.map { sign * $0 } }

  /// `Σ max(0, |O − E| − ½)² / E` (Yates), signed likewise.
  var chiSquareYates: Double? {
    table.chiSquareYates.map { $0 == 0 ? 0 : sign * $0 }
  }
}
