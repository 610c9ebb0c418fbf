extension String {
  /// A string of bytes that are known to be valid UTF-8; bytes that are not are undefined behaviour.
  ///
  /// - Complexity: O(*n*), one copy.
  package init(validUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    // Macs before 26 lack the initializer that trusts its caller.
    #if compiler(>=6.2) && !canImport(Darwin)
      self.init(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
    #else
      self.init(decoding: bytes, as: UTF8.self)
    #endif
  }
}
