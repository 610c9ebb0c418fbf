/// What a document needs to have to have a match: what an index of words can answer.
package enum ConcordanceNeeds: Sendable {
  /// One of these runs of characters, however it is cut.
  case characters([String])
  /// A word of each of these.
  case words([ConcordanceWord])
}

/// A word that every match has.
package struct ConcordanceWord: Sendable {
  private let element: ConcordanceQuery.Element

  fileprivate init(_ element: ConcordanceQuery.Element) { self.element = element }

  /// Its wordings, when no `*` stands in them.
  package var wordings: [String]? {
    element.wordings.contains { $0.contains(UInt8(ascii: "*")) }
      ? nil : element.wordings.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether a word may be that one, its part of speech aside.
  package func mayBe(_ word: UnsafeBufferPointer<UInt8>) -> Bool { element.covers(word) }
}

extension ConcordanceQuery {
  /// What a document needs to have to have a match.
  package var needs: ConcordanceNeeds {
    switch form {
    case .characters(let runs): .characters(runs)
    case .words(let elements):
      .words(elements.filter { $0.minimum > 0 && !$0.wordings.isEmpty }.map { ConcordanceWord($0) })
    }
  }
}
