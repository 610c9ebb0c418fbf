import HanCore

/// What stands between two segments.
enum SegmentSeparator: UInt8 {
  /// 、
  case enumeration
  /// ， or ,
  case comma
  /// A blank between Chinese characters, as between the halves of a title.
  case blank
}

/// A run of segments: pieces of text with nothing between them but 、, a comma or a blank.
struct SegmentRun {
  /// The segments, as ranges of scalars.
  var segments: [Range<Int>]
  /// What stands between them: one less.
  var separators: [SegmentSeparator]

  /// The scalars from the first segment to the last.
  var range: Range<Int> {
    guard let first = segments.first, let last = segments.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }
}

extension SegmentRun {
  /// The runs of a text with at least two segments, in order.
  ///
  /// - Complexity: O(*n*).
  static func runs(in text: ScalarText) -> [SegmentRun] {
    var result: [SegmentRun] = []
    var segments: [Range<Int>] = []
    var separators: [SegmentSeparator] = []
    var start: Int?
    var pending: SegmentSeparator?

    func closeRun(at end: Int) {
      if let begin = start { segments.append(begin..<end) }
      if segments.count > 1 {
        result.append(
          SegmentRun(segments: segments, separators: Array(separators.prefix(segments.count - 1))))
      }
      segments.removeAll(keepingCapacity: true)
      separators.removeAll(keepingCapacity: true)
      start = nil
      pending = nil
    }
    func separate(at index: Int, by separator: SegmentSeparator) {
      if let begin = start {
        segments.append(begin..<index)
        start = nil
        pending = separator
      } else if pending == .blank {
        pending = separator
      } else if separator != .blank {
        // Two separators in a row end a run as much as any other mark.
        closeRun(at: index)
      }
    }

    for (index, kind) in text.kinds.enumerated() {
      switch kind {
      case .han, .letter, .digit:
        guard start == nil else { continue }
        if let separator = pending, !segments.isEmpty { separators.append(separator) }
        start = index
      case .enumerationComma: separate(at: index, by: .enumeration)
      case .comma: separate(at: index, by: .comma)
      case .space: separate(at: index, by: .blank)
      default: closeRun(at: index)
      }
    }
    closeRun(at: text.scalars.count)
    return result
  }

  /// The stretches of the run whose segments belong together: joined by 、, joined by commas with
  /// no 、 inside, or joined by blanks.
  ///
  /// Every stretch has two segments or more.
  var stretches: [Range<Int>] {
    guard let first = separators.first else { return [] }
    if separators.allSatisfy({ $0 == first }) { return [0..<segments.count] }
    var result: [Range<Int>] = []
    for separator in [SegmentSeparator.enumeration, .comma, .blank] {
      var start: Int?
      func close(at end: Int) {
        guard var low = start else { return }
        var high = end
        start = nil
        if separator != .enumeration {
          // 、 binds closer: a segment in a list is no clause of its own.
          if low > 0, separators[low - 1] == .enumeration { low += 1 }
          if high < segments.count, separators[high - 1] == .enumeration { high -= 1 }
        }
        if high - low > 1 { result.append(low..<high) }
      }
      for (index, mark) in separators.enumerated() {
        if mark == separator {
          if start == nil { start = index }
        } else {
          close(at: index + 1)
        }
      }
      close(at: segments.count)
    }
    return result
  }
}
