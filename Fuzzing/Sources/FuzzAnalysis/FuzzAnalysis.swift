import FuzzSupport

/// Any text, and texts of the project's own marks, words and shapes, through the whole pipeline.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnalysis(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkAnalysis(FuzzInput(start, count), as: .text)
  return 0
}
