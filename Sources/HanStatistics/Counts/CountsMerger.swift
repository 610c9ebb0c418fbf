import HanCore
import HeapModule

/// Reads several files of counts at once and adds up lines with the same key.
struct CountsMerger {
  /// A line of the sum.
  struct Row {
    var text: String
    var key: [UInt8]
    var count: TermCount
    /// Where it was first read.
    var path: String
    var line: Int
  }

  private struct Head: Comparable {
    /// The key with the quote after it: the order of lines.
    var order: [UInt8]
    var reader: Int

    static func < (a: Head, b: Head) -> Bool {
      let order = CountsReader.order(a.order, b.order)
      return order == 0 ? a.reader < b.reader : order < 0
    }
  }

  private var readers: [CountsReader] = []
  private var heap = Heap<Head>()

  /// Opens files and reads their first lines.
  init(_ paths: [String]) throws(CountsError) {
    for path in paths {
      var reader = try CountsReader(path)
      if let row = try reader.next() {
        heap.insert(Head(order: row.key + [0x22], reader: readers.count))
      }
      readers.append(reader)
    }
    try check()
  }

  /// The fingerprint, once a file's total was read, else the one that all totals have to have.
  var fingerprint: CountsFingerprint? { readers.lazy.compactMap(\.fingerprint).first }

  /// The sum of the totals; known at the end.
  var totals: (fingerprint: CountsFingerprint, documents: Int, tokens: Int)? {
    guard let fingerprint else { return nil }
    let all = readers.compactMap(\.totals)
    return (
      fingerprint, all.reduce(0) { $0 + $1.documentFrequency }, all.reduce(0) { $0 + $1.frequency }
    )
  }

  /// The next line of the sum.
  mutating func next() throws(CountsError) -> Row? {
    guard let head = heap.min, var row = readers[head.reader].row else { return nil }
    try advance(head.reader)
    while let other = heap.min, other.order == head.order, let more = readers[other.reader].row {
      row.count.merge(more.count)
      try advance(other.reader)
    }
    return row
  }

  private mutating func advance(_ reader: Int) throws(CountsError) {
    if let row = try readers[reader].next() {
      heap.replaceMin(with: Head(order: row.key + [0x22], reader: reader))
    } else {
      heap.removeMin()
    }
  }

  /// Whether all files go together.
  private func check() throws(CountsError) {
    guard let first = readers.first?.fingerprint else { return }
    for reader in readers.dropFirst() {
      guard let other = reader.fingerprint, other != first else { continue }
      throw .differentFingerprints(first: first, second: other, path: reader.path)
    }
  }
}
