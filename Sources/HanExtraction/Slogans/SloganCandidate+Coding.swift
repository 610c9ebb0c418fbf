package import HanCore

extension SloganCandidate {
  /// Puts the places in another unit.
  package mutating func convertSpans(_ convert: (TextSpan) -> TextSpan) {
    span = convert(span)
    for index in parts.indices { parts[index] = convert(parts[index]) }
    for index in members.indices { members[index].span = convert(members[index].span) }
  }

  /// Writes the candidate as bytes.
  package func encode(to writer: inout ByteWriter) {
    writer.string(form)
    writer.string(canonical == form ? "" : canonical)
    writer.count(type.number)
    writer.optional(template) { $0.string($1) }
    writer.optional(canonicalTemplate == template ? nil : canonicalTemplate) { $0.string($1) }
    writer.list(members) { writer, member in
      writer.string(member.text)
      writer.string(member.canonical)
      writer.span(member.span)
    }
    writer.span(span)
    writer.list(parts) { $0.span($1) }
    evidence.encode(to: &writer)
    writer.double(wordScore)
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    let form = try reader.string()
    let canonical = try reader.string()
    let number = try reader.count()
    guard let type = SloganType.allCases.first(where: { $0.number == number }) else {
      throw ByteError(offset: reader.offset)
    }
    let template = try reader.optional { reader throws(ByteError) in try reader.string() }
    self.init(
      form: form, canonical: canonical.isEmpty ? form : canonical, type: type, template: template,
      canonicalTemplate: try reader.optional { reader throws(ByteError) in try reader.string() }
        ?? template,
      members: try reader.list { reader throws(ByteError) in
        SloganMember(
          text: try reader.string(), canonical: try reader.string(), span: try reader.span())
      },
      span: try reader.span(),
      parts: try reader.list { reader throws(ByteError) in try reader.span() },
      evidence: try SloganEvidenceSet(from: &reader), wordScore: try reader.double())
  }
}

extension SloganEvidenceSet {
  /// Writes the marks as bytes.
  fileprivate func encode(to writer: inout ByteWriter) {
    writer.list(marks) { $0.count(Int($1.rawValue)) }
  }

  /// Reads what ``encode(to:)`` wrote.
  fileprivate init(from reader: inout ByteReader) throws(ByteError) {
    self.init(
      try reader.list { reader throws(ByteError) in
        guard let raw = UInt8(exactly: try reader.count()), let mark = SloganFeature(rawValue: raw)
        else { throw ByteError(offset: reader.offset) }
        return mark
      })
  }
}
