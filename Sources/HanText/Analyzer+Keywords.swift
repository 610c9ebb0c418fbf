package import HanCore
import HanCleaning

/// What keywords are found in.
package struct KeywordInput: Sendable {
  /// The clean text in fine tokens.
  package var text: TokenizedText
  /// The title that came with the document.
  package var title: TokenizedText?
  /// The part of the text that is its title.
  package var heading: TextSpan?
}

extension Analyzer {
  /// What the keyword extractor reads of a document.
  package func keywordInput(_ document: Document, as kind: DocumentKind = .text) -> KeywordInput {
    let clean = clean(document, as: kind)
    let tokens = segmenter.segment(canonical(clean.text))
    return keywordInput(document, clean, tokens)
  }

  func keywordInput(
    _ document: Document, _ clean: CleanDocument, _ tokens: TokenizedText
  ) -> KeywordInput {
    KeywordInput(
      text: segmenter.refine(tokens),
      title: document.title.map { segmenter.refine(segmenter.segment(canonical(MappedText($0)))) },
      heading: document.title == nil && clean.title != nil
        ? Self.firstLine(of: tokens.text.text) : nil)
  }

  /// The first line that is not blank.
  private static func firstLine(of text: String) -> TextSpan? {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { return nil }
    let end = text[start...].firstIndex(where: \.isNewline) ?? text.endIndex
    let utf8 = text.utf8
    return TextSpan(
      utf8.distance(from: utf8.startIndex, to: start), utf8.distance(from: utf8.startIndex, to: end)
    )
  }
}
