extension MappedText {
  /// Writes the text as bytes: its source, and what is other than that.
  package func encode(to writer: inout ByteWriter) {
    writer.string(source)
    let changed = map.changes.reduce(into: [UInt8]()) { bytes, change in
      bytes.append(contentsOf: text[change.target].utf8)
    }
    map.encode(to: &writer)
    // What lies between changes stands in the source. Should it not, the text is kept as it is.
    let isDerived = map.applied(to: source, changed: changed[...]).map {
      $0.elementsEqual(text.utf8)
    }
    writer.flag(isDerived ?? false)
    writer.block(isDerived ?? false ? changed : Array(text.utf8))
  }

  /// Reads what ``encode(to:)`` wrote.
  package init(from reader: inout ByteReader) throws(ByteError) {
    let source = try reader.string()
    let map = try OffsetMap(from: &reader, sourceCount: source.utf8.count)
    let isDerived = try reader.flag()
    let bytes = try reader.block()
    if isDerived, map.isIdentity {
      self.init(source)
      return
    }
    guard let derived = isDerived ? map.applied(to: source, changed: bytes) : Array(bytes) else {
      throw ByteError(offset: reader.offset)
    }
    let text = String(decoding: derived, as: UTF8.self)
    guard text.utf8.count == map.targetCount else { throw ByteError(offset: reader.offset) }
    self.init(source: source, text: text, map: map)
  }

  /// Writes what the text was made from, for a reader that has the text: little for a text that is
  /// much like its source.
  package func encodeSource(to writer: inout ByteWriter) {
    if map.isIdentity, source.utf8.elementsEqual(text.utf8) {
      writer.count(SourceForm.same.rawValue)
      return
    }
    guard let pieces = map.sourcePieces(of: text, in: source) else {
      writer.count(SourceForm.whole.rawValue)
      encode(to: &writer)
      return
    }
    writer.count(SourceForm.changes.rawValue)
    writer.count(map.sourceCount)
    map.encode(to: &writer)
    writer.block(pieces)
  }

  /// Reads what ``encodeSource(to:)`` wrote of a text.
  package init(text: String, sourceFrom reader: inout ByteReader) throws(ByteError) {
    switch SourceForm(rawValue: try reader.count()) {
    case .same: self.init(text)
    case .whole:
      try self.init(from: &reader)
      guard self.text.utf8.elementsEqual(text.utf8) else { throw ByteError(offset: reader.offset) }
    case .changes:
      let count = try reader.count()
      guard count <= 1 << 40 else { throw ByteError(offset: reader.offset) }
      let map = try OffsetMap(from: &reader, sourceCount: count)
      let pieces = try reader.block()
      guard map.targetCount == text.utf8.count, let bytes = map.source(of: text, pieces: pieces)
      else { throw ByteError(offset: reader.offset) }
      let source = String(decoding: bytes, as: UTF8.self)
      guard source.utf8.count == count else { throw ByteError(offset: reader.offset) }
      self.init(source: source, text: text, map: map)
    case nil: throw ByteError(offset: reader.offset)
    }
  }

  /// How a source is written beside its text.
  private enum SourceForm: Int {
    /// It is the text.
    case same
    /// What is other than the text.
    case changes
    /// All of it: changes overlap.
    case whole
  }
}

extension OffsetMap {
  /// What stands in the source where it is other than the derived text; `nil` when the rest is not
  /// the same bytes in the same order.
  fileprivate func sourcePieces(of text: String, in source: String) -> [UInt8]? {
    var (text, source) = (text, source)
    return text.withUTF8 { text in
      source.withUTF8 { source -> [UInt8]? in
        var pieces: [UInt8] = []
        var target = 0
        var place = 0
        func isSame(_ count: Int) -> Bool {
          count >= 0 && place + count <= source.count && target + count <= text.count
            && source[place..<(place + count)].elementsEqual(text[target..<(target + count)])
        }
        for change in changes {
          let gap = change.target.lowerBound - target
          guard isSame(gap), place + gap <= change.resume, change.resume <= source.count else {
            return nil
          }
          pieces.append(contentsOf: source[(place + gap)..<change.resume])
          target = change.target.upperBound
          place = change.resume
        }
        guard isSame(text.count - target), source.count - place == text.count - target else {
          return nil
        }
        return pieces
      }
    }
  }

  /// The source's bytes; `nil` when text and pieces do not go with the map.
  fileprivate func source(of text: String, pieces: ArraySlice<UInt8>) -> [UInt8]? {
    var text = text
    return text.withUTF8 { text in
      var result: [UInt8] = []
      result.reserveCapacity(text.count + pieces.count)
      var target = 0
      var taken = pieces.startIndex
      for change in changes {
        let gap = change.target.lowerBound - target
        guard gap >= 0, target + gap <= text.count, change.target.upperBound <= text.count else {
          return nil
        }
        result.append(contentsOf: text[target..<(target + gap)])
        let count = change.resume - result.count
        guard count >= 0, count <= pieces.endIndex - taken else { return nil }
        result.append(contentsOf: pieces[taken..<(taken + count)])
        taken += count
        target = change.target.upperBound
      }
      guard target <= text.count, taken == pieces.endIndex else { return nil }
      result.append(contentsOf: text[target...])
      return result.count == sourceCount ? result : nil
    }
  }
}

extension OffsetMap {
  fileprivate func encode(to writer: inout ByteWriter) {
    var target = 0
    var source = 0
    writer.list(changes) { writer, change in
      writer.count(change.target.lowerBound - target)
      writer.count(change.target.count)
      writer.integer(change.sourceStart - source)
      writer.integer(change.sourceEnd - change.sourceStart)
      target = change.target.upperBound
      source = change.sourceEnd
    }
    writer.count(targetCount)
  }

  /// Whatever bytes say, no offset of the map lies outside the texts.
  fileprivate init(from reader: inout ByteReader, sourceCount: Int) throws(ByteError) {
    var target = 0
    var source = 0
    let limit = 1 << 40
    let changes = try reader.list { reader throws(ByteError) in
      let gap = try reader.count()
      let length = try reader.count()
      let start = try reader.integer()
      let width = try reader.integer()
      guard gap <= limit, length <= limit, abs(start) <= limit, abs(width) <= limit,
        0...sourceCount ~= source + start, 0...sourceCount ~= source + start + width
      else { throw ByteError(offset: reader.offset) }
      let change = Change(
        target: TextSpan(target + gap, target + gap + length), sourceStart: source + start,
        sourceEnd: source + start + width)
      target = change.target.upperBound
      source = change.sourceEnd
      return change
    }
    let targetCount = try reader.count()
    let rest = targetCount - target
    guard rest >= 0, source + rest <= sourceCount, !changes.isEmpty || targetCount == sourceCount
    else { throw ByteError(offset: reader.offset) }
    self.init(changes: changes, sourceCount: sourceCount, targetCount: targetCount)
  }

  /// The derived text's bytes, from the source and what stands in the changed stretches; `nil` when
  /// they do not go with the map.
  fileprivate func applied(to source: String, changed: ArraySlice<UInt8>) -> [UInt8]? {
    var source = source
    return source.withUTF8 { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(targetCount)
      var place = 0
      var taken = changed.startIndex
      for change in changes {
        let gap = change.target.lowerBound - result.count
        let length = change.target.count
        guard gap >= 0, place >= 0, gap <= bytes.count - place, length <= changed.endIndex - taken
        else { return nil }
        result.append(contentsOf: bytes[place..<(place + gap)])
        result.append(contentsOf: changed[taken..<(taken + length)])
        taken += length
        place = change.resume
      }
      let rest = targetCount - result.count
      guard rest >= 0, place >= 0, rest <= bytes.count - place, taken == changed.endIndex else {
        return nil
      }
      result.append(contentsOf: bytes[place..<(place + rest)])
      return result
    }
  }
}
