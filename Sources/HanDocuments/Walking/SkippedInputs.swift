/// What a search of folders found and left alone, to be named once in a run.
package struct SkippedInputs: Hashable, Sendable {
  /// How many files of each extension, in small letters, are no documents.
  private(set) var files: [String: Int] = [:]
  /// Folders that a report wrote.
  package private(set) var reports: [String] = []
  /// Links that lead to themselves, or to a folder that is searched already.
  package private(set) var loops: [String] = []

  /// Notes a file by its name.
  mutating func add(fileNamed name: some BidirectionalCollection<UInt8>) {
    var ending = ""
    if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex {
      ending = String(decoding: name[dot...], as: UTF8.self).lowercased()
    }
    // What is long or odd is a part of the name, and no extension.
    if ending.utf8.count > 12 || ending.utf8.contains(where: { $0 <= 0x20 }) { ending = "" }
    files[ending, default: 0] += 1
  }

  /// Notes a folder that a report wrote.
  mutating func add(reportFolder path: [UInt8]) {
    reports.append(String(decoding: path, as: UTF8.self))
  }

  /// Notes a link.
  mutating func add(loop path: [UInt8]) { loops.append(String(decoding: path, as: UTF8.self)) }

  /// What to say, a line each; none when nothing was skipped. The most frequent extension comes
  /// first, ties in order of their bytes.
  package var messages: [String] {
    var lines: [String] = []
    if !files.isEmpty {
      let total = files.values.reduce(0, +)
      let kinds = files.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let shown = kinds.prefix(Self.shown).map { kind in
        let name = kind.key.isEmpty ? "without an extension" : kind.key
        let advice = Self.advice[kind.key].map { " (\($0))" } ?? ""
        return "\(kind.value) \(name)\(advice)"
      }
      let rest = kinds.dropFirst(Self.shown).reduce(0) { $0 + $1.value }
      let others = rest == 0 ? [] : ["\(rest) others"]
      lines.append(
        "skipped \(total) \(total == 1 ? "file" : "files"): "
          + (shown + others).joined(separator: ", "))
    }
    if !reports.isEmpty {
      lines.append(
        "skipped \(reports.count == 1 ? "a folder" : "\(reports.count) folders") that a report "
          + "wrote: \(Self.list(reports))")
    }
    if !loops.isEmpty {
      lines.append(
        "skipped \(loops.count == 1 ? "a link" : "\(loops.count) links") in a loop, or to what "
          + "is searched already: \(Self.list(loops))")
    }
    return lines
  }

  private static let shown = 12

  private static func list(_ paths: [String]) -> String {
    let shown = paths.prefix(3).joined(separator: ", ")
    return paths.count > 3 ? "\(shown), …" : shown
  }

  /// What to do about files that many people have.
  private static let advice: [String: String] = [
    ".csv": "name the column of the text with --text-column",
    ".tsv": "name the column of the text with --text-column", ".pdf": PortableDocument.advice,
    ".doc": "save it as .docx", ".rtf": "save it as .docx", ".odt": "save it as .docx",
    ".wps": "save it as .docx", ".xls": "save it as .csv", ".xlsx": "save it as .csv",
    ".ass": "save it as .srt", ".zip": "unpack it", ".rar": "unpack it", ".7z": "unpack it",
    ".tar": "unpack it", ".epub": "save it as .txt", ".mobi": "save it as .txt",
  ]
}
