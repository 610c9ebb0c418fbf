internal import CICUShim

/// The versions that decide what ICU does with a text.
package enum ICUVersion {
  /// The library's, such as "72.1".
  package static var library: String { text(hanicu_version) }

  /// That of Unicode, such as "15.0".
  package static var unicode: String { text(hanicu_unicode_version) }

  private static func text(_ read: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(HANICU_VERSION_CAPACITY)) {
      buffer in
      guard let start = buffer.baseAddress else { return "" }
      buffer.initialize(repeating: 0)
      read(start)
      return String(cString: start)
    }
  }
}
