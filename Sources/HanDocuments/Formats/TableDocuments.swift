import HanCore

/// Which columns of a table say what.
package struct TableColumns: Hashable, Sendable {
  /// The name of the column of the text; `nil` takes one with a usual name.
  package var text: String?
  /// The name of the column of the ids; `nil` takes one named id.
  package var id: String?
  /// The encoding of tables; `nil` tells it from the bytes.
  package var encoding: String?

  package init(text: String? = nil, id: String? = nil, encoding: String? = nil) {
    self.text = text
    self.id = id
    self.encoding = encoding
  }
}

/// The documents of a table: a row each, whose columns are named by the first row.
struct TableDocuments {
  private let path: String
  private let repairs: Bool
  private let columns: TableColumns
  private var rows: RowReader
  private var places: [Field: Int] = [:]
  private var names: [String] = []
  private var hasHeader = false

  /// What a column may say of a document.
  private enum Field: CaseIterable {
    case text, id, title, date, source, author

    /// The usual names, in small letters.
    var names: [String] {
      switch self {
      case .text: ["text", "content", "body", "正文", "内容", "內容", "文本"]
      case .id: ["id", "编号", "編號"]
      case .title: ["title", "headline", "标题", "標題"]
      case .date: ["date", "time", "published", "pubdate", "日期", "时间", "時間", "发布时间", "發佈時間"]
      case .source: ["source", "media", "来源", "來源", "媒体", "媒體"]
      case .author: ["author", "作者"]
      }
    }
  }

  init(
    _ file: InputFile, format: InputFormat, path: String, columns: TableColumns, repairs: Bool
  ) throws(DocumentError) {
    self.path = path
    self.columns = columns
    self.repairs = repairs
    rows = RowReader(
      file, separator: format == .tsv ? 0x09 : UInt8(ascii: ","),
      decoder: try TextDecoder(encoding: columns.encoding, invalid: repairs ? .replace : .fail))
  }

  /// The next documents; none at the end.
  ///
  /// - Throws: What ends the table: ``FormatError``, `DocumentFailure`, `DocumentError`.
  mutating func next(
    upTo limit: Int, ids: DocumentIDs, cancelled: () -> Bool
  ) throws -> [PendingDocument] {
    if !hasHeader {
      guard let header = try rows.next(upTo: 1, cancelled: cancelled).first else { return [] }
      try read(header)
      hasHeader = true
    }
    return try rows.next(upTo: limit, cancelled: cancelled).map { row in
      let place = "\(path):\(row.line)"
      do throws(FormatError) {
        return try document(of: row, place: place, ids: ids)
      } catch {
        return PendingDocument(DocumentFailure(id: place, cause: error.cause))
      }
    }
  }

  private mutating func read(_ header: RowReader.Row) throws {
    names = header.fields.enumerated().map { index, field in
      let name = String(decoding: field, as: UTF8.self)
      return name.contains { !$0.isWhitespace } ? name : "column \(index + 1)"
    }
    let names = self.names
    func place(of name: String) -> Int? {
      names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
    }
    let list = names.prefix(20).joined(separator: ", ")
    for (field, wanted, option) in [
      (Field.text, columns.text, "--text-column"), (.id, columns.id, "--id-column"),
    ] {
      guard let wanted else { continue }
      guard let found = place(of: wanted) else {
        throw DocumentFailure(
          id: path, cause: "no column is called “\(wanted)” (help: \(option) takes one of: \(list))"
        )
      }
      places[field] = found
    }
    for field in Field.allCases where places[field] == nil {
      places[field] = field.names.lazy.compactMap(place).first { !places.values.contains($0) }
    }
    if places[.text] == nil {
      throw DocumentFailure(
        id: path,
        cause:
          "it is not plain which column is the text (help: name it with --text-column, one of: "
          + "\(list))")
    }
  }

  private func document(
    of row: RowReader.Row, place: String, ids: DocumentIDs
  ) throws(FormatError) -> PendingDocument {
    var cost = 0
    var values: [String] = []
    for field in row.fields {
      guard
        let value = repairs
          ? String(decoding: field, as: UTF8.self)
          : String(validating: field, as: UTF8.self)
      else { throw FormatError(cause: "the row is not valid UTF-8") }
      values.append(value)
      cost += field.count
    }
    func value(_ field: Field) -> String? {
      guard let place = places[field], place < values.count, !values[place].isEmpty else {
        return nil
      }
      return values[place]
    }
    guard let text = places[.text], text < values.count else {
      throw FormatError(
        cause: "the row has \(values.count) of \(names.count) columns, and no text among them")
    }
    var extra: [Term: String] = [:]
    for (index, value) in values.enumerated() where !places.values.contains(index) {
      let name = index < names.count ? names[index] : "column \(index + 1)"
      extra[Term(name)] = JSONText.quoted(value)
    }
    let written = value(.date)
    let date = written.flatMap { CalendarDate(reading: $0) }
    var record = DocumentRecord(
      text: values[text], id: value(.id), title: value(.title), date: date?.iso ?? written,
      source: value(.source), author: value(.author),
      extra: extra.isEmpty ? nil : JSONText.object(extra))
    record.hasUnreadableDate = written != nil && date == nil
    let own = record.id.map { ids.claim($0) ?? $0 } ?? place
    return PendingDocument(
      RawDocument(id: own, bytes: [], kind: .jsonl, record: record), at: place, cost: cost)
  }
}
