import HanCleaning
package import HanCore
import HanExtraction

/// What keywords are found in.
package struct KeywordInput: Sendable {
  /// The clean text in fine tokens.
  package var text: TokenizedText
  /// The title: the one the document came with, else the one that cleaning found.
  package var title: TokenizedText?
}

extension Analyzer {
  /// What the keyword extractor reads of a document.
  package func keywordInput(_ document: Document, as kind: DocumentKind = .text) -> KeywordInput {
    let clean = clean(document, as: kind)
    return keywordInput(clean.title, segmenter.segment(canonical: canonical(clean.text)))
  }

  func keywordCandidates(_ title: String?, _ tokens: TokenizedText) -> KeywordCandidates {
    let input = keywordInput(title, tokens)
    return configuration.keywords.candidates(in: input.text, title: input.title)
  }

  private func keywordInput(_ title: String?, _ tokens: TokenizedText) -> KeywordInput {
    KeywordInput(
      text: segmenter.refine(tokens),
      title: title.map { segmenter.refine(segmenter.segment(MappedText($0))) })
  }
}
