import FuzzSupport
import HanSegmentation
import HanText

/// Every engine with every criterion.
private let segmenters: [Segmenter] = {
  do {
    return try Segmenter.Criterion.allCases.map { try Segmenter(criterion: $0) }
      + [Segmenter(engine: .icu)]
  } catch {
    fatalError("\(error)")
  }
}()

/// Any text: tokens join to it, on the bounds of scalars, with a kind that fits their
/// scalars; the answer is the same the second time and line by line. Any bytes: patterns stay inside.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSegmenter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let segmenter = input.pick(segmenters)
  checkPatterns(Array(input.rest))

  let text = input.text
  let tokens = segmenter.segment(canonical: text).tokens
  checkTokens(tokens, in: text)
  law(segmenter.segment(canonical: text).tokens == tokens, "the same text has the same tokens")
  if segmenter.engine == .hantext {
    law(lineByLine(text, segmenter) == tokens.map(\.span), "lines do not change each other")
  }
  return 0
}

private func checkTokens(_ tokens: [Token], in text: String) {
  let utf8 = Array(text.utf8)
  var end = 0
  for token in tokens {
    let span = token.span
    law(span.lowerBound == end && !span.isEmpty, "tokens follow each other")
    law(span.upperBound <= utf8.count, "tokens lie inside the text")
    end = span.upperBound
    law(end == utf8.count || utf8[end] & 0xC0 != 0x80, "tokens end where scalars do")
    checkKind(of: text[span], token.kind)
  }
  law(end == utf8.count, "tokens reach the end of the text")
}

private func checkKind(of surface: Substring, _ kind: TokenKind) {
  let scalars = surface.unicodeScalars
  let isSpace = scalars.first?.isSpaceOrControl ?? false
  law(isSpace == (kind == .space), "space is space: \(kind) of \(scalars.map(\.value))")
  // 卡拉OK and T恤 are Chinese words.
  if kind == .han {
    law(scalars.contains(where: \.isHan), "Chinese is Chinese: \(scalars.map(\.value))")
  }
}

private func lineByLine(_ text: String, _ segmenter: Segmenter) -> [TextSpan] {
  var spans: [TextSpan] = []
  var offset = 0
  for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
    let isLast = offset + line.count == text.utf8.count
    let line = String(decoding: line, as: UTF8.self) + (isLast ? "" : "\n")
    spans += segmenter.segment(canonical: line).map { $0.span.shifted(by: offset) }
    offset += line.utf8.count
  }
  return spans
}

private func checkPatterns(_ bytes: [UInt8]) {
  var end = 0
  for token in TokenPatterns.tokens(in: bytes.span) {
    law(token.span.lowerBound >= end && !token.span.isEmpty, "patterns do not overlap")
    end = token.span.upperBound
  }
  law(end <= bytes.count, "patterns lie inside the text")
}
