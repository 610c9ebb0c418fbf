public import Foundation
public import HanCore

extension TextSpan {
  /// The span that a range of UTF-16 units covers in `text`, or `nil` for `NSNotFound`; bounds
  /// beyond the text are moved to its end, those inside a scalar to its start.
  ///
  /// - Complexity: O(*n*) at first in a long string, then far less.
  public init?(_ range: NSRange, in text: String) {
    guard range.location != NSNotFound, range.location >= 0, range.length >= 0 else { return nil }
    let (end, overflows) = range.location.addingReportingOverflow(range.length)
    let offsets = range.location..<(overflows ? Int.max : end)
    self.init(Range<String.Index>(offsets, in: text, unit: .utf16), in: text)
  }
}

extension NSRange {
  /// The UTF-16 units that `span` covers in `text`: what `NSString`, `NSAttributedString` and text
  /// views take.
  ///
  /// - Complexity: O(*n*) at first in a long string, then far less.
  public init(_ span: TextSpan, in text: String) {
    self.init(Range<String.Index>(span, in: text), in: text)
  }
}
