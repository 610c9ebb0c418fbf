/// How the bytes of an input are to be taken.
package enum InputFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain text or Markdown: a file is a document.
  case text
  /// Markdown: a file is a document.
  case markdown
  /// A web page: a file is a document.
  case html
  /// JSON Lines: a line is a document.
  case jsonl

  /// The format of a file by its name's extension, in any case of letters; `nil` for a name that
  /// is no document's.
  package init?(extension name: some Collection<UInt8>) {
    let lowered = name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    switch String(decoding: lowered, as: UTF8.self) {
    case "txt": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    case "jsonl", "ndjson": self = .jsonl
    default: return nil
    }
  }

  /// The extensions a folder is searched for, as messages list them.
  package static let extensions = ".txt, .md, .markdown, .html, .htm, .jsonl, .ndjson"
}
