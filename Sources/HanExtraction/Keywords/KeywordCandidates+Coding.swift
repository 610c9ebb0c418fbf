package import HanCore

extension KeywordCandidates {
  /// Puts the places in another unit.
  package mutating func convertSpans(_ convert: (TextSpan) -> TextSpan) {
    for index in spans.indices { spans[index] = convert(spans[index]) }
  }

  /// Writes the candidates as bytes; ``phrases`` are counts and are left out.
  package func encode(to writer: inout ByteWriter) {
    writer.double(style)
    writer.count(most)
    writer.block(bytes)
    writer.list(entries) { writer, entry in
      writer.fixed(entry.hash)
      writer.double(entry.score)
      writer.double(entry.referenceRarity)
      writer.fixed(entry.characters)
      for range in [entry.term, entry.form, entry.spans] {
        writer.count(Int(range.lowerBound))
        writer.count(range.count)
      }
      for number in [entry.count, entry.nestedCount, entry.freeCount] { writer.count(Int(number)) }
      writer.count(Int(entry.length))
      writer.count(Int(entry.words))
    }
    writer.list(spans) { $0.span($1) }
    writer.list(values) { $0.double($1) }
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    self.init()
    style = try reader.double()
    most = try reader.count()
    bytes = Array(try reader.block())
    entries = try reader.list { reader throws(ByteError) in try Entry(from: &reader) }
    spans = try reader.list { reader throws(ByteError) in try reader.span() }
    values = try reader.list { reader throws(ByteError) in try reader.double() }
    let isSound = entries.allSatisfy {
      $0.term.upperBound <= bytes.count && $0.form.upperBound <= bytes.count
        && $0.spans.upperBound <= spans.count && !$0.term.isEmpty
    }
    guard isSound, values.isEmpty || values.count == entries.count * KeywordFeature.allCases.count
    else { throw ByteError(offset: reader.offset) }
  }
}

extension KeywordCandidates.Entry {
  fileprivate init(from reader: inout ByteReader) throws(ByteError) {
    hash = try reader.fixed()
    score = try reader.double()
    referenceRarity = try reader.double()
    characters = try reader.fixed()
    term = try Self.range(from: &reader)
    form = try Self.range(from: &reader)
    spans = try Self.range(from: &reader)
    count = try Self.number(from: &reader)
    nestedCount = try Self.number(from: &reader)
    freeCount = try Self.number(from: &reader)
    length = try Self.number(from: &reader)
    words = try Self.number(from: &reader)
  }

  private static func range(from reader: inout ByteReader) throws(ByteError) -> Range<Int32> {
    let start: Int32 = try number(from: &reader)
    let count: Int32 = try number(from: &reader)
    let (end, overflow) = start.addingReportingOverflow(count)
    guard !overflow else { throw ByteError(offset: reader.offset) }
    return start..<end
  }

  private static func number<Number: FixedWidthInteger>(
    from reader: inout ByteReader
  ) throws(ByteError) -> Number {
    guard let number = Number(exactly: try reader.count()) else {
      throw ByteError(offset: reader.offset)
    }
    return number
  }
}
