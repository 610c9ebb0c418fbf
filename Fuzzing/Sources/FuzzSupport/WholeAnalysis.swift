import HanText

/// With and without cleaning, with either engine, looking for repetitions or not.
private let analyzers: [Analyzer] = {
  do {
    return [
      try Analyzer(Configuration(offsets: .utf8)),
      try Analyzer(Configuration(cleans: false, offsets: .utf8, duplicateThreshold: 0.8)),
      try Analyzer(Configuration(engine: .icu, tags: false, offsets: .utf8)),
    ]
  } catch {
    fatalError("\(error)")
  }
}()

/// Puts a document through everything, up to every form of a report.
///
/// The first byte chooses how it is analysed, and whether the bytes behind are the document or the
/// choices of ``DocumentGrammar``.
public func checkAnalysis(_ input: FuzzInput, as kind: DocumentKind) {
  var input = input
  let choice = Int(input.byte())
  let analyzer = analyzers[choice >> 1 % analyzers.count]
  let text =
    choice & 1 == 0
    ? input.text : DocumentGrammar.document(asPage: kind == .html, Choices(input.rest))
  let laws = ResultLaws(Document(id: "fuzz", text: text), as: kind, by: analyzer)
  law(laws.broken.isEmpty, "\(laws.broken.prefix(3)) in \(text.debugDescription)")
}
