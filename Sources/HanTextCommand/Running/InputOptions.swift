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
      "What the inputs are: text, markdown, html, jsonl, csv, tsv, srt, docx or pdf (default: by "
        + "extension; '-' is text).",
      discussion: """
        Files compressed by gzip or zstd are decompressed. Subtitles lose their numbers and times. \
        Ranges of docx, pdf, csv and tsv refer to the text extracted from the file. PDFs need the \
        program pdftotext.

        A line of JSON Lines is an object such as {"id": "a", "text": "…", "title": "…", \
        "date": "2021-11-01", "source": "…"}; only "text" is required.
        """,
      valueName: "format"))
  var inputFormat: InputFormat?

  @Option(
    help: ArgumentHelp(
      "The encoding of text and HTML, such as utf-8, gb18030 or big5 (default: detected).",
      discussion: "JSON Lines are always UTF-8.",
      valueName: "name"),
    completion: .list(["utf-8", "gb18030", "gbk", "big5", "utf-16", "utf-16le", "utf-16be"]))
  var encoding: String?

  @Option(
    name: .customLong("text-column"),
    help: ArgumentHelp(
      "The column of a CSV or TSV table that holds the text, by its name in the first row.",
      discussion: """
        Without it, tables in folders are skipped, and of tables that are named the column text, \
        content or 正文 is taken. The columns title, date, source and author (标题, 日期, 来源, 作者) \
        are recognised; the others become "extra".
        """,
      valueName: "name"))
  var textColumn: String?

  @Option(
    name: .customLong("id-column"),
    help: ArgumentHelp(
      "The column of a table that holds the id (default: id, else PATH:LINE).", valueName: "name"))
  var idColumn: String?

  @Option(
    name: .customLong("on-invalid"),
    help: ArgumentHelp(
      "What to do with bytes that are invalid in their encoding: fail the document, or replace "
        + "them by U+FFFD.",
      valueName: "what"))
  var onInvalid: InvalidBytes = .fail

  @Flag(
    help: ArgumentHelp(
      "Undo a wrong decoding where nothing is lost, such as UTF-8 read as Latin letters.",
      discussion: "Ranges then refer to the repaired text. Without it such damage is reported.")
  )
  var repair = false

  func validate() throws {
    if let encoding, !TextDecoder.knows(encoding) {
      throw ValidationError("\(DocumentError.unknownEncoding(encoding))")
    }
  }
}
