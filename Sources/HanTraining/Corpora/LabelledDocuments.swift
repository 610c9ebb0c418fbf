import Foundation

/// A document with the keywords that people chose for it.
package struct LabelledText: Hashable, Sendable {
  package var text: String
  package var title: String?
  package var keywords: [String]

  package init(text: String, title: String?, keywords: [String]) {
    self.text = text
    self.title = title
    self.keywords = keywords
  }

  /// Reads a file of labelled documents.
  ///
  /// `.jsonl` has a document a line, with `text`, `keywords` and perhaps `title`. Else a line has
  /// three columns with tabs between them, as the keyword task of the data set CSL: a prompt, the
  /// text, and the keywords with `_` between them; the title is what stands behind the text's last
  /// blank, when that has four characters or more.
  ///
  /// - Throws: ``CorpusError`` with the line that is not in the format.
  package static func read(contentsOf path: String) throws -> [LabelledText] {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    let isJSON = path.hasSuffix(".jsonl") || path.hasSuffix(".ndjson")
    return try text.split(separator: "\n").enumerated().map { index, line in
      guard let document = isJSON ? json(line) : columns(line) else {
        throw CorpusError(
          path: path, line: index + 1,
          cause: isJSON
            ? "not an object with text and keywords" : "not a prompt, a text and keywords")
      }
      return document
    }
  }

  private static func columns(_ line: Substring) -> LabelledText? {
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count >= 3 else { return nil }
    var text = columns[1]
    var title: String?
    if let blank = text.lastIndex(of: " "), blank > text.startIndex {
      let behind = text[text.index(after: blank)...]
      if behind.unicodeScalars.count >= 4 {
        title = String(behind)
        text = text[..<blank]
      }
    }
    return LabelledText(
      text: String(text), title: title, keywords: columns[2].split(separator: "_").map(String.init))
  }

  private static func json(_ line: Substring) -> LabelledText? {
    struct Record: Decodable {
      var text: String
      var title: String?
      var keywords: [String]
    }
    guard let record = try? JSONDecoder().decode(Record.self, from: Data(line.utf8)) else {
      return nil
    }
    return LabelledText(text: record.text, title: record.title, keywords: record.keywords)
  }
}
