import FuzzSupport

/// Any page, and pages of the project's own marks, words and shapes, through the whole pipeline.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPageAnalysis(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  checkAnalysis(FuzzInput(start, count), as: .html)
  return 0
}
