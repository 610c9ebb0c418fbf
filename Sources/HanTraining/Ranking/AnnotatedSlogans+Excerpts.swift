/// Texts of their own out of annotated documents.
///
/// What a banner says, and what one message in a list of messages says, comes without a document
/// around it. A ranker that has seen whole documents only takes the document for a part of the
/// slogan.
extension AnnotatedSlogans {
  /// The lengths of sentences that are taken, in characters.
  private static let lengths = 4...80

  /// Every wording that is marked, alone, and every sentence and line that is not too long; each once.
  ///
  /// Of documents of which single candidates were judged, the sentences with those.
  package func excerpts() -> [AnnotatedSlogans] {
    var seen: Set<String> = []
    var result: [AnnotatedSlogans] = []
    let sentences = text.split { "。！？；!?;\n".contains($0) }.map(String.init)
      .filter { Self.lengths.contains($0.unicodeScalars.count) }
      .filter { sentence in !isPartial || wordings.contains(where: sentence.contains) }
    for excerpt in wordings + sentences where seen.insert(excerpt).inserted {
      var document = self
      document.text = excerpt
      document.wordings = []
      result.append(document)
    }
    return result
  }
}
