import HanText
import HanTextStore

/// What single documents of a store do to the keyness of words, whose documents are looked up as they
/// are asked for.
struct StoredInfluence {
  private var influence = DocumentInfluence()
  private let order: [Int]
  private let postings: StorePostings
  /// The numbers of words that do not come with theirs.
  private let numbers: [Term: Int32]?
  /// The place of each document by its number in the store, -1 for those of others.
  private var places: [Int32]

  /// - Parameter documents: Those of the target.
  init(_ documents: [StoredDocument], _ postings: StorePostings, of numbers: [Term: Int32]?) {
    self.postings = postings
    self.numbers = numbers
    places = [Int32](repeating: -1, count: (documents.lazy.map(\.number).max() ?? -1) + 1)
    for (place, document) in documents.enumerated() {
      influence.add(documentOf: document.tokens)
      places[document.number] = Int32(clamping: place)
    }
    order = influence.order
  }

  /// What single documents do to a word's measure.
  func range(
    of measure: KeynessMeasure, for item: CorpusComparison.Row
  ) throws -> DocumentInfluence.Range? {
    var having: [(document: Int, count: Int)] = []
    if item.number >= 0 || numbers?[item.term] != nil {
      try postings.forEach(of: item.number >= 0 ? item.number : numbers?[item.term] ?? 0) {
        document, count in
        guard document < places.count, places[document] >= 0 else { return }
        having.append((Int(places[document]), count))
      }
    }
    // The order of documents is not that of their numbers once files have changed.
    if zip(having, having.dropFirst()).contains(where: { $0.document > $1.document }) {
      having.sort { $0.document < $1.document }
    }
    return influence.range(of: measure, having: having, item.keyness, in: order)
  }
}
