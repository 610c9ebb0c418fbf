extension Association {
  /// `P(y|x) − P(y|¬x)` and `P(x|y) − P(x|¬y)` (Gries 2013) over the table of the window's places;
  /// `nil` where nothing is left without the one or the other.
  var deltaP: (collocate: Double?, node: Double?) {
    guard let cells = table?.observed else { return (nil, nil) }
    func difference(_ first: (Double, Double), _ second: (Double, Double)) -> Double? {
      first.1 > 0 && second.1 > 0 ? first.0 / first.1 - second.0 / second.1 : nil
    }
    return (
      difference((cells[0], cells[0] + cells[1]), (cells[2], cells[2] + cells[3])),
      difference((cells[0], cells[0] + cells[2]), (cells[1], cells[1] + cells[3]))
    )
  }
}
