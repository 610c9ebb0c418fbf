import Foundation
import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite struct RunningOutputTests {
  private func names(_ folder: TemporaryDirectory) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test func aClosedPipeIsATypedError() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    let writer = OutputWriter(descriptor: ends[1], name: "pipe", bufferSize: 10)
    try writer.write("short")
    #expect(throws: OutputError.closedPipe) { try writer.write("longer than that") }
    #expect(throws: OutputError.closedPipe) { try writer.write("x") }
    #expect(throws: OutputError.closedPipe) { try writer.finish() }
  }

  @Test func recordsReachAPipeWholeHoweverLarge() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    // A pipe that does not wait makes partial writes, and EAGAIN.
    #expect(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0)
    let record = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 >> 3) }
    let (input, output) = (ends[0], ends[1])
    let thread = Thread {
      let writer = OutputWriter(descriptor: output, name: "pipe")
      try? writer.write(record)
      try? writer.write("end")
      try? writer.finish()
      close(output)
    }
    thread.start()
    let received = FileHandle(fileDescriptor: input, closeOnDealloc: true).readDataToEndOfFile()
    #expect([UInt8](received) == record + Array("end".utf8))
  }

  @Test func filesAppearWhenTheyAreFinished() throws {
    let folder = try TemporaryDirectory()
    let path = try folder.write("a.jsonl", "old")
    chmod(path, 0o640)
    let writer = try OutputWriter(path)
    try writer.write("new\n")
    try writer.flush()
    #expect(try folder.read("a.jsonl") == Array("old".utf8))
    try writer.finish()
    #expect(try folder.read("a.jsonl") == Array("new\n".utf8))
    #expect(try names(folder) == ["a.jsonl"])
    var info = stat()
    #expect(stat(path, &info) == 0 && info.st_mode & 0o777 == 0o640)
  }

  @Test func filesGivenUpLeaveNothing() throws {
    let folder = try TemporaryDirectory()
    do {
      let writer = try OutputWriter(folder.path("a"))
      try writer.write("x")
      try writer.flush()
      #expect(try names(folder).count == 1)
    }
    #expect(try names(folder).isEmpty)
    let writer = try OutputWriter(folder.path("a"))
    writer.discard()
    #expect(try names(folder).isEmpty)
  }

  @Test func aLinkStaysALink() throws {
    let folder = try TemporaryDirectory()
    try folder.write("target", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "target")
    let writer = try OutputWriter(folder.path("link"))
    try writer.write("new")
    try writer.finish()
    #expect(try folder.read("target") == Array("new".utf8))
    #expect(try names(folder) == ["link", "target"])
  }

  #if os(Linux)
    @Test func aFullDiskIsAClearError() throws {
      let writer = try OutputWriter("/dev/full", bufferSize: 4)
      let error = #expect(throws: OutputError.self) { try writer.write("more than that") }
      #expect(error == .failed(path: "/dev/full", code: ENOSPC))
      #expect(
        error?.description
          == "/dev/full: cannot be written: No space left on device; free some space, "
          + "or write elsewhere")
    }
  #endif

  @Test func outputsThatCannotBeOpenedAreErrors() throws {
    let folder = try TemporaryDirectory()
    #expect(throws: OutputError.failed(path: folder.path("no/a"), code: ENOENT)) {
      try OutputWriter(folder.path("no/a"))
    }
    #expect(throws: OutputError.failed(path: folder.url.path, code: EISDIR)) {
      try OutputWriter(folder.url.path)
    }
  }

  @Test func aKilledRunsFileGoesAndALiveOnesStays() throws {
    let folder = try TemporaryDirectory()
    // A long name leaves no room for a longer temporary one.
    let path = folder.path(String(repeating: "n", count: 255))
    let live = try OutputWriter(path)
    let name = try #require(try names(folder).first)
    try folder.write(name.replacing(/-[0-9a-f]{16}[.]tmp$/, with: "-0123456789abcdef.tmp"), "left")
    try folder.write(".hantext-0000000000000000-0123456789abcdef.tmp", "of another output")
    let next = try OutputWriter(path)
    #expect(try names(folder).count == 3)
    try next.write("2")
    try next.finish()
    try live.write("1")
    try live.finish()
    #expect(try names(folder).count == 2)
  }

  @Test(arguments: [
    ("a/b", "a"), ("/a", "/"), ("a", "."), ("/a/b/", "/a"), ("/", "/"), ("a//b", "a/"),
  ])
  func foldersOfPaths(_ path: String, _ folder: String) {
    #expect(OutputFile.folder(of: path) == folder)
  }

  @Test(arguments: [("a/b", "b"), ("/a", "a"), ("a", "a"), ("/a/b/", "b"), ("/", ""), (".", ".")])
  func namesOfPaths(_ path: String, _ name: String) {
    #expect(OutputFile.name(of: path) == name)
  }
}
