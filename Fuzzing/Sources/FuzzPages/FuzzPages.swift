import FuzzSupport
import HanText

private let cleaners = [
  Cleaner(Cleaner.webPage), Cleaner([Markup()]), Cleaner(Cleaner.webPage).without(["markup"]),
]

/// Any text as a page with markup: the map covers both texts, what was removed lies in the page,
/// articles lie in the clean text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPages(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let cleaner = input.pick(cleaners)
  checkLaws(of: cleaner, Document(id: "fuzz", text: input.text))
  return 0
}
