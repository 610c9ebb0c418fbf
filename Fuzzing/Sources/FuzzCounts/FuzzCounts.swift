import Foundation
import FuzzSupport
import HanStatistics
import HanText

private let path =
  NSTemporaryDirectory() + "hantext-fuzz-\(ProcessInfo.processInfo.processIdentifier).counts"

/// Any file of counts: an error that says what is wrong, or counts whose sum alone is the file
/// itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCounts(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput(start, count)
  let bytes = Array(input.rest)
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  } catch {
    fatalError("\(error)")
  }
  var sum: [UInt8] = []
  do {
    try CountsFile.merge([path]) { sum += $0 }
  } catch {
    law(!"\(error)".isEmpty, "an error says what is wrong")
    return 0
  }
  // Numbers may be written in more than one way; what was written once stays.
  do {
    try Data(sum).write(to: URL(fileURLWithPath: path))
    var again: [UInt8] = []
    try CountsFile.merge([path]) { again += $0 }
    law(again == sum, "the sum of one file is the file")
  } catch {
    law(false, "what merging writes can be merged: \(error)")
  }
  return 0
}
