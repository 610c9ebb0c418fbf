import Foundation
import HanTestSupport
import Testing

@testable import HanTextCommand

@Suite struct ReportFolderTests {
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func write(_ files: [String: String], to path: String, force: Bool = false) throws {
    let folder = try ReportFolder(path, force: force)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try folder.begin(name)
      try folder.write(text)
      try folder.end()
    }
    try folder.commit()
  }

  @Test func aReportReplacesTheOneBeforeAndNothingElse() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("a/b/报告")
    try write(["x": "1", "y": "2"], to: path + "/")
    #expect(try names(path) == [".hantext-report", "x", "y"])
    try folder.write("a/b/报告/mine", "m")
    try folder.write("a/b/报告/sub/mine", "s")
    chmod(path, 0o750)
    try write(["x": "3", "z": "4"], to: path)
    #expect(try names(path) == [".hantext-report", "mine", "sub", "x", "z"])
    #expect(try folder.read("a/b/报告/x") == Array("3".utf8))
    #expect(try folder.read("a/b/报告/mine") == Array("m".utf8))
    #expect(try folder.read("a/b/报告/sub/mine") == Array("s".utf8))
    #expect(try names(folder.path("a/b")) == ["报告"])
    var info = stat()
    #expect(stat(path, &info) == 0 && info.st_mode & 0o777 == 0o750)
  }

  @Test func aFolderOfOthersIsLeftAloneUnlessForced() throws {
    let folder = try TemporaryDirectory()
    try folder.write("a/mine", "m")
    let path = folder.path("a")
    #expect(throws: OutputError.foreignFiles(path: path)) { try write(["x": "1"], to: path) }
    #expect(try names(folder.path("")) == ["a"])
    #expect(try names(path) == ["mine"])
    try write(["mine": "2", "x": "1"], to: path, force: true)
    #expect(try names(path) == [".hantext-report", "mine", "x"])
    #expect(try folder.read("a/mine") == Array("2".utf8))
    // An empty folder is nobody's.
    try FileManager.default.createDirectory(
      atPath: folder.path("empty"), withIntermediateDirectories: false)
    try write(["x": "1"], to: folder.path("empty"))
  }

  @Test func aReportGivenUpLeavesWhatWasThere() throws {
    let folder = try TemporaryDirectory()
    do {
      let report = try ReportFolder(folder.path("new"))
      try report.begin("x")
      try report.write("1")
    }
    #expect(try names(folder.path("")).isEmpty)
    try write(["x": "old"], to: folder.path("a"))
    do {
      let report = try ReportFolder(folder.path("a"))
      try report.begin("x")
      try report.write("new")
      try report.end()
    }
    #expect(try names(folder.path("")) == ["a"])
    #expect(try folder.read("a/x") == Array("old".utf8))
    try folder.write("file", "")
    let error = #expect(throws: OutputError.self) { try write([:], to: folder.path("file/sub")) }
    #expect(error == .failed(path: folder.path("file"), code: ENOTDIR))
  }

  @Test func onlyOneRunWritesIntoAFolder() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("a")
    let first = try ReportFolder(path)
    #expect(throws: OutputError.inUse(path: path)) { try ReportFolder(path) }
    try first.begin("x")
    try first.end()
    try first.commit()
    // Until the first one has gone, the folder under the name is locked as well.
    #expect(throws: OutputError.inUse(path: path)) { try ReportFolder(path) }
    withExtendedLifetime(first) {}
  }

  @Test func theNextRunRemovesWhatAKilledOneLeft() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("a")
    try write(["x": "1"], to: path)
    try folder.write("a/mine", "m")
    let beginning = String(TemporaryName(for: "a").make().dropLast(20))
    // Killed before the folders were exchanged: a link to what stays, and a part of a report.
    let incomplete = beginning + "1111111111111111.tmp"
    try folder.write(incomplete + "/index.html", "part")
    link(path + "/mine", folder.path(incomplete + "/mine"))
    // Killed after: the old report, and a folder that was to follow.
    let old = beginning + "2222222222222222.tmp"
    try folder.write(old + "/" + ReportMarker.name, "# x\ngone.csv\n../a/x\n")
    try folder.write(old + "/gone.csv", "old")
    try folder.write(old + "/sub/mine", "s")
    try write(["x": "2"], to: path)
    #expect(try names(folder.path("")) == ["a"])
    #expect(try names(path) == [".hantext-report", "mine", "sub", "x"])
    #expect(try folder.read("a/sub/mine") == Array("s".utf8))
    #expect(try folder.read("a/mine") == Array("m".utf8))
  }

  @Test func aFolderThatLostItsNameGetsItBack() throws {
    let folder = try TemporaryDirectory()
    try write(["x": "1"], to: folder.path("a"))
    try folder.write("a/mine", "m")
    rename(folder.path("a"), folder.path(TemporaryName(for: "a").make()))
    do { _ = try ReportFolder(folder.path("a")) }
    #expect(try names(folder.path("")) == ["a"])
    #expect(try names(folder.path("a")) == [".hantext-report", "mine", "x"])
  }

  @Test func theFolderMayBeALink() throws {
    let folder = try TemporaryDirectory()
    try write(["x": "1"], to: folder.path("real"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "real")
    try write(["x": "2"], to: folder.path("link"))
    #expect(try folder.read("real/x") == Array("2".utf8))
    #expect(try names(folder.path("")) == ["link", "real"])
  }

  @Test func pagesInAFolderOfTheReportComeAndGoWithIt() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("r")
    try write(["x": "1", "documents/0001.html": "p", "documents/0002.html": "q"], to: path)
    #expect(try names(path) == [".hantext-report", "documents", "x"])
    #expect(try names(path + "/documents") == ["0001.html", "0002.html"])
    try folder.write("r/documents/mine", "m")
    try folder.write("r/documents/sub/mine", "s")
    try write(["x": "2", "documents/0001.html": "new"], to: path)
    #expect(try names(path + "/documents") == ["0001.html", "mine", "sub"])
    #expect(try folder.read("r/documents/0001.html") == Array("new".utf8))
    #expect(try folder.read("r/documents/mine") == Array("m".utf8))
    #expect(try folder.read("r/documents/sub/mine") == Array("s".utf8))
    // A report without pages leaves what is others'.
    try write(["x": "3"], to: path)
    #expect(try names(path) == [".hantext-report", "documents", "x"])
    #expect(try names(path + "/documents") == ["mine", "sub"])
    try FileManager.default.removeItem(atPath: path + "/documents")
    try write(["x": "4", "documents/0001.html": "p"], to: path)
    try write(["x": "5"], to: path)
    #expect(try names(path) == [".hantext-report", "x"])
    #expect(try names(folder.path("")) == ["r"])
  }

  @Test func pagesOfAKilledRunGo() throws {
    let folder = try TemporaryDirectory()
    let path = folder.path("r")
    try write(["x": "1"], to: path)
    let incomplete = TemporaryName(for: "r").make()
    try folder.write(incomplete + "/index.html", "part")
    try folder.write(incomplete + "/documents/0001.html", "part")
    try write(["x": "2"], to: path)
    #expect(try names(path) == [".hantext-report", "x"])
    #expect(try names(folder.path("")) == ["r"])
  }

  @Test func markersNameFilesInTheFolderAlone() {
    let marker = ReportMarker(
      Array(
        "# heading\nb\n../a\n/etc/x\n.\n..\na\n\nb\n.hantext-report\nc/d\nc/../e\na/b/c\nc/\n"
          .utf8))
    #expect(marker.files == ["a", "b", "c/d"])
    #expect(ReportMarker(marker.bytes) == marker)
  }
}
