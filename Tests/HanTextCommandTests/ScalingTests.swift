import Foundation
import HanTestSupport
import Testing

/// A collection that is counted in parts, as a cluster does it: however it is split, shuffled and
/// merged, the bytes are those of one process.
@Suite("Counts beyond one machine")
struct ScalingTests {
  /// Documents with keys of all kinds: both scripts, characters of four bytes, quotes, blanks.
  private static let documents: [String] =
    BatchCountsTests.documents + [
      "", "𠮷野家門前人人有責，路径写作 C:\\\\河图\\\\第三卷。", "他说\\\"早发现、早报告\\\"，表情😀也算。",
      "早發現、早報告、早處置，A型與B型。", "第\\t三\\t列写明３５％。",
    ]

  /// Seven parts of the documents, of unlike sizes.
  private static let shards = [0..<1, 1..<9, 9..<10, 10..<17, 17..<24, 24..<26, 26..<29]

  private static func lines(_ range: Range<Int>) -> [UInt8] {
    Array(BatchCountsTests.jsonLines(documents[range], from: range.lowerBound).utf8)
  }

  private static func count(
    _ range: Range<Int>, to path: String, _ options: [String] = []
  ) async throws {
    let result = try await CommandProcess().run(
      ["count", "-", "--input-format", "jsonl", "--jobs", "1", "-o", path] + options,
      input: lines(range))
    #expect(result.status == 0, "\(result.messages)")
  }

  /// A folder with `whole`, and the seven parts `0` to `6`.
  private static func counted(_ options: [String] = []) async throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try await count(0..<documents.count, to: folder.path("whole"), options)
    for (number, range) in shards.enumerated() {
      try await count(range, to: folder.path("\(number)"), options)
    }
    return folder
  }

  private static func merge(
    _ names: [String], in folder: TemporaryDirectory, to name: String
  ) async throws -> [UInt8] {
    let result = try await CommandProcess().run(
      ["merge"] + names.map { folder.path($0) } + ["-o", folder.path(name)])
    #expect(result.status == 0, "\(result.messages)")
    return try folder.read(name)
  }

  @Test(
    "seven parts in any order, and merges of merges, are the whole",
    arguments: [[], ["--ngrams", "1-2"], ["--postings"]])
  func shards(options: [String]) async throws {
    let folder = try await Self.counted(options)
    let whole = try folder.read("whole")
    #expect(Self.shards.last?.upperBound == Self.documents.count)
    var generator = SeededGenerator(seed: 22)
    for round in 0..<3 {
      let names = (0..<7).map { "\($0)" }.shuffled(using: &generator)
      let isWhole = try await Self.merge(names, in: folder, to: "flat-\(round)") == whole
      #expect(isWhole, "\(names)")
    }
    _ = try await Self.merge(["6", "2"], in: folder, to: "left")
    _ = try await Self.merge(["0", "left", "4"], in: folder, to: "middle")
    _ = try await Self.merge(["5", "1"], in: folder, to: "right")
    let isWhole =
      try await Self.merge(["right", "3", "middle"], in: folder, to: "nested") == whole
    #expect(isWhole)
  }

  @Test("two processes at once give what one gives")
  func together() async throws {
    let folder = try TemporaryDirectory()
    async let first: Void = Self.count(0..<14, to: folder.path("a"))
    async let second: Void = Self.count(14..<Self.documents.count, to: folder.path("b"))
    _ = try await (first, second)
    try await Self.count(0..<Self.documents.count, to: folder.path("whole"))
    let isWhole =
      try await Self.merge(["b", "a"], in: folder, to: "sum") == folder.read("whole")
    #expect(isWhole)
  }

  @Test("a worker that is killed leaves nothing, and its part can be counted again")
  func killed() async throws {
    let folder = try TemporaryDirectory()
    try folder.write("part.jsonl", Self.lines(9..<17))
    let result = try await CommandProcess().shell(
      """
      cd '\(folder.url.path)' && mkfifo pipe || exit 9
      "$HANTEXT" count - --input-format jsonl -o part --quiet <pipe &
      worker=$!
      exec 3>pipe
      cat part.jsonl >&3
      sleep 1
      kill -KILL $worker
      wait $worker
      echo $?
      exec 3>&-
      """)
    #expect(result.text == "137\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path("part")))
    try await Self.count(9..<17, to: folder.path("part"))
    try await Self.count(0..<9, to: folder.path("before"))
    try await Self.count(17..<Self.documents.count, to: folder.path("behind"))
    try await Self.count(0..<Self.documents.count, to: folder.path("whole"))
    let isWhole =
      try await Self.merge(["part", "before", "behind"], in: folder, to: "sum")
      == folder.read("whole")
    #expect(isWhole)
  }

  @Test("a worker without documents gives counts that add nothing")
  func empty() async throws {
    let folder = try TemporaryDirectory()
    try await Self.count(0..<9, to: folder.path("some"))
    try await Self.count(0..<0, to: folder.path("none"))
    let isSame =
      try await Self.merge(["none", "some", "none"], in: folder, to: "sum")
      == folder.read("some")
    #expect(isSame)
  }

  @Test("an engine that adds rows up by key gives what merge gives")
  func groupBy() async throws {
    let folder = try await Self.counted()
    // Rows as an engine sees them: a key and three numbers, of the totals too.
    var sums: [[UInt8]: [Int]] = [:]
    for number in 0..<7 {
      for line in try folder.read("\(number)").split(separator: 0x0A) {
        let text = String(decoding: line, as: UTF8.self)
        let numbers = try #require(text.range(of: #","df":"#, options: .backwards)?.lowerBound)
        let values = text[numbers...].split { !"0123456789".contains($0) }.compactMap { Int($0) }
        try #require(values.count == 3)
        let key = Array(text[..<numbers].utf8)
        sums[key] = zip(sums[key] ?? [0, 0, 0], values).map { $0 + $1 }
      }
    }
    let keys = sums.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var merged: [UInt8] = []
    for key in keys {
      let values = sums[key] ?? []
      merged += key + Array(#","df":\#(values[0]),"tf":\#(values[1]),"sq":\#(values[2])}"#.utf8)
      merged.append(0x0A)
    }
    let isWhole = try merged == folder.read("whole")
    #expect(isWhole)
  }

  @Test("parts that were cut, are missing, repeated, foreign or unsorted are refused")
  func refused() async throws {
    let folder = try TemporaryDirectory()
    try await Self.count(0..<14, to: folder.path("a"))
    try await Self.count(14..<Self.documents.count, to: folder.path("b"))
    try await Self.count(14..<29, to: folder.path("pairs"), ["--ngrams", "1-2"])
    try folder.write("stop", "河道\n")
    try await Self.count(14..<29, to: folder.path("stops"), ["--stopwords", folder.path("stop")])
    let lines = try folder.read("b").split(separator: 0x0A).map { Array($0) + [0x0A] }
    #expect(lines.count > 20)
    try folder.write("cut", lines.dropLast().flatMap { $0 })
    try folder.write("half", Array(lines.flatMap { $0 }.dropLast(9)))
    try folder.write("gap", (lines[..<10] + lines[11...]).flatMap { $0 })
    try folder.write("twice", (lines[...10] + lines[10...]).flatMap { $0 })
    try folder.write("unsorted", ([lines[1], lines[0]] + lines[2...]).flatMap { $0 })
    try folder.write("joined", try folder.read("b") + folder.read("a"))
    try folder.write("nothing", [UInt8]())
    let all = "\(Self.documents.count)"
    for (names, message) in [
      (["a", "cut"], "the last line is not the total"),
      (["a", "half"], "line \(lines.count)"),
      (["a", "gap"], "lines are missing or repeated"),
      (["a", "twice"], "the key is repeated"),
      (["a", "unsorted"], "LC_ALL=C"),
      (["joined"], "two totals"),
      (["a", "nothing"], "the file is empty"),
      (["a", "pairs"], "other options"),
      (["a", "stops"], "other dictionaries or stop words"),
      (["a"], "14 documents and not 29"),
      (["a", "b", "b"], "44 documents and not 29"),
    ] {
      let result = try await CommandProcess().run(
        ["merge", "--expect-documents", all, "-o", folder.path("out")]
          + names.map { folder.path($0) })
      #expect(result.status == 3, "\(names)")
      #expect(result.messages.contains(message), "\(names): \(result.messages)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("out")), "\(names)")
    }
  }
}
