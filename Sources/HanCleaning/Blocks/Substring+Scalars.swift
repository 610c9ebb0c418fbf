extension Substring {
  /// The scalars, in a row to be walked back and forth. It takes half the time of asking the view
  /// of scalars for an array.
  ///
  /// - Complexity: O(*n*).
  var scalars: [Unicode.Scalar] {
    var text = self
    return text.withUTF8 { bytes in
      [Unicode.Scalar](unsafeUninitializedCapacity: bytes.count) { scalars, count in
        var index = 0
        while index < bytes.count {
          let lead = UInt32(bytes[index])
          // Valid UTF-8: all bytes of a scalar are there.
          func rest(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
          let value: UInt32
          let width: Int
          switch lead {
          case ..<0x80: (value, width) = (lead, 1)
          case ..<0xE0: (value, width) = ((lead & 0x1F) << 6 | rest(1), 2)
          case ..<0xF0: (value, width) = ((lead & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
          default:
            (value, width) = (
              (lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3), 4
            )
          }
          scalars[count] = Unicode.Scalar(value) ?? "\u{FFFD}"
          count += 1
          index += width
        }
      }
    }
  }
}
