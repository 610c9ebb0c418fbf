/// What a `style` attribute says about being shown.
enum HidingStyle {
  private static let declarations = ["display:none", "visibility:hidden"].map { Array($0.utf8) }

  /// Whether a declaration hides the element; blanks and capitals make no difference.
  ///
  /// - Parameter style: Terminated by zero.
  /// - Complexity: O(*n*).
  static func hides(_ style: UnsafePointer<UInt8>) -> Bool {
    declarations.contains { declaration in
      // No declaration begins again inside itself, so a mismatch can only be a new beginning.
      var matched = 0
      var index = 0
      while style[index] != 0 {
        var byte = style[index]
        index += 1
        if byte <= 0x20 { continue }
        if byte >= 0x41, byte <= 0x5A { byte |= 0x20 }
        if byte == declaration[matched] {
          matched += 1
          if matched == declaration.count { return true }
        } else {
          matched = byte == declaration[0] ? 1 : 0
        }
      }
      return false
    }
  }
}
