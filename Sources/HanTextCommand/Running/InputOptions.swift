public import ArgumentParser
public import HanDocuments

extension InputFormat: ExpressibleByArgument {}

/// What becomes of bytes that are not valid in the encoding of their document.
typealias InvalidBytes = TextDecoder.InvalidBytes

extension TextDecoder.InvalidBytes: ExpressibleByArgument {}

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
