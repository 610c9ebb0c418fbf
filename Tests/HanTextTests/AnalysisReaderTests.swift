import Foundation
import HanCore
import HanDocuments
import HanTestSupport
import HanText
import Testing

/// Files of analyses that are damaged: refused, and never a trap.
@Suite("Files of analyses")
struct AnalysisReaderTests {
  private static func configuration() -> Configuration {
    var configuration = Configuration(duplicateThreshold: 0.9)
    configuration.keepsTexts = true
    configuration.keepsDigests = true
    return configuration
  }

  private static func file() throws -> [UInt8] {
    let configuration = configuration()
    let analyzer = try Analyzer(configuration)
    var totals = AnalysisTotals(configuration.fingerprint, AnalysisSettings(configuration))
    var bytes: [UInt8] = []
    for (id, text) in [("a", "各村要早巡查、早报告、早处置。"), ("b", "河長制“三必查”：查堤、查閘、查庫。")] {
      let analysis = analyzer.analyze(Document(id: id, text: text))
      let line = AnalysisLine.line(
        of: AnalyzedDocument(record: AnalysisRecord(analysis), notes: LoadNotes()))
      totals.add(line, isFailure: false)
      bytes += line
    }
    let failure = AnalysisLine.line(of: DocumentFailure(id: "c", cause: "no text"))
    totals.add(failure, isFailure: true)
    return bytes + failure + totals.line
  }

  private static func read(_ bytes: [UInt8]) throws -> [String] {
    let folder = try TemporaryDirectory()
    try folder.write("f", bytes)
    let configuration = configuration()
    var reader = AnalysisReader(configuration.fingerprint, configuration)
    var corpus = Corpus(configuration)
    var ids: [String] = []
    try reader.read(folder.path("f")) {
      false
    } _: { document in
      switch document {
      case .success(let document):
        try corpus.add(document.record)
        ids.append(try corpus.analysis(at: corpus.count - 1).id)
      case .failure(let failure): ids.append(failure.id)
      }
    }
    try reader.check()
    return ids
  }

  @Test("a whole file is read, in any order of its lines")
  func whole() throws {
    let bytes = try Self.file()
    #expect(try Self.read(bytes) == ["a", "b", "c"])
    let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
    #expect(try Self.read(lines.reversed().flatMap { $0 }) == ["c", "b", "a"])
  }

  @Test("a file that was cut at any byte is refused")
  func cut() throws {
    let bytes = try Self.file()
    // Without the last line end it is whole.
    for length in stride(from: 0, to: bytes.count - 1, by: 7) {
      #expect(throws: (any Error).self, "\(length)") { try Self.read(Array(bytes[..<length])) }
    }
  }

  @Test("a file with a byte changed is refused, or reads as before", arguments: [1, 2, 3])
  func changed(seed: UInt64) throws {
    let bytes = try Self.file()
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      var changed = bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      changed[place] = UInt8.random(in: 0x20..<0x7F, using: &random)
      if changed == bytes { continue }
      if let ids = try? Self.read(changed) { #expect(ids == ["a", "b", "c"]) }
    }
  }
}
