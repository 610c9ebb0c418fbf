import HanReports

/// What tells a document's text apart from what it was or will be.
package enum DocumentDigest {
  /// The first 32 digits of SHA-256 of the text in UTF-8, of the text that ranges count in: of a file
  /// in UTF-8 they are those of `sha256sum`.
  ///
  /// - Complexity: O(*n*).
  package static func digest(of text: String) -> String {
    String(SHA256.hexadecimal(text).prefix(32))
  }
}
