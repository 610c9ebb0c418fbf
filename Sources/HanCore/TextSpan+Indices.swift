extension TextSpan {
  /// The span that a range of indices of `text` covers; indices inside a scalar are rounded down to
  /// its start.
  ///
  /// - Complexity: O(1) for native strings.
  public init(_ range: Range<String.Index>, in text: String) {
    let lower = text.unicodeScalars.index(atOrBefore: range.lowerBound)
    let upper = text.unicodeScalars.index(atOrBefore: range.upperBound)
    let start = text.utf8.distance(from: text.startIndex, to: lower)
    self.init(start, start + text.utf8.distance(from: lower, to: upper))
  }
}

extension Range<String.Index> {
  /// The range of indices that `span` covers in `text`.
  ///
  /// ```swift
  /// let text = "早發現，早報告"
  /// for token in try text.tokens() { print(text[Range(token.span, in: text)]) }
  /// ```
  ///
  /// No span is out of bounds: what reaches over the end of the text ends there, and a bound inside
  /// a scalar is rounded down to its start.
  ///
  /// - Complexity: O(1) for native strings.
  public init(_ span: TextSpan, in text: String) {
    let (utf8, end) = (text.utf8, text.endIndex)
    let lower = utf8.index(utf8.startIndex, offsetBy: span.lowerBound, limitedBy: end) ?? end
    let upper = utf8.index(lower, offsetBy: span.count, limitedBy: end) ?? end
    let start = text.unicodeScalars.index(atOrBefore: lower)
    self = start..<Swift.max(start, text.unicodeScalars.index(atOrBefore: upper))
  }

  /// The range of indices that a range of offsets covers in `text`, such as the ranges of results in
  /// the unit that was asked for.
  ///
  /// Offsets out of bounds are moved to the nearest bound; offsets inside a scalar are rounded down
  /// to its start.
  ///
  /// - Complexity: O(1) for `utf8` in native strings; else O(*n*), though `utf16` is faster in long
  ///   strings that were asked before.
  public init(_ offsets: Range<Int>, in text: String, unit: OffsetUnit) {
    let scalars = text.unicodeScalars
    func index(_ offset: Int) -> String.Index {
      let offset = Swift.max(0, offset)
      switch unit {
      case .utf8:
        return text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
          ?? text.endIndex
      case .utf16:
        return text.utf16.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
          ?? text.endIndex
      case .scalar:
        return scalars.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
          ?? text.endIndex
      }
    }
    let start = scalars.index(atOrBefore: index(offsets.lowerBound))
    self =
      start..<Swift.max(start, scalars.index(atOrBefore: index(offsets.upperBound)))
  }
}

extension String.UnicodeScalarView {
  /// The start of the scalar that an index lies in.
  fileprivate func index(atOrBefore index: Index) -> Index {
    guard index > startIndex else { return startIndex }
    guard index < endIndex else { return endIndex }
    // An index of the scalar view is rounded down by going one on and one back.
    return self.index(before: self.index(after: index))
  }
}
