/// One to four Chinese characters of the Basic Multilingual Plane, sixteen bits each, the first in the
/// lowest: equal keys are equal strings.
struct CandidateKey: Hashable {
  var bits: UInt64 = 0

  /// The most characters.
  static let longest = 4

  /// The number of characters.
  @inline(__always)
  var count: Int { (64 &- bits.leadingZeroBitCount &+ 15) &>> 4 }

  /// The key with another behind it; `nil` if it would be too long.
  @inline(__always)
  func appending(_ other: CandidateKey) -> CandidateKey? {
    let count = self.count
    guard count &+ other.count <= Self.longest else { return nil }
    return CandidateKey(bits: bits | other.bits &<< (UInt64(count) &* 16))
  }

  /// The code of the character at a place.
  @inline(__always)
  func code(at place: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: bits &>> (UInt64(place) &* 16))
  }

  /// The characters of a stretch of text, if it is one to four of three bytes each.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    let width = end &- start
    // Words of one and two characters, which most are, are read alike: lengths cannot be foretold.
    if width == 3 || width == 6, start &+ 8 <= bytes.count, let base = bytes.baseAddress {
      // All eight bytes lie inside.
      let word = UnsafeRawPointer(base + start).loadUnaligned(as: UInt64.self)
      let isPair: UInt64 = width == 6 ? 1 : 0
      let second = word &>> 24
      let isHan = Self.isLead(word) & (Self.isLead(second) | (isPair ^ 1))
      guard isHan != 0 else { return nil }
      bits = Self.code(word) | Self.code(second) &<< 16 & (0 &- isPair)
      return
    }
    guard width > 0, width <= 3 &* Self.longest else { return nil }
    var offset = start
    var shift: UInt64 = 0
    while offset < end {
      guard end &- offset >= 3, let code = Self.code(bytes, offset) else { return nil }
      bits |= UInt64(code) &<< shift
      shift &+= 16
      offset &+= 3
    }
  }

  /// 1 if the lowest byte begins a Chinese character of three bytes, else 0.
  @inline(__always)
  static func isLead(_ bytes: UInt64) -> UInt64 {
    // Below 7 alone, taking 7 off goes below nought.
    let distance = (bytes & 0xFF) &- 0xE3
    return (distance &- 7) &>> 63 & ~(distance &>> 63)
  }

  /// The code of the character whose three bytes are the lowest.
  @inline(__always)
  static func code(_ bytes: UInt64) -> UInt64 {
    (bytes & 0x0F) &<< 12 | bytes &>> 2 & 0xFC0 | bytes &>> 16 & 0x3F
  }

  init(bits: UInt64) { self.bits = bits }

  /// The code of the Chinese character of three bytes at an offset.
  @inline(__always)
  static func code(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt16? {
    guard offset &+ 2 < bytes.count else { return nil }
    let lead = bytes[offset]
    guard lead &- 0xE3 <= 6 else { return nil }
    return UInt16(lead & 0xF) &<< 12 | UInt16(bytes[offset &+ 1] & 0x3F) &<< 6
      | UInt16(bytes[offset &+ 2] & 0x3F)
  }

  /// The characters.
  var text: String {
    var text = ""
    for place in 0..<count {
      if let scalar = Unicode.Scalar(code(at: place)) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

/// A set of characters of the Basic Multilingual Plane.
struct CharacterSetOfPlane {
  private var bits = [UInt64](repeating: 0, count: 1024)

  init(_ text: String = "") {
    for scalar in text.unicodeScalars where scalar.value < 0x10000 { insert(UInt16(scalar.value)) }
  }

  mutating func insert(_ code: UInt16) { bits[Int(code &>> 6)] |= 1 &<< UInt64(code & 63) }

  mutating func removeAll() {
    for index in bits.indices { bits[index] = 0 }
  }

  /// Calls `body` with a bit for each of the codes.
  @inline(__always)
  func withBits<R>(_ body: (UnsafeBufferPointer<UInt64>) -> R) -> R {
    bits.withUnsafeBufferPointer(body)
  }

  @inline(__always)
  func contains(_ code: UInt16) -> Bool { bits[Int(code &>> 6)] &>> UInt64(code & 63) & 1 != 0 }
}
