/// What the search needs to know of the scores of the four tags begin, middle, end and single of a
/// symbol.
///
/// Begin leads from a boundary into a word, middle stays inside, end leads to a boundary, single
/// from one to the next. Only differences of the scores of ways count, so three numbers do: begin
/// over middle, single over end, and middle over end; the fourth lane may hold anything.
typealias TagScores = SIMD4<Int16>

extension TagScores {
  /// The differences of scores in the order begin, middle, end, single.
  init(differencesOf tags: SIMD4<Int16>) {
    self =
      SIMD4(tags[0], tags[3], tags[1], 0) &- SIMD4(tags[1], tags[2], tags[2], 0)
  }

  /// More than any sum of weights: what is that much better is certain.
  static let certain: Int16 = 16_000
}
