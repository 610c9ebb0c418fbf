internal import Dictionaries

/// What finds and ranks slogans, as it is compiled into the binary.
package enum BundledSlogans {
  /// Mottos and patterns with `_` for slots, in Simplified characters.
  package static let lexicon: [String] = {
    String(decoding: bytes(hantext_slogans()), as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map(String.init)
  }()

  /// The weights of the ranker, in their text form.
  package static var weights: [UInt8] { bytes(hantext_slogan_weights()) }

  private static func bytes(_ data: hantext_bytes) -> [UInt8] {
    // The bytes are static and immutable; the buffer is read within this call only.
    Array(UnsafeBufferPointer(start: data.bytes, count: data.count))
  }
}
