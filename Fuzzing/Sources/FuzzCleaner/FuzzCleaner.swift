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
  checkLaws(of: cleaner, document)
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
