package import HanCore
import HanCleaning
import HanExtraction

/// What keywords are found in.
package struct KeywordInput: Sendable {
  /// The clean text in fine tokens.
  package var text: TokenizedText
  /// The title that came with the document.
  package var title: TokenizedText?
}

extension Analyzer {
  /// What the keyword extractor reads of a document.
  package func keywordInput(_ document: Document, as kind: DocumentKind = .text) -> KeywordInput {
    keywordInput(document, segmenter.segment(canonical(clean(document, as: kind).text)))
  }

  func keywordCandidates(_ document: Document, _ tokens: TokenizedText) -> KeywordProposals {
    let input = keywordInput(document, tokens)
    return configuration.keywords.candidates(in: input.text, title: input.title)
  }

  private func keywordInput(_ document: Document, _ tokens: TokenizedText) -> KeywordInput {
    KeywordInput(
      text: segmenter.refine(tokens),
      title: document.title.map { segmenter.refine(segmenter.segment(canonical(MappedText($0)))) })
  }
}
