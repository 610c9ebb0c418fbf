package import HanCore

/// The text of a document as a report shows it: without what cleaning dropped, which is kept aside,
/// and with the way back to the source.
///
/// Places are in the report's unit. A run says that text from `target` on is the source from
/// `source` on, until the next run; runs are in order of both.
package struct DocumentText: Hashable, Sendable {
  /// Where text and source go side by side.
  package struct Run: Hashable, Sendable {
    /// A place in the text.
    package var target: Int
    /// The place in the source.
    package var source: Int
  }

  /// What cleaning dropped.
  package struct Dropped: Hashable, Sendable {
    /// Where, in the source.
    package var range: Range<Int>
    /// Why.
    package var reason: String
    /// The text, or the beginning of a long one.
    package var text: String
  }

  /// The text.
  package var text: String
  /// From the text to the source.
  package var runs: [Run]
  /// What is left out, in order.
  package var dropped: [Dropped] = []
  /// Whether the text is all there is, and not the passages around what was found.
  package var isWhole = true
  /// Whether places count scalars.
  var isByScalars = false

  /// So much is kept of what was dropped, in scalars.
  private static let droppedLength = 300

  /// The text of a cleaned document.
  ///
  /// - Parameters:
  ///   - removed: What was removed from the source, and why.
  ///   - offsets: The places of the source in the report's unit.
  package init(
    _ clean: MappedText, removed: [(span: TextSpan, reason: String)], offsets: OffsetIndex
  ) {
    text = clean.text
    runs = []
    isByScalars = offsets.unit == .scalar
    let targets = OffsetIndex(clean.text, unit: offsets.unit)
    add(0, 0)
    for change in clean.map.changes {
      if !change.target.isEmpty {
        add(
          targets.offset(change.target.lowerBound), offsets.offset(change.source.lowerBound))
      }
      add(targets.offset(change.target.upperBound), offsets.offset(change.source.upperBound))
    }
    for (span, reason) in removed {
      dropped.append(
        Dropped(
          range: offsets.range(span), reason: reason,
          text: Self.beginning(of: clean.source[span])))
    }
  }

  private mutating func add(_ target: Int, _ source: Int) {
    if let last = runs.last {
      guard source >= last.source else { return }
      if last.target == target {
        runs[runs.count - 1].source = source
        return
      }
      if source - last.source == target - last.target { return }
    }
    runs.append(Run(target: target, source: source))
  }

  private static func beginning(of text: Substring) -> String {
    let scalars = text.unicodeScalars
    guard
      let end = scalars.index(
        scalars.startIndex, offsetBy: droppedLength, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return String(text) }
    return String(scalars[..<end]) + "…"
  }

  private init(text: String, runs: [Run]) {
    self.text = text
    self.runs = runs
  }
}

extension DocumentText {
  /// The text as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.string(text)
    writer.flag(isByScalars)
    var last = Run(target: 0, source: 0)
    writer.list(runs) { writer, run in
      writer.count(run.target - last.target)
      writer.count(run.source - last.source)
      last = run
    }
    writer.list(dropped) { writer, dropped in
      writer.count(dropped.range.lowerBound)
      writer.count(dropped.range.count)
      writer.string(dropped.reason)
      writer.string(dropped.text)
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    text = try reader.string()
    isByScalars = try reader.flag()
    runs = []
    var last = Run(target: 0, source: 0)
    for _ in 0..<(try reader.count()) {
      last.target += try reader.count()
      last.source += try reader.count()
      runs.append(last)
    }
    dropped = try reader.list { reader throws(ByteError) in
      let start = try reader.count()
      let count = try reader.count()
      return Dropped(
        range: start..<(start + count), reason: try reader.string(), text: try reader.string())
    }
  }
}

extension DocumentText {
  /// So much stands around a passage, in scalars.
  private static let context = 40

  /// The passages around spans of the source, joined.
  ///
  /// - Complexity: O(*n* + spans · log spans).
  package func passages(around spans: [Range<Int>], unit: OffsetUnit) -> DocumentText {
    let scalars = Array(text.unicodeScalars)
    let offsets = Self.offsets(of: scalars, unit: unit)
    var windows: [Range<Int>] = []
    let places = spans.map {
      place(of: $0.lowerBound)..<max(place(of: $0.lowerBound), place(of: $0.upperBound))
    }
    for place in places.sorted(by: { $0.lowerBound < $1.lowerBound }) where !place.isEmpty {
      let start = max(0, Self.index(of: place.lowerBound, in: offsets) - Self.context)
      let end = min(scalars.count, Self.index(of: place.upperBound, in: offsets) + Self.context)
      if let last = windows.last, start <= last.upperBound {
        windows[windows.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        windows.append(start..<end)
      }
    }
    if windows == [0..<scalars.count] { return self }
    let gap = "\n⋯\n"
    let gapLength = OffsetIndex(gap, unit: unit).offset(gap.utf8.count)
    var result = DocumentText(text: "", runs: [])
    var length = 0
    for window in windows {
      if !result.text.isEmpty {
        result.text += gap
        length += gapLength
      }
      let (start, end) = (offsets[window.lowerBound], offsets[window.upperBound])
      result.runs.append(Run(target: length, source: source(of: start)))
      for run in runs where run.target > start && run.target < end {
        result.runs.append(Run(target: length + run.target - start, source: run.source))
      }
      result.text.unicodeScalars.append(contentsOf: scalars[window])
      length += end - start
    }
    result.isWhole = false
    result.isByScalars = isByScalars
    return result
  }

  /// Where a place of the source stands in the text.
  package func place(of source: Int) -> Int {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].source <= source { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let place = runs[low - 1].target + source - runs[low - 1].source
    return low < runs.count ? min(place, runs[low].target) : place
  }

  private func source(of target: Int) -> Int {
    guard let run = runs.last(where: { $0.target <= target }) else { return target }
    return run.source + target - run.target
  }

  /// Where each scalar begins, and the end.
  static func offsets(of scalars: [Unicode.Scalar], unit: OffsetUnit) -> [Int] {
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      switch unit {
      case .utf8: offset += UTF8.width(scalar)
      case .utf16: offset += UTF16.width(scalar)
      case .scalar: offset += 1
      }
    }
    offsets.append(offset)
    return offsets
  }

  /// The scalar that a place lies in, or the one at the end.
  static func index(of place: Int, in offsets: [Int]) -> Int {
    var (low, high) = (0, offsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if offsets[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
