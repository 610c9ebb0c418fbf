import Foundation
import FuzzSupport
import HanLexicon
import HanSegmentation
import HanText

/// The bundled models, beside this package.
private let segmenter = contents(of: "segmenter.bin")
private let tagger = contents(of: "tagger.bin")

private func contents(of name: String) -> [UInt8] {
  let file = URL(fileURLWithPath: #filePath).appending(path: "../../../../Dictionaries/\(name)")
  do { return try [UInt8](Data(contentsOf: file.standardized)) } catch { fatalError("\(error)") }
}

private let text =
  "早发现、早报告：2021年11月1日，王小明在長江大桥上看见😀了COVID-19的𠮷祥物\n"
  + String(repeating: "山", count: 40)

/// Bytes made up, or a bundled model with some bytes changed: an error, or a model whose tokens
/// join to the text; never a crash. The checksum is verified for one input in eight, since hardly
/// any change would get past it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzModelContainer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let choice = input.byte()
  let verifies = choice & 0xE == 0
  do {
    switch choice & 0x81 {
    case 0: try segment(with: container(damaged(segmenter, &input), verifies), Int(choice >> 4))
    case 1: try tag(with: container(damaged(tagger, &input), verifies))
    case 0x80: try segment(with: container(Array(input.rest), verifies), 0)
    default: try tag(with: container(Array(input.rest), verifies))
    }
  } catch {
    law(!error.description.isEmpty, "an error says what is wrong")
  }
  return 0
}

private func container(
  _ bytes: [UInt8], _ verifies: Bool
) throws(ContainerError) -> ModelContainer {
  try ModelContainer(TableBytes(bytes), verifies: verifies)
}

private func segment(with container: ModelContainer, _ choice: Int) throws(ContainerError) {
  let names: [String?] = [nil, "general", "pku", "ctb", "sxu", "ud", "none"]
  let model = try SegmentationModel(container, criterion: names[choice % names.count])
  var end = 0
  for token in model.tokens(of: text, fixed: []) {
    law(token.span.lowerBound == end && !token.span.isEmpty, "tokens follow each other")
    end = token.span.upperBound
  }
  law(end == text.utf8.count, "tokens reach the end of the text")
}

private let words: TokenizedText = {
  do { return try Segmenter().segment(canonical: text) } catch { fatalError("\(error)") }
}()

private func tag(with container: ModelContainer) throws(ContainerError) {
  let tagged = try PartOfSpeechTagger(tables: container).tag(words)
  law(tagged.map(\.span) == words.map(\.span), "tags change no token")
}

/// The model with changes: each takes a section (or the table of sections), a place in it, counted
/// from its start or from its end, and a byte; then the file may be cut off.
private func damaged(_ model: [UInt8], _ input: inout FuzzInput) -> [UInt8] {
  var bytes = model
  let sections = Int(model[12]) | Int(model[13]) << 8
  func integer(_ offset: Int) -> Int {
    (0..<8).reduce(0) { $0 | Int(model[offset + $1]) << (8 * $1) }
  }
  while input.rest.count >= 6 {
    let section = Int(input.byte()) % (sections + 2)
    let place = input.number()
    let value = input.byte()
    switch section {
    case sections:
      bytes[place % (24 + 32 * sections)] = value
    case sections + 1:
      // Rarely, and only once: what comes behind would have no place.
      if value == 7 {
        bytes.removeLast(place % bytes.count)
        return bytes
      }
    default:
      let entry = 24 + 32 * section
      let (offset, length) = (integer(entry + 16), integer(entry + 24))
      guard length > 0 else { continue }
      let distance = place >> 1 % length
      bytes[offset + (place & 1 == 0 ? distance : length - 1 - distance)] = value
    }
  }
  return bytes
}
