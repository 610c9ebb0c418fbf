internal import ArgumentParser

/// How the bytes of an input are to be taken.
enum InputFormat: String, Hashable, Sendable, CaseIterable, ExpressibleByArgument {
  /// Plain text: a file is a document.
  case text
  /// Markdown: a file is a document.
  case markdown
  /// A web page: a file is a document.
  case html
  /// JSON Lines: a line is a document.
  case jsonl

  /// The format of a file by its name's extension, in any case of letters; `nil` for a name that
  /// is no document's.
  init?(extension name: some Collection<UInt8>) {
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
  static let extensions = ".txt, .md, .markdown, .html, .htm, .jsonl, .ndjson"
}

/// What becomes of bytes that are not valid in the encoding of their document.
enum InvalidBytes: String, Hashable, Sendable, CaseIterable, ExpressibleByArgument {
  /// The document fails.
  case fail
  /// Each invalid sequence becomes U+FFFD.
  case replace
}

/// The options that say what is read.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (searched for \(InputFormat.extensions)) or '-' for standard input.",
      discussion: "Without a path, standard input is read unless it is a terminal.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    name: .customLong("input-format"),
    help: ArgumentHelp(
      "What the inputs are: text, markdown, html or jsonl (default: by extension; '-' is text).",
      discussion: """
        A line of JSON Lines is an object such as {"id": "a", "text": "…", "title": "…", \
        "date": "2021-11-01", "source": "…"}; only "text" is required.
        """,
      valueName: "format"))
  var inputFormat: InputFormat?

  @Option(
    help: ArgumentHelp(
      "The encoding of text and HTML, such as utf-8, gb18030 or big5 (default: detected).",
      discussion: "JSON Lines are always UTF-8.",
      valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("on-invalid"),
    help: ArgumentHelp(
      "On bytes invalid in their encoding: fail the document, or replace them by U+FFFD.",
      valueName: "what"))
  var onInvalid: InvalidBytes = .fail
}
