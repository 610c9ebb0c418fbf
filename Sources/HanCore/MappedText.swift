/// A text together with the way back to the document it was made from.
///
/// Each stage of the pipeline takes a `MappedText` and gives another one; the map always leads to
/// the document, never to the stage before.
public struct MappedText: Hashable, Sendable {
  /// The document's text, as decoded.
  public let source: String
  /// The text of this stage.
  public let text: String
  /// From `text` to `source`.
  public let map: OffsetMap

  /// A text that is its own source.
  public init(_ source: String) {
    var native = source
    native.makeContiguousUTF8()
    self.source = native
    self.text = native
    self.map = OffsetMap(identity: native.utf8.count)
  }

  /// A derived text with its map.
  ///
  /// - Precondition: the map's lengths are those of the two texts.
  package init(source: String, text: String, map: OffsetMap) {
    precondition(
      map.sourceCount == source.utf8.count && map.targetCount == text.utf8.count,
      "the map belongs to other texts")
    self.source = source
    self.text = text
    self.map = map
  }

  /// The stretch of the document that `span` of `text` was made from.
  public func sourceSpan(of span: TextSpan) -> TextSpan { map.source(of: span) }

  /// The document's own wording of `span`: the source without the stretches that were deleted on
  /// the way (annotations, line breaks), and with the characters conversion replaced.
  ///
  /// - Complexity: O(*k* + log *n*) for *k* changes inside the span.
  public func sourceForm(of span: TextSpan) -> String {
    if map.isUnchanged(span) { return String(text[span]) }
    var result = ""
    for piece in map.sourcePieces(of: span) { result += source[piece] }
    return result
  }

  /// The text after `edits`, its map leading on to the same document.
  ///
  /// - Parameter edits: Replacements in order of their spans. One that overlaps the one before, ends
  ///   behind the text or begins or ends inside a scalar is left out.
  /// - Complexity: O(length + edits).
  package func applying(_ edits: [TextEdit]) -> MappedText {
    if edits.isEmpty { return self }
    let count = text.utf8.count
    var builder = OffsetMap.Builder()
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for edit in edits {
      guard edit.span.lowerBound >= builder.sourceCount, edit.span.upperBound <= count,
        text.isScalarBoundary(edit.span.lowerBound), text.isScalarBoundary(edit.span.upperBound)
      else { continue }
      let kept = TextSpan(builder.sourceCount, edit.span.lowerBound)
      result += text[kept]
      result += edit.replacement
      builder.keep(kept.count)
      builder.replace(edit.span.count, with: edit.replacement.utf8.count)
    }
    let rest = TextSpan(builder.sourceCount, count)
    result += text[rest]
    builder.keep(rest.count)
    return MappedText(
      source: source, text: result, map: builder.build().composed(after: map))
  }

  /// The part of the text that `span` covers, still mapped to the whole document. What lies behind
  /// the text is left out, and a bound inside a scalar is that of the scalar's start.
  ///
  /// - Complexity: O(length of the span + changes).
  package func part(_ span: TextSpan) -> MappedText {
    let count = text.utf8.count
    let lower = text.scalarBoundary(min(span.lowerBound, count))
    let upper = text.scalarBoundary(min(span.upperBound, count))
    return applying(
      [TextEdit(TextSpan(0, lower), ""), TextEdit(TextSpan(upper, count), "")]
        .filter { !$0.span.isEmpty })
  }
}

/// One replacement in a text.
public struct TextEdit: Hashable, Sendable {
  /// What is replaced, UTF-8 bytes; empty for an insertion.
  public var span: TextSpan
  /// What stands there instead; empty for a deletion.
  public var replacement: String

  /// Creates the edit that puts `replacement` in place of `span`.
  public init(_ span: TextSpan, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

extension OffsetMap {
  /// The stretches of the source that `span` was made from, without deleted ones, in order and
  /// each once.
  func sourcePieces(of span: TextSpan) -> [TextSpan] {
    var pieces: [TextSpan] = []
    func append(_ lower: Int, _ upper: Int) {
      // Both halves of a replacement that was cut name all of it: take it once.
      let start = max(lower, pieces.last?.upperBound ?? 0)
      guard start < upper else { return }
      if let last = pieces.last, last.upperBound == start {
        pieces[pieces.count - 1] = TextSpan(last.lowerBound, upper)
      } else {
        pieces.append(TextSpan(start, upper))
      }
    }
    var position = span.lowerBound
    var index = firstChange(endingAfter: position)
    while position < span.upperBound {
      if index < changes.count, changes[index].target.lowerBound <= position {
        let change = changes[index]
        if !change.target.isEmpty { append(change.source.lowerBound, change.source.upperBound) }
        position = max(position, change.target.upperBound)
        index += 1
      } else {
        let next = index < changes.count ? changes[index].target.lowerBound : targetCount
        let end = min(next, span.upperBound)
        let start = sourceStart(at: position)
        append(start, start + (end - position))
        position = end
      }
    }
    return pieces
  }

  /// Whether nothing was changed inside a span, so that its source has the same wording.
  ///
  /// - Complexity: O(log *n*).
  package func isUnchanged(_ span: TextSpan) -> Bool {
    let index = firstChange(endingAfter: span.lowerBound)
    return index == changes.count || changes[index].target.lowerBound >= span.upperBound
  }

  private func firstChange(endingAfter offset: Int) -> Int {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle].target.upperBound > offset { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
