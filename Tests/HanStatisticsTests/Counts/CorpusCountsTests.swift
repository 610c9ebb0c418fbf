import HanCore
import HanTestSupport
import Testing

@testable import HanStatistics

@Suite("Counts of a corpus")
struct CorpusCountsTests {
  static let fingerprint = CountsFingerprint(version: "1.0.0")

  static func documents(_ seed: Int) -> [DocumentCounts] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let vocabulary = [
      "图书", "读者", "馆员", "中华人民共和国公共图书馆法", "中华人民共和国公共文化服务保障法", "Swift", "a\"b", "c\\d", "|",
    ]
    return (0..<14).map { _ in
      let words = (0..<generator.below(20)).map { _ in vocabulary[generator.below(9)] }
      var counts = DocumentCounts(
        TermStatisticsTests.text(words.joined(separator: " ")), ngrams: 1...2)
      counts.add(slogans: (0..<generator.below(3)).map { Term("人人有责\($0)") })
      counts.add(
        phrases: (0..<generator.below(9)).map { .init(hash: UInt64($0) << 60 | 5, occurrences: 2) })
      return counts
    }
  }

  static func counted(
    _ documents: some Sequence<DocumentCounts>, memoryLimit: Int = 64 << 20
  ) throws -> CorpusCounts {
    var counts = CorpusCounts(fingerprint, memoryLimit: memoryLimit)
    for document in documents { try counts.add(document, wanted: [5]) }
    return counts
  }

  @Test("terms have one order, in memory and from a disk", arguments: TermMeasure.allCases)
  func order(measure: TermMeasure) throws {
    func terms(_ limit: Int) throws -> [ScoredTerm] {
      var counts = CorpusCounts(Self.fingerprint, memoryLimit: limit, keepsPostings: true)
      for document in Self.documents(7) { try counts.add(document, wanted: []) }
      var terms: [ScoredTerm] = []
      let count = try counts.forEachTerm(by: measure) { terms.append($0) }
      #expect(count == terms.count)
      return terms
    }
    let whole = try terms(64 << 20)
    #expect(whole.count > 20)
    #expect(try terms(1) == whole)
    for (term, next) in zip(whole, whole.dropFirst()) {
      let (value, least) = (term.value(of: measure) ?? -1, next.value(of: measure) ?? -1)
      #expect(value > least || value == least && term.term < next.term)
    }
  }

  @Test("the first terms are those of the whole list", arguments: TermMeasure.allCases)
  func first(measure: TermMeasure) throws {
    var generator = SeededGenerator(seed: 3)
    var counts = CorpusCounts(Self.fingerprint, keepsPostings: true)
    for document in Self.documents(7) { try counts.add(document, wanted: []) }
    // Wordings and parts of speech stand in rows of their own.
    let noun = try #require(PartOfSpeech("n"))
    let verb = try #require(PartOfSpeech("v"))
    for _ in 0..<6 {
      var document = DocumentCounts()
      for number in 0..<60 where generator.below(3) > 0 {
        let term = Term("\(number)号图书馆阅览室的读者")
        document.add(
          term, forms: [term: 1 + generator.below(3), Term("\(number)號圖書館"): generator.below(4)],
          tags: [generator.below(2) > 0 ? noun : verb: 2])
      }
      document.add(tokens: 200)
      try counts.add(document, wanted: [])
    }
    var whole: [ScoredTerm] = []
    let count = try counts.forEachTerm(by: measure) { whole.append($0) }
    for (limit, minimum) in [(0, 1), (1, 1), (7, 1), (20, 1), (20, 9), (1000, 4)] {
      var part: [ScoredTerm] = []
      let found = try counts.forEachTerm(
        by: measure, limit: limit, minimum: minimum, until: { part.count >= limit }
      ) { part.append($0) }
      #expect(found == count)
      #expect(part == Array(whole.filter { $0.count.frequency >= minimum }.prefix(limit)))
    }
  }

  static func file(_ counts: CorpusCounts) throws -> String {
    var bytes: [UInt8] = []
    try CountsFile.write(counts) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "what is counted in parts, in any order, with or without a disk, is the same, byte for byte",
    arguments: 0..<20)
  func merging(seed: Int) throws {
    let documents = Self.documents(seed)
    let whole = try Self.file(try Self.counted(documents))
    #expect(try Self.file(try Self.counted(documents.reversed())) == whole)
    #expect(try Self.file(try Self.counted(documents, memoryLimit: 1)) == whole)
    let parts = try [documents[0..<3], documents[3..<4], documents[4...]]
      .map { try Self.counted($0, memoryLimit: 1) }
    var sum = CorpusCounts(Self.fingerprint)
    for part in parts.reversed() { try sum.merge(part) }
    #expect(try Self.file(sum) == whole)
    let folder = try TemporaryDirectory()
    for (number, part) in parts.enumerated() {
      try folder.write("\(number)", try Self.file(part))
    }
    var merged: [UInt8] = []
    let paths = [2, 0, 1].map { folder.path("\($0)") }
    #expect(try CountsFile.merge(paths) { merged += $0 } == documents.count)
    #expect(String(decoding: merged, as: UTF8.self) == whole)
    #expect(try Self.file(try #require(try CountsFile.read(paths))) == whole)
  }

  @Test("terms and look-ups are the same with and without a disk", arguments: 0..<10)
  func terms(seed: Int) throws {
    let documents = Self.documents(seed)
    let (memory, disk) = (
      try Self.counted(documents), try Self.counted(documents, memoryLimit: 1)
    )
    for measure in TermMeasure.allCases {
      var (one, other): ([ScoredTerm], [ScoredTerm]) = ([], [])
      let count = try memory.forEachTerm(by: measure) { one.append($0) }
      try disk.forEachTerm(by: measure) { other.append($0) }
      #expect(one == other && one.count == count)
      var statistics = TermStatistics()
      for document in documents { statistics.add(document) }
      #expect(statistics.terms(by: measure) == one)
    }
    let (a, b) = (try memory.lookup(), try disk.lookup())
    #expect(a.documents == b.documents)
    if a.phrases[5] > 1 { #expect(a.phrases[5] == b.phrases[5]) }
    let key = Term("人人有责0")
    if let count = a.slogans[key], count.documentFrequency > 1 { #expect(b.slogans[key] == count) }
  }

  @Test("counts of other dictionaries do not add up, and the error says what differs")
  func fingerprints() throws {
    var counts = try Self.counted(Self.documents(1))
    let other = CorpusCounts(
      CountsFingerprint(version: "1.0.0", dictionaries: Fingerprint("x".utf8)))
    let error = #expect(throws: CountsError.self) { try counts.merge(other) }
    #expect("\(try #require(error))".contains("other dictionaries"))
  }

  @Test("a file cut at any byte is refused, and so are lines repeated, missing or out of order")
  func damage() throws {
    let text = try Self.file(try Self.counted(Self.documents(3)))
    let folder = try TemporaryDirectory()
    func cause(_ bytes: some Collection<UInt8>) throws -> String? {
      try folder.write("x", Array(bytes))
      do {
        try CountsFile.merge([folder.path("x")]) { _ in }
        return nil
      } catch {
        return "\(error)"
      }
    }
    #expect(try cause(text.utf8) == nil)
    // The last line end alone may be missing.
    for end in stride(from: 0, to: text.utf8.count - 1, by: 7) {
      #expect(try cause(text.utf8.prefix(end)) != nil, "cut at \(end)")
    }
    let lines = text.split(separator: "\n")
    func joined(_ lines: some Sequence<Substring>) -> String.UTF8View {
      (lines.joined(separator: "\n") + "\n").utf8
    }
    #expect(try cause(joined(lines.dropFirst()))?.contains("missing") == true)
    #expect(try cause(joined([lines[0]] + lines))?.contains("repeated") == true)
    #expect(
      try cause(joined([lines[1], lines[0]] + lines.dropFirst(2)))?.contains("order") == true)
    #expect(try cause(joined(lines + [lines[lines.count - 1]]))?.contains("total") == true)
  }

  @Test("a row reads back as it was")
  func rows() throws {
    for text in ["w:a\"b\\", "w:\u{1}é", "f:图\t圖", "t:图\tn", "s:早发现", "h:00ff00ff00ff00ff"] {
      let key = try #require(CountLine.key(text))
      var escaped: [UInt8] = []
      #expect(CountLine.appendEscaped(key, to: &escaped))
      var line: [UInt8] = []
      CountLine.append(
        escapedKey: escaped, TermCount(frequency: 3, documentFrequency: 2, sumOfSquares: 5),
        to: &line)
      let parsed = try #require(CountLine.parse(line.dropLast()[...]))
      #expect(parsed.key == text)
      #expect(parsed.escaped == escaped)
      #expect(parsed.count.frequency == 3)
    }
  }
}
