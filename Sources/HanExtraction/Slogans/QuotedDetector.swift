import HanCore

/// Finds short quoted strings that have the shape of a slogan: a Chinese numeral with what it
/// counts (“三必查”), or segments of equal length (“喜事缓办、白事简办”).
struct QuotedDetector: SloganDetector {
  func candidates(in document: SloganDocument) -> [SloganCandidate] {
    document.quotations.compactMap { quotation in
      let scalars = document.scalars.scalars[quotation]
      if scalars.allSatisfy(\.isHan) { return numeral(quotation, in: document) }
      return segments(quotation, in: document)
    }
  }

  private static let numerals: Set<Unicode.Scalar> = Set("一二三四五六七八九十两双".unicodeScalars)

  private func numeral(_ range: Range<Int>, in document: SloganDocument) -> SloganCandidate? {
    let scalars = document.scalars.scalars
    guard (2...8).contains(range.count), Self.numerals.contains(scalars[range.lowerBound]) else {
      return nil
    }
    return document.candidate(range, type: .numeral, evidence: [.quoted, .numeral])
  }

  private func segments(_ range: Range<Int>, in document: SloganDocument) -> SloganCandidate? {
    let scalars = document.scalars.scalars
    let parts = scalars[range].split(whereSeparator: { Marks.isSeparator($0) || $0 == " " })
    guard parts.count >= 2, let length = parts.first?.count, (2...12).contains(length),
      parts.allSatisfy({ $0.count == length && $0.allSatisfy(\.isHan) })
    else { return nil }
    var evidence: Set<SloganEvidence> = [.quoted]
    if parts.count >= 3 { evidence.insert(.threeSegments) }
    if length <= 6 { evidence.insert(.shortSegments) }
    return document.candidate(range, type: .parallel, evidence: evidence)
  }
}
