extension UnsafeBufferPointer<UInt8> {
  /// The value of the scalar at an offset of valid UTF-8, and the offset behind it: all bytes of the
  /// scalar are there.
  @inline(__always)
  func scalar(at index: inout Int) -> UInt32 {
    let lead = UInt32(self[index])
    if lead < 0x80 {
      index += 1
      return lead
    }
    func rest(_ offset: Int) -> UInt32 { UInt32(self[index + offset] & 0x3F) }
    // Three bytes is what nearly all Chinese takes.
    if lead >= 0xE0, lead < 0xF0 {
      let scalar = (lead & 0x0F) << 12 | rest(1) << 6 | rest(2)
      index += 3
      return scalar
    }
    if lead < 0xE0 {
      let scalar = (lead & 0x1F) << 6 | rest(1)
      index += 2
      return scalar
    }
    let scalar = (lead & 0x07) << 18 | rest(1) << 12 | rest(2) << 6 | rest(3)
    index += 4
    return scalar
  }
}

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
          let value = bytes.scalar(at: &index)
          scalars[count] = Unicode.Scalar(value) ?? "\u{FFFD}"
          count += 1
        }
      }
    }
  }
}
