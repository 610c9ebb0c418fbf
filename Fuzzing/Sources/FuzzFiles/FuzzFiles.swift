import Foundation
import FuzzSupport
import HanDocuments
import HanText

private let extensions = [
  "jsonl", "csv", "tsv", "srt", "vtt", "docx", "txt", "html", "md", "jsonl.gz", "txt.gz", "txt.zst",
]

private let folder: String = {
  let path = NSTemporaryDirectory() + "hantext-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    fatalError("\(error)")
  }
  return path
}()

private let loader: DocumentLoader = {
  do {
    return DocumentLoader(try TextDecoder(encoding: nil, invalid: .replace), repairs: true)
  } catch {
    fatalError("\(error)")
  }
}()

/// Any bytes as a file of any format that is read, with and without repairs of broken bytes: its
/// documents in order, or failures with a cause, and an end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFiles(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = Int(input.byte())
  let format = extensions[choice % extensions.count]
  let path = "\(folder)/input.\(format)"
  do {
    try Data(input.rest).write(to: URL(fileURLWithPath: path))
  } catch {
    fatalError("\(error)")
  }
  read(path, choice >= 128 ? .replace : .fail, limit: count + 1)
  return 0
}

private func read(_ path: String, _ invalid: TextDecoder.InvalidBytes, limit: Int) {
  guard case .found(let list) = InputWalker().walk([path], terminal: false) else {
    return law(false, "a file that is given is found")
  }
  let reader = InputReader(list, invalid: invalid)
  var ids: Set<String> = []
  var documents = 0
  while true {
    let pending = reader.next(upTo: 16)
    if pending.isEmpty { break }
    for item in pending {
      documents += 1
      law(documents <= limit, "there are no more documents than bytes")
      do {
        let source = try loader.load(try item.content())
        law(ids.insert(source.document.id).inserted, "ids are unique: \(source.document.id)")
        _ = DocumentKind(of: source.document.text)
      } catch {
        let failure = DocumentFailure(id: item.id, error: error)
        law(!failure.cause.isEmpty, "a failure has a cause")
      }
    }
  }
}
