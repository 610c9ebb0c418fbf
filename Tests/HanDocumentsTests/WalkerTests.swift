import Foundation
import HanTestSupport
import Testing

@testable import HanDocuments

@Suite struct WalkerTests {
  /// The entries below `folder`, its path cut off; failures with a `!`.
  private func ids(
    _ paths: [String], in folder: TemporaryDirectory, format: InputFormat? = nil
  ) throws -> [String] {
    guard case .found(let list) = InputWalker(format: format).walk(paths, terminal: false) else {
      Issue.record("there was something to read")
      return []
    }
    let prefix = folder.url.path + "/"
    return list.entries.map { entry in
      switch entry {
      case .input(let input): input.id.replacingOccurrences(of: prefix, with: "")
      case .failure(let failure): "!" + failure.id.replacingOccurrences(of: prefix, with: "")
      }
    }
  }

  @Test func foldersAreWalkedInByteOrderOfNames() throws {
    let folder = try TemporaryDirectory()
    for name in [
      "b.txt", "a.txt", "a/z.MD", "a/b/c.html", "Z.htm", "é.txt", "汉.jsonl", "x.ndjson",
      "picture.png", "noextension", ".hidden.txt", ".hidden/a.txt", "empty/x.xyz",
    ] { try folder.write(name, "x") }
    #expect(
      try ids([folder.url.path], in: folder)
        == ["Z.htm", "a/b/c.html", "a/z.MD", "a.txt", "b.txt", "x.ndjson", "é.txt", "汉.jsonl"])
    #expect(try ids([folder.url.path + "/"], in: folder).count == 8)
    #expect(
      try ids([folder.path("b.txt"), folder.path("a"), folder.path("b.txt")], in: folder)
        == ["b.txt", "a/b/c.html", "a/z.MD", "b.txt"])
  }

  @Test func kindsComeFromTheExtensionOrTheOption() throws {
    let folder = try TemporaryDirectory()
    for name in ["a.TXT", "b.Htm", "c.NDJSON", "d.xyz"] { try folder.write(name, "x") }
    func formats(_ format: InputFormat?) -> [InputFormat] {
      let paths = ["a.TXT", "b.Htm", "c.NDJSON", "d.xyz"].map(folder.path) + ["-"]
      guard case .found(let list) = InputWalker(format: format).walk(paths) else { return [] }
      return list.entries.compactMap {
        if case .input(let input) = $0 { input.format } else { nil }
      }
    }
    #expect(formats(nil) == [.text, .html, .jsonl, .text, .text])
    #expect(formats(.html) == Array(repeating: .html, count: 5))
  }

  @Test func loopsOfLinksEnd() throws {
    let folder = try TemporaryDirectory()
    try folder.write("a/one.txt", "1")
    try folder.write("b/two.txt", "2")
    for (link, target) in [
      ("a/up", ".."), ("a/self", "."), ("b/across", "../a"), ("a/across", "../b"),
      ("c.txt", "a/one.txt"), ("loop.txt", "loop.txt"),
    ] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(link), withDestinationPath: target)
    }
    // a/across comes first, so b is known by that name.
    #expect(
      try ids([folder.url.path], in: folder) == ["a/across/two.txt", "a/one.txt", "c.txt"])
  }

  @Test func whatCannotBeOpenedIsAFailureInItsPlace() throws {
    let folder = try TemporaryDirectory()
    try folder.write("a.txt", "1")
    try folder.write("c.txt", "1")
    for link in ["b.txt", "folder", "image.png"] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path(link), withDestinationPath: "nowhere")
    }
    #expect(try ids([folder.url.path], in: folder) == ["a.txt", "!b.txt", "c.txt", "!folder"])
    #expect(
      try ids([folder.path("missing"), folder.path("b.txt")], in: folder)
        == ["!missing", "!b.txt"])
    guard case .found(let list) = InputWalker().walk([folder.path("missing")]),
      case .failure(let failure) = list.entries[0]
    else {
      Issue.record("a missing path fails")
      return
    }
    #expect(failure.cause.hasPrefix("No such file or directory; check the path"))
  }

  @Test func aFolderNamedLikeAFileIsAFolder() throws {
    let folder = try TemporaryDirectory()
    try folder.write("x.txt/a.txt", "1")
    try folder.write("x.txt/b", "1")
    #expect(try ids([folder.path("x.txt")], in: folder) == ["x.txt/a.txt"])
  }

  @Test func namesThatAreNotUTF8AreRead() throws {
    let folder = try TemporaryDirectory()
    let path = Array(folder.url.path.utf8) + [0x2F, 0xFF] + Array(".txt".utf8)
    let descriptor = withPath(path) { open($0, O_WRONLY | O_CREAT, 0o644) }
    #expect(descriptor >= 0)
    #expect(write(descriptor, "汉", 3) == 3)
    close(descriptor)
    guard case .found(let list) = InputWalker().walk([folder.url.path]) else { return }
    let documents = InputReader(list).next(upTo: 10)
    #expect(documents.map { $0.id.hasSuffix("/\u{FFFD}.txt") } == [true])
    #expect(try documents.first?.content().bytes == Array("汉".utf8))
  }

  @Test func noPathIsStandardInputUnlessItIsATerminal() {
    if case .found = InputWalker().walk([], terminal: true) { Issue.record("help is due") }
    guard case .found(let list) = InputWalker().walk([], terminal: false) else {
      Issue.record("standard input is due")
      return
    }
    #expect(
      list.entries == [
        .input(InputReference(id: "-", source: .standardInput, format: .text, size: nil))
      ])
    guard case .found(let twice) = InputWalker(format: .jsonl).walk(["-", "-"]) else { return }
    #expect(twice.documentCount == nil)
    if case .failure = twice.entries[1] {} else { Issue.record("it can be read once") }
  }

  @Test func emptyFoldersAreNamed() throws {
    let folder = try TemporaryDirectory()
    try folder.write("a/picture.png", "x")
    guard case .found(let list) = InputWalker().walk([folder.path("a")]) else { return }
    #expect(list.emptyFolders == [folder.path("a")])
    #expect(list.entries.isEmpty)
  }

  @Test func errorsOfReadingAreFailures() throws {
    func read(_ path: String) throws -> [UInt8] {
      let reference = InputReference(id: path, source: .file, format: .text)
      return try PendingDocument(reference, byteLimit: 1).content().bytes
    }
    let folder = try TemporaryDirectory()
    try folder.write("empty.txt", "")
    #expect(try read(folder.path("empty.txt")).isEmpty)
    // A folder that took the place of a file.
    #expect(throws: DocumentFailure.self) { try read(folder.url.path) }
    #if os(Linux)
      #expect(throws: DocumentFailure.self) { try read("/proc/self/mem") }
      // A file that claims to be empty and is not.
      #expect(try read("/proc/self/stat").count > 10)
    #endif
  }

  @Test func fifosAreReadToTheirEnd() async throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("fifo")
    #expect(mkfifo(path, 0o600) == 0)
    guard case .found(let list) = InputWalker().walk([path]) else { return }
    let large = [UInt8](repeating: 0x61, count: 300_000)
    let writer = Thread {
      let descriptor = open(path, O_WRONLY)
      usleep(20_000)
      try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        .write(contentsOf: Data(large))
    }
    writer.start()
    let documents = InputReader(list).next(upTo: 2)
    #expect(try documents.map { try $0.content().bytes } == [large])
    #expect(list.documentCount == 1)
  }
}
