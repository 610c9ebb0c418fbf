/// An encoding that some bytes may be in.
package struct EncodingCandidate: Hashable, Sendable {
  /// ICU's name of the encoding, such as "GB18030". ``Converter`` takes it, but for some names
  /// of Arabic and Hebrew encodings that end with a direction ("IBM424_rtl").
  package let name: String

  /// How well the bytes fit, 0...100; below some 20 the guess says little.
  package let confidence: Int

  /// The language the encoding or the bytes suggest, an ISO code such as "zh"; `nil` if they
  /// suggest none.
  package let language: String?
}
