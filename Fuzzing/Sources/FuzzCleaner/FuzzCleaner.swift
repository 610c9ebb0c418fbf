import FuzzSupport
import HanText

private let cleaners = [
  Cleaner(Cleaner.webText), Cleaner.none, Cleaner(Cleaner.webText).without(["boilerplate"]),
]

/// Any text: edits stand in order, inside the text and on the
/// bounds of scalars; the map covers both texts; what was removed lies in the document.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCleaner(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let cleaner = input.pick(cleaners)
  let document = Document(id: "fuzz", text: input.text)
  for case let rule as any CharacterRule in cleaner.rules {
    checkEdits(of: rule, in: document.text)
  }
  check(cleaner, document)
  return 0
}

private func checkEdits(of rule: any CharacterRule, in text: String) {
  let utf8 = Array(text.utf8)
  func isBound(_ offset: Int) -> Bool { offset == utf8.count || utf8[offset] & 0xC0 != 0x80 }
  var end = 0
  for edit in rule.edits(in: text).map(\.edit) {
    law(edit.span.lowerBound >= end, "\(rule.name): edits do not overlap")
    end = edit.span.upperBound
    law(end <= utf8.count, "\(rule.name): edits lie inside the text")
    law(isBound(edit.span.lowerBound) && isBound(end), "\(rule.name): edits cut no scalar")
  }
}

/// The laws of cleaning that hold for every document.
private func check(_ cleaner: Cleaner, _ document: Document) {
  let clean = cleaner.clean(document, explains: true)
  let map = clean.text.map
  law(clean.text.source == document.text, "the source is the document")
  law(map.targetCount == clean.text.text.utf8.count, "the map covers the clean text")
  law(map.sourceCount == document.text.utf8.count, "the map covers the document")
  var last: RemovedSpan?
  for removed in clean.removed {
    law(removed.span.upperBound <= map.sourceCount, "what was removed lies in the document")
    if let last { law(last.span <= removed.span, "what was removed is sorted") }
    last = removed
  }
  var end = 0
  for scalar in clean.text.text.unicodeScalars {
    let width = UTF8.width(scalar)
    let span = clean.text.sourceSpan(of: TextSpan(end, end + width))
    law(span.upperBound <= map.sourceCount, "every character leads into the document")
    end += width
  }
  var start = 0
  for article in clean.articles {
    law(article.span.lowerBound >= start, "articles do not overlap")
    start = article.span.upperBound
    law(start <= end, "articles lie in the clean text")
  }
  if cleaner.rules.isEmpty { law(map.isIdentity, "no rules change nothing") }
  _ = clean.title
}
