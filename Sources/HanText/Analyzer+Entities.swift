public import HanCore
public import HanExtraction
import HanCleaning

extension Analyzer {
  /// The names, dates and quantities of a document.
  ///
  /// Names need parts of speech: without ``Configuration/tags`` they go by their endings alone.
  /// The document's date completes dates without a year.
  ///
  /// - Complexity: O(*n*).
  public func entities(of document: Document, as kind: DocumentKind = .text) -> DocumentEntities {
    EntityExtractor().entities(
      in: tokenize(clean(document, as: kind).text), date: document.date)
  }
}
