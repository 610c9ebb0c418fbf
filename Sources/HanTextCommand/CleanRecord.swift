import HanText

/// What `hantext clean` writes of a document.
struct CleanRecord {
  let clean: CleanDocument
  /// The unit of ranges.
  let unit: OffsetUnit

  /// The clean text.
  func text() -> [UInt8] {
    let text = clean.text.text
    return Array((text.isEmpty || text.hasSuffix("\n") ? text : text + "\n").utf8)
  }

  /// One object in one line.
  func json(explains: Bool, extra: String?) -> [UInt8] {
    let offsets = OffsetIndex(clean.document.text, unit: unit)
    var json = JSONWriter()
    json.beginObject()
    json.member("id", clean.document.id)
    json.optional("title", clean.title)
    json.metadata(clean.metadata)
    json.member("kind", clean.kind.kind.rawValue)
    json.key("articles")
    json.beginArray()
    for article in clean.articles {
      json.beginObject()
      json.optional("title", article.title)
      json.metadata(article.metadata)
      json.member("text", article.text.text)
      json.endObject()
    }
    json.endArray()
    json.key("removed")
    json.beginArray()
    for removed in clean.removed {
      json.beginObject()
      json.key("range")
      json.range(offsets.range(removed.span))
      json.member("reason", removed.reason.rawValue)
      json.endObject()
    }
    json.endArray()
    if !clean.damage.isEmpty { add(clean.damage, to: &json, offsets) }
    if explains { addExplanation(to: &json, offsets) }
    json.extra(extra)
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func add(_ damage: [TextDamage], to json: inout JSONWriter, _ offsets: OffsetIndex) {
    json.key("damage")
    json.beginArray()
    for kind in damage {
      json.beginObject()
      json.member("kind", kind.kind.rawValue)
      json.key("range")
      json.range(offsets.range(kind.span))
      json.key("count")
      json.value(kind.count)
      json.endObject()
    }
    json.endArray()
  }

  private func addExplanation(to json: inout JSONWriter, _ offsets: OffsetIndex) {
    json.key("kind_signs")
    json.beginArray()
    for sign in clean.kind.signs { json.value(sign) }
    json.endArray()
    json.key("blocks")
    json.beginArray()
    for block in clean.explanation {
      json.beginObject()
      json.key("range")
      json.range(offsets.range(block.span))
      json.key("score")
      json.value(thousandths(block.score))
      json.key("features")
      json.beginObject()
      for part in block.features {
        json.key(part.feature.rawValue)
        json.value(thousandths(part.value))
      }
      json.endObject()
      json.optional("removed", block.reason?.rawValue)
      json.endObject()
    }
    json.endArray()
  }

  /// For people: a line a block with its score, what became of it, its features and its beginning.
  func explanation() -> [UInt8] {
    let lines = clean.explanation.map { block in
      let features = block.features.map { "\($0.feature.rawValue) \(decimal($0.value))" }
      return [
        decimal(block.score), block.reason?.rawValue ?? "kept", features.joined(separator: ", "),
        block.beginning,
      ].joined(separator: "\t")
    }
    let kind = "kind\t\(clean.kind.kind.rawValue)\t\(clean.kind.signs.joined(separator: ", "))"
    return section(clean.document.id, [kind] + lines)
  }
}

/// A number with three decimals.
private func thousandths(_ number: Double) -> Double { (number * 1000).rounded() / 1000 }

extension JSONWriter {
  /// The members `date`, `source` and `author`, each `null` when it is not known.
  fileprivate mutating func metadata(_ metadata: DocumentMetadata) {
    optional("date", metadata.date)
    optional("source", metadata.source)
    optional("author", metadata.author)
  }
}
