import FuzzSupport
import HanText

private let converters: [ScriptConverter] = {
  do {
    return try [ScriptConverter(to: .simplified), ScriptConverter(to: .traditional)]
  } catch {
    fatalError("\(error)")
  }
}()

/// Any text: the map covers both texts, and every character leads to its source.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzScripts(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  let converter = input.pick(converters)
  let source = MappedText(input.text)
  let result = converter.convert(source)
  law(result.source == source.text, "the source is the text")
  law(result.sourceSpan(of: result.text.fullSpan) == source.text.fullSpan, "the map covers both")
  var end = 0
  var offset = 0
  for scalar in result.text.unicodeScalars {
    let next = offset + UTF8.width(scalar)
    let span = result.sourceSpan(of: TextSpan(offset, next))
    law(!span.isEmpty && span.lowerBound <= end, "no character of the source is skipped")
    end = max(end, span.upperBound)
    offset = next
  }
  law(converter.convert(result.text) == converter.convert(result).text, "maps change no text")
  return 0
}
