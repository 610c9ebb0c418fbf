import HanCore

/// A run of segments: pieces of text with nothing between them but 、 or a comma.
struct SegmentRun {
  /// The segments, as ranges of scalars.
  var segments: [Range<Int>]
  /// Whether the run fills a pair of quotation marks.
  var isQuoted: Bool
}

extension SegmentRun {
  /// The runs of a text with at least two segments, in order.
  ///
  /// - Complexity: O(*n*).
  static func runs(in text: ScalarText) -> [SegmentRun] {
    var result: [SegmentRun] = []
    var segments: [Range<Int>] = []
    var start: Int?
    var opener: Unicode.Scalar?  // the mark right before the run's first segment

    func closeSegment(_ end: Int) {
      if let begin = start { segments.append(begin..<end) }
      start = nil
    }
    func closeRun(at end: Int, by mark: Unicode.Scalar?) {
      closeSegment(end)
      if segments.count > 1 {
        let isQuoted = opener.flatMap(Marks.closing).map { $0 == mark } ?? false
        result.append(SegmentRun(segments: segments, isQuoted: isQuoted))
      }
      segments = []
      opener = nil
    }

    for (index, scalar) in text.scalars.enumerated() {
      if Marks.isWordScalar(scalar) {
        if start == nil {
          if segments.isEmpty, index > 0 { opener = text.scalars[index - 1] }
          start = index
        }
      } else if Marks.isSeparator(scalar) {
        // Two separators in a row end a run as much as any other mark.
        if start == nil { closeRun(at: index, by: scalar) } else { closeSegment(index) }
      } else {
        closeRun(at: index, by: scalar)
      }
    }
    closeRun(at: text.scalars.count, by: nil)
    return result
  }
}
