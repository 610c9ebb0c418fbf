import FuzzSupport
import HanText

private let cleaners = [
  Cleaner(Cleaner.webPage), Cleaner([Markup()]), Cleaner(Cleaner.webPage).without(["markup"]),
  Cleaner(Cleaner.markdown), Cleaner([Markdown()]),
]

/// Any text as a page with markup or as Markdown: the map covers both texts, every character leads
/// to its place, what was removed lies in the page and was not kept, articles lie in the clean text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPages(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let cleaner = input.pick(cleaners)
  checkLaws(of: cleaner, Document(id: "fuzz", text: input.text))
  return 0
}
