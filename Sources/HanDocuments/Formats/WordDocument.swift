import HanCore

/// The text of a document of Word (.docx, ECMA-376): its paragraphs and tables in order, and what
/// its properties say.
///
/// Paragraphs and rows of tables are parted by empty lines, cells by tabs. Comments, notes, headers
/// and deleted text are left out. A part may have 256 MiB.
struct WordDocument {
  private(set) var text = ""
  private(set) var title: String?
  private(set) var author: String?
  private(set) var date: String?

  private static let limit = 256 << 20

  init(_ bytes: [UInt8]) throws(FormatError) {
    let archive = try ZipArchive(bytes)
    guard let body = try archive.contents(of: "word/document.xml", limit: Self.limit) else {
      throw FormatError(cause: "it holds no document of Word (help: save it as .docx or .txt)")
    }
    var reader = BodyReader()
    try XMLEvents.parse(body) { reader.read($0) }
    text = reader.text
    // Properties are not worth losing the text for.
    guard let core = try? archive.contents(of: "docProps/core.xml", limit: 1 << 20) else { return }
    var properties: [String: String] = [:]
    var name = ""
    try? XMLEvents.parse(core) { event in
      switch event {
      case .open(let element): name = element
      case .text(let text): properties[name, default: ""] += text
      case .close: name = ""
      }
    }
    func property(_ name: String) -> String? {
      properties[name].flatMap { $0.contains(where: { !$0.isWhitespace }) ? $0 : nil }
    }
    title = property("title")
    author = property("creator")
    date = (property("created") ?? property("modified")).flatMap {
      CalendarDate(reading: $0)?.iso
    }
  }

  private struct BodyReader {
    var text = ""
    private var line = ""
    private var isText = false
    private var cells = 0
    private var skipped = 0

    mutating func read(_ event: XMLEvents.Event) {
      switch event {
      case .open("Fallback"): skipped += 1
      case .close("Fallback"): skipped -= 1
      case _ where skipped > 0: break
      case .open("t"): isText = true
      case .close("t"): isText = false
      case .text(let piece): if isText { line += piece }
      case .open("tab"): if !line.isEmpty { line += "\t" }
      case .open("br"), .open("cr"): line += "\n"
      case .open("tc"): cells += 1
      case .close("tc"):
        cells -= 1
        if line.last == " " { line.removeLast() }
        if cells == 0 { line += "\t" }
      case .close("p"):
        if cells == 0 {
          endLine()
        } else if let last = line.last, !last.isWhitespace {
          line += " "
        }
      case .close("tr"): if cells == 0 { endLine() }
      default: break
      }
    }

    private mutating func endLine() {
      while let last = line.last, last.isWhitespace { line.removeLast() }
      if !line.isEmpty { text += (text.isEmpty ? "" : "\n\n") + line }
      line = ""
    }
  }
}
