/// The hidden file that tells which files of a folder a report wrote: a later report replaces those
/// and no others, and the folder is never input.
struct ReportMarker: Hashable {
  /// Its name in the folder.
  static let name = ".hantext-report"

  private static let heading = "# Written by hantext report, which replaces these files."

  /// The files, with the folder inside the report's if they are in one, in byte order.
  private(set) var files: [String]

  init(files: some Sequence<String>) {
    self.files = Set(files).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Reads a marker. Lines that name no file inside the folder are left out.
  init(_ bytes: [UInt8]) {
    self.init(
      files: bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }.filter {
        !$0.hasPrefix("#") && $0 != Self.name && Self.isInside($0)
      })
  }

  private static func isInside(_ file: String) -> Bool {
    let parts = file.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && !parts.contains { ["", ".", ".."].contains($0) }
  }

  var bytes: [UInt8] { Array(([Self.heading] + files).map { $0 + "\n" }.joined().utf8) }
}
