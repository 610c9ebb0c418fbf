/// Finds one kind of slogan.
///
/// A detector proposes: it may find too much, as long as its evidence lets ranking sort it out. It
/// must be linear in the length of the text.
protocol SloganDetector: Sendable {
  /// Appends what might be slogans of the document.
  func addProposals(in document: SloganText, to result: inout [SloganSpan])
}
