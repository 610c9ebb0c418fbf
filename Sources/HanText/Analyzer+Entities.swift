import HanCleaning
public import HanCore
public import HanExtraction

extension Analyzer {
  /// The names, dates and quantities of a document.
  ///
  /// Names need parts of speech: without ``Configuration/tags`` they go by their endings alone.
  /// The document's date, or the one its page says it is from, completes dates without a year.
  ///
  /// - Complexity: O(*n*).
  public func entities(of document: Document, as kind: DocumentKind = .text) -> DocumentEntities {
    let clean = clean(document, as: kind)
    return EntityExtractor().entities(in: tokenize(clean.text), date: clean.metadata.date)
  }
}
