internal import CICUShim

/// A count as ICU wants it.
///
/// - Precondition: At most `Int32.max`.
func int32(_ count: Int) -> Int32 {
  precondition(count <= Int32.max, "ICU takes at most \(Int32.max) units at once: use pieces")
  return Int32(truncatingIfNeeded: count)
}

/// Calls `fill` with larger and larger buffers until the result fits.
///
/// - Parameters:
///   - capacity: The capacity to try first.
///   - fill: A call of the shim; it stores the length it wrote, or the capacity it needs.
/// - Returns: The code of the last call, and what it wrote, in an array of just that size.
func growing<Element: BitwiseCopyable>(
  capacity: Int,
  _ fill: (UnsafeMutablePointer<Element>?, Int32, UnsafeMutablePointer<Int32>) -> Int32
) -> (code: Int32, result: [Element]) {
  var capacity = Int32(clamping: max(capacity, 1))
  while true {
    var length: Int32 = 0
    var code: Int32 = 0
    let result = withUnsafeTemporaryAllocation(of: Element.self, capacity: Int(capacity)) {
      buffer -> [Element] in
      code = fill(buffer.baseAddress, capacity, &length)
      return code == 0 ? Array(buffer[..<Int(length)]) : []
    }
    // A need that does not grow would never end.
    guard hanicu_is_overflow(code), length > capacity else { return (code, result) }
    capacity = length
  }
}

/// A string from UTF-16 units; a lone surrogate becomes U+FFFD.
///
/// Many times as fast as `String(decoding:as:)`, which goes unit by unit.
///
/// - Complexity: O(*n*) in the number of units.
func string(utf16 units: [UInt16]) -> String {
  let count = int32(units.count)
  let (code, utf8) = growing(capacity: units.count * 3) { buffer, capacity, length in
    units.withUnsafeBufferPointer {
      hanicu_utf8_from_utf16($0.baseAddress, count, buffer, capacity, length)
    }
  }
  ICUError.require(code, "write text of \(count) units as UTF-8")
  return String(decoding: utf8, as: UTF8.self)
}

/// Calls `body` with the bytes in one piece of memory, copying them if they are scattered.
func withContiguousBytes<Result>(
  _ bytes: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  if let result = bytes.withContiguousStorageIfAvailable(body) { return result }
  return Array(bytes).withUnsafeBufferPointer(body)
}
