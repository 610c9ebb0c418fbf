public import HanCore
import HanICU

/// Decodes bytes of any supported encoding: UTF-8 and UTF-16 with or without a byte-order mark,
/// GB18030 (and so GBK and GB 2312), Big5, and by name whatever ICU knows.
public struct TextDecoder: Sendable {
  /// What to do with bytes that are not valid in their encoding.
  public enum InvalidBytes: String, Hashable, Sendable, CaseIterable {
    /// The document fails.
    case fail
    /// Each broken sequence becomes U+FFFD.
    case replace
  }

  /// Decoded text.
  public struct Result: Hashable, Sendable {
    /// The text, without a byte-order mark.
    public var text: String
    /// The name of the encoding.
    public var encoding: String
    /// How many broken sequences were replaced.
    public var replacements: Int
  }

  /// The name of the encoding, or `nil` to tell it from the bytes.
  public let encoding: String?
  /// What to do with invalid bytes.
  public let invalid: InvalidBytes

  /// Creates a decoder.
  ///
  /// - Throws: ``DocumentError/unknownEncoding(_:)`` when ICU knows no encoding of that name.
  public init(encoding: String? = nil, invalid: InvalidBytes = .fail) throws(DocumentError) {
    if let encoding, !Self.knows(encoding) { throw .unknownEncoding(encoding) }
    self.encoding = encoding
    self.invalid = invalid
  }

  /// Whether an encoding has that name, or that alias, in any case of letters.
  package static func knows(_ encoding: String) -> Bool { Converter.isKnown(encoding) }

  /// Decodes a whole text.
  ///
  /// - Throws: ``DocumentError/malformed(encoding:byteOffset:)`` or
  ///   ``DocumentError/unrecognized(guess:)``.
  /// - Complexity: O(*n*).
  public func decode(_ bytes: [UInt8]) throws(DocumentError) -> Result {
    let (name, markLength) = try recognize(bytes)
    if name == "UTF-8",
      let text = UTF8Text.string(of: markLength == 0 ? bytes : Array(bytes[markLength...]))
    {
      return Result(text: text, encoding: name, replacements: 0)
    }
    do {
      let converter = try Converter(name)
      var text = try converter.decode(
        bytes[markLength...], flush: true, invalid: invalid == .fail ? .fail : .replace)
      // Converters of named encodings keep a mark they meet.
      if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
      text.makeContiguousUTF8()
      return Result(text: text, encoding: name, replacements: converter.replacementCount)
    } catch {
      guard let offset = error.offset else { throw .unknownEncoding(name) }
      throw .malformed(encoding: name, byteOffset: markLength + offset)
    }
  }

  /// The encoding of the bytes and the length of their byte-order mark: the one that was named,
  /// else what the bytes look like.
  ///
  /// - Throws: ``DocumentError/unrecognized(guess:)``.
  package func recognize(
    _ bytes: [UInt8]
  ) throws(DocumentError) -> (name: String, markLength: Int) {
    let guess = EncodingGuess(bytes)
    if let encoding {
      // A mark that fits the named encoding is still no text.
      if case .encoding(let name, let length) = guess, length > 0,
        Converter.canonicalName(of: encoding).map({ name.hasPrefix($0) || $0.hasPrefix(name) })
          ?? false
      {
        return (name, length)
      }
      return (encoding, 0)
    }
    switch guess {
    case .encoding(let name, let length): return (name, length)
    case .none:
      let best = (try? EncodingDetector().candidates(for: bytes))?.first
      throw .unrecognized(
        guess: best.flatMap {
          // That rests on a mark alone, which was looked at before.
          $0.confidence >= 30 && !$0.name.hasPrefix("UTF-") ? $0.name : nil
        })
    }
  }
}

extension Document {
  /// Creates a document from bytes.
  ///
  /// - Parameters:
  ///   - id: What names the document in results.
  ///   - bytes: The document's bytes.
  ///   - encoding: The name of their encoding; `nil` tells it from the bytes.
  /// - Throws: `DocumentError` when the bytes are not valid text.
  /// - Complexity: O(*n*).
  public init(
    id: String, bytes: some Collection<UInt8>, encoding: String? = nil
  ) throws(DocumentError) {
    let decoded = try TextDecoder(encoding: encoding).decode(Array(bytes))
    self.init(id: id, text: decoded.text, encoding: decoded.encoding)
  }
}
