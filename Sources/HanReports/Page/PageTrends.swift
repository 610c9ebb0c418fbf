import HanCore

/// How the terms of a page went over time: of each the documents and occurrences of each period,
/// packed.
package struct PageTrends: Hashable, Sendable {
  /// The running words of each period.
  package var tokens: [Int] = []
  private var bytes: [UInt8] = []
  /// Where each term ends.
  private var ends: [Int] = []

  /// No terms.
  package init() {}

  /// How many terms there are.
  package var count: Int { ends.count }

  /// The counts of a term as bytes: of each period that has it how many periods further it is than
  /// the one before, documents, and occurrences.
  package static func packed(_ counts: [(documents: Int, occurrences: Int)]) -> [UInt8] {
    var writer = ByteWriter()
    var last = -1
    for (period, count) in counts.enumerated() where count.documents > 0 {
      writer.count(period - last)
      writer.count(count.documents)
      writer.count(count.occurrences)
      last = period
    }
    return writer.bytes
  }

  /// Appends what ``packed(_:)`` gave.
  package mutating func append(_ packed: [UInt8]) {
    bytes += packed
    ends.append(bytes.count)
  }

  /// What the page's script reads: the same numbers as lists.
  ///
  /// - Parameter limit: How many terms at most.
  func json(keywords: [KeywordSpread], limit: Int) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("tokens")
    json.list(tokens)
    json.key("keywords")
    json.beginArray()
    for keyword in keywords {
      json.beginArray()
      var last = -1
      for (period, documents) in keyword.periods.enumerated() where documents > 0 {
        json.value(period - last)
        json.value(documents)
        last = period
      }
      json.endArray()
    }
    json.endArray()
    json.key("terms")
    json.beginArray()
    var start = 0
    for end in ends.prefix(limit) {
      json.beginArray()
      var reader = ByteReader(bytes[start..<end])
      while !reader.isAtEnd, let number = try? reader.count() { json.value(number) }
      json.endArray()
      start = end
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }
}
