import HanCore
import HanICU

/// Makes UTF-8 of a text that arrives in pieces, in bounded memory, whatever its encoding.
///
/// The encoding is told from the first bytes that say something, at most
/// ``EncodingGuess/sampleSize`` of them. Text that is UTF-8 comes out byte for byte, its validity
/// unchecked, so that broken places can be named in the source.
package struct StreamDecoder {
  private enum State {
    case undecided
    case utf8
    case other(Converter, start: Int)
  }

  private let decoder: TextDecoder
  private let sampleSize: Int
  private var state = State.undecided
  private var held: [UInt8] = []
  private var passed = 0
  /// The length of the byte-order mark.
  package private(set) var markLength = 0
  /// How many broken sequences became U+FFFD so far.
  package private(set) var replacements = 0

  /// - Parameters:
  ///   - decoder: Says the encoding, if it is known, and what becomes of invalid bytes.
  ///   - isInteractive: Whether each piece has to be answered, so that the first one decides.
  package init(_ decoder: TextDecoder, isInteractive: Bool = false) {
    self.decoder = decoder
    sampleSize = isInteractive ? 1 : EncodingGuess.sampleSize
  }

  /// The UTF-8 that the next bytes add.
  ///
  /// - Throws: `DocumentError`, with the byte of the whole text.
  package mutating func push(_ bytes: [UInt8], atEnd: Bool) throws(DocumentError) -> [UInt8] {
    switch state {
    case .utf8: return bytes
    case .other(let converter, let start):
      return try decode(bytes, with: converter, start: start, atEnd: atEnd)
    case .undecided: return try pushUndecided(bytes, atEnd: atEnd)
    }
  }

  private mutating func pushUndecided(
    _ bytes: [UInt8], atEnd: Bool
  ) throws(DocumentError) -> [UInt8] {
    if held.isEmpty { held = bytes } else { held += bytes }
    if !atEnd, decoder.encoding == nil, held.count >= min(4096, sampleSize),
      EncodingGuess.isSilent(held)
    {
      defer { held = [] }
      passed += held.count
      return held
    }
    guard atEnd || held.count >= sampleSize else { return [] }
    let text = held
    held = []
    let (name, length) = try decoder.recognize(text)
    markLength = length
    let rest = length == 0 ? text : Array(text[length...])
    if Converter.canonicalName(of: name) == "UTF-8" {
      state = .utf8
      return rest
    }
    guard let converter = try? Converter(name) else { throw .unknownEncoding(name) }
    state = .other(converter, start: passed + length)
    return try decode(rest, with: converter, start: passed + length, atEnd: atEnd)
  }

  private mutating func decode(
    _ bytes: [UInt8], with converter: Converter, start: Int, atEnd: Bool
  ) throws(DocumentError) -> [UInt8] {
    do throws(ICUError) {
      let text = try converter.decode(
        bytes, flush: atEnd, invalid: decoder.invalid == .fail ? .fail : .replace)
      replacements = converter.replacementCount
      return Array(text.utf8)
    } catch {
      throw .malformed(encoding: converter.name, byteOffset: start + (error.offset ?? 0))
    }
  }
}
