import HanCore

/// What stands between two segments.
enum SegmentSeparator: UInt8 {
  /// 、
  case enumeration
  /// ， or ,
  case comma
  /// A blank between Chinese characters, as between the halves of a title.
  case blank
  /// Behind the last segment of a run.
  case none
}

/// The segments of a text: pieces with nothing between them but 、, a comma or a blank, in runs of
/// two or more.
struct SegmentTable {
  /// The segments of all runs, as ranges of scalars, in order.
  private(set) var segments: [Range<Int>] = []
  /// What stands behind each segment.
  private(set) var separators: [SegmentSeparator] = []
  /// The segments of each run.
  private(set) var runs: [Range<Int>] = []

  /// Finds the segments of a text.
  ///
  /// - Complexity: O(marks of the text).
  init(_ text: ScalarText) {
    var builder = Builder()
    segments.reserveCapacity(text.marks.places.count)
    separators.reserveCapacity(text.marks.places.count)
    var end = 0
    for mark in text.marks.places {
      let mark = Int(mark)
      if mark > end { builder.add(end..<mark, to: &self) }
      end = mark + 1
      switch text.kinds[mark] {
      case .enumerationComma: builder.separate(by: .enumeration, &self)
      case .comma: builder.separate(by: .comma, &self)
      case .space: builder.separate(by: .blank, &self)
      default: builder.close(&self)
      }
    }
    if end < text.scalars.count { builder.add(end..<text.scalars.count, to: &self) }
    builder.close(&self)
  }

  private struct Builder {
    var first = 0
    var pending: SegmentSeparator?
    /// Whether the last segment has nothing behind it yet.
    var isOpen = false

    mutating func add(_ segment: Range<Int>, to table: inout SegmentTable) {
      if let separator = pending, table.segments.count > first {
        table.separators.append(separator)
      }
      table.segments.append(segment)
      isOpen = true
    }

    mutating func separate(by separator: SegmentSeparator, _ table: inout SegmentTable) {
      if isOpen {
        isOpen = false
        pending = separator
      } else if pending == .blank {
        pending = separator
      } else if separator != .blank {
        // Two separators in a row end a run as much as any other mark.
        close(&table)
      }
    }

    mutating func close(_ table: inout SegmentTable) {
      switch table.segments.count - first {
      case 0: break
      case 1: table.segments.removeLast()
      default:
        table.runs.append(first..<table.segments.count)
        table.separators.append(.none)
      }
      first = table.segments.count
      pending = nil
      isOpen = false
    }
  }

  /// The scalars from the first segment of a run to the last.
  func range(of run: Range<Int>) -> Range<Int> {
    segments[run.lowerBound].lowerBound..<segments[run.upperBound - 1].upperBound
  }

  /// Whether all segments of a run are parted by the same mark.
  func isUniform(_ run: Range<Int>) -> Bool {
    let first = separators[run.lowerBound]
    for index in run.dropLast() where separators[index] != first { return false }
    return true
  }

  /// Appends the stretches of a run whose segments belong together: joined by 、, joined by commas
  /// with no 、 inside, or joined by blanks.
  ///
  /// Every stretch has two segments or more.
  func addStretches(of run: Range<Int>, to result: inout [Range<Int>]) {
    if isUniform(run) {
      result.append(run)
      return
    }
    for separator in [SegmentSeparator.enumeration, .comma, .blank] {
      var index = run.lowerBound
      while index + 1 < run.upperBound {
        guard separators[index] == separator else {
          index += 1
          continue
        }
        var low = index
        while index + 1 < run.upperBound, separators[index] == separator { index += 1 }
        var high = index + 1
        if separator != .enumeration {
          // 、 binds closer: a segment in a list is no clause of its own.
          if low > run.lowerBound, separators[low - 1] == .enumeration { low += 1 }
          if high < run.upperBound, separators[high - 1] == .enumeration { high -= 1 }
        }
        if high - low > 1 { result.append(low..<high) }
      }
    }
  }
}
