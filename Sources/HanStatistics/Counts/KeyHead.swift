import Foundation

/// The first sixteen bytes of a key as two numbers that compare as the bytes do; a shorter key is
/// filled up with zeros.
///
/// Most keys differ there, so that they are told apart without a look at their bytes.
struct KeyHead: Equatable, Sendable {
  let first: UInt64
  let second: UInt64

  /// How many bytes a head has.
  static let width = 16

  /// The head of a key.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    first = Self.word(bytes, from: 0)
    second = Self.word(bytes, from: 8)
  }

  /// The head of a key behind which more bytes may be read.
  ///
  /// - Parameter readable: How many bytes may be read from where the key begins, no fewer than it has.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, readable: Int) {
    guard readable >= Self.width, let base = bytes.baseAddress else {
      self.init(bytes)
      return
    }
    // Sixteen bytes lie there; those behind the key are blotted out.
    let start = UnsafeRawPointer(base)
    self.init(
      first: UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)) & Self.mask(bytes.count),
      second: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        & Self.mask(bytes.count &- 8))
  }

  private init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// Ones for the first bytes of a number.
  @inline(__always)
  private static func mask(_ bytes: Int) -> UInt64 {
    // A shift by all bits or more gives 0.
    bytes <= 0 ? 0 : ~(UInt64.max >> UInt64(8 &* bytes))
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
    if bytes.count &- start >= 8, let base = bytes.baseAddress {
      // Eight bytes from `start` lie in the buffer.
      return UInt64(
        bigEndian: UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self))
    }
    var word: UInt64 = 0
    var shift: UInt64 = 56
    var index = start
    while index < bytes.count {
      word |= UInt64(bytes[index]) &<< shift
      shift &-= 8
      index &+= 1
    }
    return word
  }

  /// Calls `body` with the first bytes of the key, sixteen at most.
  func withBytes<R>(
    _ count: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    try withUnsafeBytes(of: (first.bigEndian, second.bigEndian)) { bytes in
      try bytes.withMemoryRebound(to: UInt8.self) { bytes in
        try body(UnsafeBufferPointer(rebasing: bytes[..<min(count, Self.width)]))
      }
    }
  }

  /// Negative where the first of two keys with equal heads comes first, 0 where both are the same.
  static func order(
    _ bytes: UnsafeBufferPointer<UInt8>, _ others: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(bytes.count, others.count)
    if common > width, let base = bytes.baseAddress, let other = others.baseAddress {
      let order = memcmp(base + width, other + width, common - width)
      if order != 0 { return Int(order) }
    }
    return bytes.count - others.count
  }

  /// A hash of the whole key: products of 64 by 64 bits, folded (the method of wyhash).
  func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = Self.fold(
      first ^ 0xA076_1D64_78BD_642F ^ UInt64(bytes.count), second ^ 0xE703_7ED1_A0B4_28DB)
    var start = 16
    while start < bytes.count {
      hash = Self.fold(
        hash ^ Self.word(bytes, from: start),
        Self.word(bytes, from: start &+ 8) ^ 0x8EBC_6AF0_9C88_C6E3)
      start &+= 16
    }
    return Self.fold(hash ^ 0x5899_65CC_7537_4CC3, 0x9E37_79B9_7F4A_7C15)
  }

  /// A number whose bits all depend on all of another's.
  @inline(__always)
  static func mixed(_ number: UInt64) -> UInt64 {
    fold(number ^ 0xA076_1D64_78BD_642F, 0x9E37_79B9_7F4A_7C15)
  }

  private static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
