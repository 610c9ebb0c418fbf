/// How the bytes of an input are to be taken.
///
/// Texts, pages and lines of records may be packed by gzip or zstd.
package enum InputFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain text: a file is a document.
  case text
  /// Markdown: a file is a document.
  case markdown
  /// A web page: a file is a document.
  case html
  /// JSON Lines: a line is a document.
  case jsonl
  /// A table whose first row names the columns: a row is a document.
  case csv
  /// A table with tabs between the columns.
  case tsv
  /// Subtitles: a file is a document, without its numbers and times.
  case srt
  /// A document of Word.
  case docx
  /// A PDF, as far as it has text.
  case pdf

  /// The format of a file by its name's extension, in any case of letters; `nil` for a name that
  /// is no document's.
  package init?(extension name: some Collection<UInt8>) {
    switch Self.lowered(name) {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonl
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "srt", "vtt": self = .srt
    case "docx": self = .docx
    case "pdf": self = .pdf
    default: return nil
    }
  }

  /// The format of a file by its name, from which the ending of a packed file is taken off.
  package init?(fileNamed name: some BidirectionalCollection<UInt8>) {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = name[name.index(after: dot)...]
    if ["gz", "zst"].contains(Self.lowered(ending)) {
      let rest = name[..<dot]
      guard let inner = rest.lastIndex(of: UInt8(ascii: ".")),
        let format = InputFormat(extension: rest[rest.index(after: inner)...]),
        format != .docx, format != .pdf
      else { return nil }
      self = format
    } else {
      self.init(extension: ending)
    }
  }

  /// Whether a file is read row by row, each a document.
  package var isListOfRecords: Bool { [.jsonl, .csv, .tsv].contains(self) }

  /// Whether the bytes are the text, which may be read in pieces.
  package var isText: Bool { [.text, .markdown, .html, .srt].contains(self) }

  private static func lowered(_ name: some Collection<UInt8>) -> String {
    String(
      decoding: name.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The extensions a folder is searched for, as messages list them.
  package static let extensions =
    ".txt, .md, .html, .jsonl, .ndjson, .srt, .vtt, .docx, .pdf, and .csv and .tsv with "
    + "--text-column"
}
