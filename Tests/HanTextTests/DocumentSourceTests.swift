import HanTestSupport
import HanText
import Testing

/// Files and folders as documents, the way an app reads them.
struct DocumentSourceTests {
  private func makeFolder() throws -> TemporaryDirectory {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", "各村要早巡查、早报告、早处置，山路巡查不停。")
    try folder.write(
      "b.html", "<html><body><p>山城图书馆开放夜间阅读，读者很多。</p></body></html>")
    try folder.write("c.jsonl", "{\"id\":\"一\",\"text\":\"渔港今天开渔。\",\"page\":3}\n{\"text\":\n")
    try folder.write("d.md", "---\ntitle: 渔港\nlane: 2\n---\n今天开渔。\n")
    try folder.write(
      "e.txt", [0xC4, 0xE3, 0xBA, 0xC3, 0xA3, 0xAC, 0xCA, 0xC0, 0xBD, 0xE7, 0xA1, 0xA3])
    return folder
  }

  @Test func foldersGiveTheirDocumentsInOrderAndFailuresAsValues() async throws {
    let folder = try makeFolder()
    let source = try DocumentSource([folder.url.path, folder.path("missing.txt")])
    var found: [String] = []
    for await result in source {
      switch result {
      case .success(let read):
        #expect(!read.document.text.isEmpty)
        found.append("\(read.kind) \(read.extra ?? "-")")
      case .failure(let failure):
        found.append("failure")
        #expect(!failure.cause.isEmpty)
      }
    }
    #expect(
      found == [
        "text -", "html -", #"text {"page":3}"#, "failure", #"markdown {"lane":"2"}"#, "text -",
        "failure",
      ])
  }

  @Test(arguments: [1, 3]) func analysesComeInOrder(width: Int) async throws {
    let folder = try makeFolder()
    let analyzer = try Analyzer()
    var ids: [String] = []
    var failures: [DocumentFailure] = []
    let source = try DocumentSource([folder.url.path])
    for try await result in analyzer.analyses(of: source, width: width) {
      switch result {
      case .success(let analysis):
        #expect(analysis.tokens > 0)
        ids.append(String(analysis.id.split(separator: "/").last ?? ""))
      case .failure(let failure): failures.append(failure)
      }
    }
    #expect(ids == ["a.txt", "b.html", "一", "d.md", "e.txt"])
    #expect(failures.map { $0.id.hasSuffix("c.jsonl:2") } == [true])
  }

  @Test func cancellingIsAnError() async throws {
    let folder = try makeFolder()
    let analyzer = try Analyzer()
    let source = try DocumentSource([folder.url.path])
    let task = Task {
      for try await _ in analyzer.analyses(of: source, width: 1) {
        withUnsafeCurrentTask { $0?.cancel() }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func anUnknownEncodingIsRefused() {
    #expect(throws: DocumentError.self) { try DocumentSource(["."], encoding: "klingon") }
  }
}
