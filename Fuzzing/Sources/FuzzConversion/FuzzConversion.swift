import FuzzSupport
import HanText

/// A dictionary of the user's and any text, parted by a NUL: an error that names a line, or a
/// conversion whose map covers both texts; a stream that is cut anywhere gives the same; conversion
/// by words, wherever words are said to be, covers the text as well.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConversion(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let (from, to) = (input.pick(ScriptVariant.allCases), input.pick(ScriptVariant.allCases))
  let step = Int(input.byte()) % 23 + 1
  let source = String(decoding: input.field(), as: UTF8.self)
  let custom: CustomConversions
  do {
    custom = try CustomConversions(parsing: source)
  } catch {
    let lines = source.utf8.count { $0 == 0x0A } + 1
    law((1...lines).contains(error.line ?? 0), "the error names a line")
    return 0
  }
  guard let converter = try? ScriptConverter(from: from, to: to, custom: custom) else {
    fatalError("the bundled tables can be opened")
  }
  let text = MappedText(input.text)
  let converted = converter.convert(text)
  law(converted.text == converter.convert(text.text), "maps change no text")
  law(
    converted.sourceSpan(of: converted.text.fullSpan) == text.text.fullSpan, "the map covers both")
  checkStream(converter, Array(text.text.utf8), step, Array(converted.text.utf8))
  checkWords(converter, text, step)
  return 0
}

private func checkStream(
  _ converter: ScriptConverter, _ bytes: [UInt8], _ step: Int, _ expected: [UInt8]
) {
  var stream = ConversionStream(converter)
  var result: [UInt8] = []
  var position = 0
  while position < bytes.count {
    let end = min(bytes.count, position + step)
    result += stream.convert(bytes[position..<end])
    position = end
  }
  law(result + stream.finish() == expected, "a stream gives what the whole gives")
}

private func checkWords(_ converter: ScriptConverter, _ text: MappedText, _ step: Int) {
  var words: [WordBoundaries.Word] = []
  var offset = 0
  var start = 0
  for (index, scalar) in text.text.unicodeScalars.enumerated() {
    offset += UTF8.width(scalar)
    if index % (step % 5 + 1) == 0 {
      words.append(.init(TextSpan(start, offset), index % 3 == 0 ? .person : .word))
      start = offset
    }
  }
  let conversion = converter.convert(text, words: WordBoundaries(words: words))
  let result = conversion.text
  law(result.sourceSpan(of: result.text.fullSpan) == text.text.fullSpan, "the map covers both")
  law(result.sourceForm(of: result.text.fullSpan) == text.text, "the map leads back")
  for ambiguity in conversion.ambiguities {
    law(result.text[ambiguity.target] == ambiguity.chosen, "what was chosen stands there")
  }
}
