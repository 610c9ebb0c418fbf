import Foundation
import HanTestSupport
import Testing

/// Documents that are analysed in parts, and reported together.
@Suite("hantext analyze")
struct AnalyzeCommandTests {
  /// A folder with documents of several kinds, one of which repeats another and one of which fails.
  private static func pages() throws -> TemporaryDirectory {
    let pages = try TemporaryDirectory()
    for (index, text) in BatchCountsTests.documents.prefix(9).enumerated() {
      try pages.write("\(index).txt", text)
    }
    try pages.write("a.html", "<h1>河湖保护</h1><p>各村要做到早巡查、早報告、早處置，守護河湖。</p>")
    try pages.write("b.txt", BatchCountsTests.documents[2])
    try pages.write("c.txt", Array("河湖保护".utf8) + [0xFF])
    return pages
  }

  private static func emit(
    _ paths: [String], to file: String, _ options: [String] = []
  ) async throws -> CommandProcess.Result {
    try await CommandProcess().run(["analyze", "--emit", file] + options + paths)
  }

  @Test("a report of parts is the report of the whole, byte for byte, and so are the other results")
  func parts() async throws {
    let pages = try Self.pages()
    let out = try TemporaryDirectory()
    let names = try FileManager.default.contentsOfDirectory(atPath: pages.url.path).sorted()
      .map { pages.path($0) }
    #expect(names.count == 12)
    let whole = try await CommandProcess().run(["report", "-o", out.path("whole")] + names)
    #expect(whole.status == 1)
    var parts: [String] = []
    for (index, range) in [0..<5, 5..<6, 6..<12].enumerated() {
      let part = out.path("\(index).analyses")
      let result = try await Self.emit(Array(names[range]), to: part, ["--jobs", "2"])
      #expect(result.status == (range.contains(11) ? 1 : 0), "\(result.messages)")
      parts.append(part)
    }
    let merged = try await CommandProcess().run(
      ["report", "-o", out.path("parts"), "--analyses"] + parts)
    #expect(merged.status == 1, "\(merged.messages)")
    for name in ReportCommandTests.names {
      #expect(try out.read("whole/\(name)") == out.read("parts/\(name)"), "\(name)")
    }
    for command in ["keywords", "slogans", "entities"] {
      let direct = try await CommandProcess().run([command, "--format", "jsonl"] + names)
      let indirect = try await CommandProcess().run(
        [command, "--format", "jsonl", "--expect-documents", "12", "--analyses"] + parts)
      #expect(direct.output == indirect.output, "\(command)")
      #expect(indirect.status == 1)
    }
    // Joined files are as good.
    let joined = try parts.flatMap { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
    let keywords = try await CommandProcess().run(["keywords", "--analyses", "-"], input: joined)
    let direct = try await CommandProcess().run(["keywords"] + names)
    #expect(keywords.output == direct.output)
  }

  @Test("counts beside analyses are those of hantext count")
  func counts() async throws {
    let pages = try Self.pages()
    let out = try TemporaryDirectory()
    _ = try await Self.emit(
      [pages.url.path], to: out.path("a"), ["--emit-counts", out.path("a.counts"), "--no-texts"])
    let counted = try await CommandProcess().run(["count", pages.url.path])
    #expect(try out.read("a.counts") == counted.output)
    let ranked = try await CommandProcess().run(
      ["slogans", "--counts", out.path("a.counts"), "--analyses", out.path("a")])
    let direct = try await CommandProcess().run(
      ["slogans", "--counts", out.path("a.counts"), pages.url.path])
    #expect(ranked.output == direct.output)
  }

  @Test("what was cut, is missing or repeated, or was made otherwise is refused")
  func damage() async throws {
    let pages = try Self.pages()
    let out = try TemporaryDirectory()
    _ = try await Self.emit([pages.url.path], to: out.path("a"), ["--no-texts"])
    let lines = try out.read("a").split(separator: 0x0A).map { Array($0) + [0x0A] }
    #expect(lines.count == 13)
    func refused(
      _ bytes: [UInt8], _ options: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> String {
      let result = try await CommandProcess().run(
        ["slogans"] + options + ["--analyses", "-"], input: bytes)
      #expect(result.status == 3, sourceLocation: sourceLocation)
      #expect(result.output.isEmpty, sourceLocation: sourceLocation)
      return result.messages
    }
    #expect(try await refused(lines.dropLast().flatMap { $0 }).contains("not 0"))
    #expect(try await refused(lines.dropFirst().flatMap { $0 }).contains("11 documents and not 12"))
    #expect(try await refused((lines + [lines[3]]).flatMap { $0 }).contains("13 documents and not"))
    #expect(
      try await refused((lines.dropFirst() + [lines[3]]).flatMap { $0 }).contains("repeated"))
    #expect(try await refused(lines.flatMap { $0 }.dropLast(9)).contains("line 13"))
    let cut = lines[0].count + lines[1].count / 2
    #expect(try await refused(Array(lines.flatMap { $0 }[..<cut])).contains("line 2"))
    #expect(
      try await refused(lines.flatMap { $0 }, ["--offsets", "utf8"]).contains("--offsets scalar"))
    #expect(
      try await refused(lines.flatMap { $0 }, ["--no-memory"]).contains("other options"))
    #expect(
      try await refused(lines.flatMap { $0 }, ["--expect-documents", "13"]).contains("not 13"))
    let both = try await CommandProcess().run(
      ["slogans", "--analyses", out.path("a"), "--offsets", "scalar", "--", pages.url.path])
    #expect(both.status == 2)
  }
}
