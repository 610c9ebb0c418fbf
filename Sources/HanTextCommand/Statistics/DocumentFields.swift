import Foundation
import HanText

/// What is known of a document beside its text: what documents are chosen and grouped by.
struct DocumentFields: WireValue {
  var id: String
  var title: String?
  var date: String?
  var source: String?
  var author: String?
  /// `hans`, `hant`, `mixed` or `none`, where that was found out.
  var script: String?
  /// What else its record says, as a JSON object.
  var extra: String?

  init(id: String, date: String? = nil, source: String? = nil, extra: String? = nil) {
    self.id = id
    self.date = date
    self.source = source
    self.extra = extra
  }

  /// What an analysis knows.
  init(_ analysis: DocumentAnalysis) {
    self.init(
      id: analysis.id, date: analysis.date, source: analysis.source, extra: analysis.extra)
    title = analysis.title
    author = analysis.author
    script = analysis.script.rawValue
  }

  init(_ clean: CleanDocument, id: String, extra: String?) {
    self.init(id: id, date: clean.metadata.date, source: clean.metadata.source, extra: extra)
    title = clean.title
    author = clean.metadata.author
  }

  /// The value of a field; `nil` when the document does not have it.
  func value(of field: String) -> String? {
    switch field {
    case "id", "path": id
    case "title": title
    case "date": date.flatMap { CalendarDate(reading: $0)?.iso } ?? date
    case "source": source
    case "author": author
    case "script" where script != nil: script
    case "folder": id.lastIndex(of: "/").map { String(id[..<$0]) } ?? "."
    case "year": calendarDate.map { String($0.prefix(4)) }
    case "month": calendarDate.map { String($0.prefix(7)) }
    default: extraValue(of: field)
    }
  }

  /// The date by ISO 8601, if it can be read.
  var calendarDate: String? { date.flatMap { CalendarDate(reading: $0)?.iso } }

  private func extraValue(of field: String) -> String? {
    guard let extra,
      let object = try? JSONSerialization.jsonObject(with: Data(extra.utf8)) as? [String: Any]
    else { return nil }
    switch object[field] {
    case let text as String: return text
    case let number as NSNumber: return number.stringValue
    default: return nil
    }
  }

  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    for field in [title, date, source, author, extra] {
      writer.optional(field) { $0.string($1) }
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    func optional(_ reader: inout ByteReader) throws(ByteError) -> String? {
      try reader.optional { reader throws(ByteError) in try reader.string() }
    }
    id = try reader.string()
    title = try optional(&reader)
    date = try optional(&reader)
    source = try optional(&reader)
    author = try optional(&reader)
    extra = try optional(&reader)
  }
}
