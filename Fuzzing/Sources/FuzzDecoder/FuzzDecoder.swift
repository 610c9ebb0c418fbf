import FuzzSupport
import HanText

private let encodings: [String?] = [
  nil, "UTF-8", "GB18030", "GBK", "Big5", "UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32", "UTF-7",
  "HZ", "ISO-2022-CN", "EUC-TW", "Shift_JIS", "windows-1252", "SCSU",
]

/// Any bytes under any name: an error or text; replacing never meets malformed bytes; where
/// nothing was replaced, failing gives the same text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDecoder(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = FuzzInput(start, count)
  var encoding: String?
  let choice = input.byte()
  if choice == 255 {
    // A name of the fuzzer's own making.
    encoding = String(decoding: input.field(), as: UTF8.self)
  } else {
    encoding = encodings[Int(choice) % encodings.count]
  }
  let bytes = Array(input.rest)
  let strict = decode(bytes, encoding, .fail)
  let lenient = decode(bytes, encoding, .replace)
  if case .failure(.malformed(_, let offset)) = strict {
    law((0...bytes.count).contains(offset), "the offset \(offset) lies inside the bytes")
    if case .success(let result) = lenient {
      law(result.replacements > 0, "what fails is replaced")
    }
  }
  if case .failure(.malformed) = lenient { law(false, "replacing does not fail") }
  if case .success(let result) = strict {
    law(result.replacements == 0, "nothing is replaced where broken bytes fail")
    law(lenient == strict, "without broken bytes both ways agree")
    if result.encoding == "UTF-8" {
      let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      law(result.text.utf8.elementsEqual(bytes[mark...]), "UTF-8 is taken as it is")
    }
  }
  return 0
}

private func decode(
  _ bytes: [UInt8], _ encoding: String?, _ invalid: TextDecoder.InvalidBytes
) -> Result<TextDecoder.Result, DocumentError> {
  Result { () throws(DocumentError) in
    try TextDecoder(encoding: encoding, invalid: invalid).decode(bytes)
  }
}
