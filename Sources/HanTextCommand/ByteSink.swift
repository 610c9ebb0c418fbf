/// Bytes that many small pieces are written to, one behind the other.
///
/// Room is made once for a record, by ``reserve(_:)``; what is appended then must fit. Small pieces are
/// stored as blocks of a fixed size, of which the first bytes count.
struct ByteSink: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// Whether the memory is the sink's own.
  private(set) var isOwned: Bool
  /// The number of bytes written.
  private(set) var count = 0

  /// How much room there is behind the capacity: a block may be stored where a byte would fit.
  private static let slack = Snippet.size

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    start = .allocate(capacity: self.capacity + Self.slack)
    isOwned = true
  }

  /// A sink that writes to memory of somebody else's while there is room, then to its own.
  ///
  /// - Precondition: The memory is there as long as the sink.
  init(region: UnsafeMutableRawBufferPointer) {
    if let first = region.baseAddress, region.count >= 64 + Self.slack {
      start = first.bindMemory(to: UInt8.self, capacity: region.count)
      capacity = region.count - Self.slack
      isOwned = false
    } else {
      capacity = 64
      start = .allocate(capacity: 64 + Self.slack)
      isOwned = true
    }
  }

  deinit { if isOwned { start.deallocate() } }

  /// The bytes written.
  var bytes: [UInt8] { [UInt8](UnsafeBufferPointer(start: start, count: count)) }

  /// Makes room for `more` bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(count + more, capacity + capacity / 2)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.slack)
    copy.update(from: start, count: count)
    if isOwned { start.deallocate() }
    (start, capacity, isOwned) = (copy, larger, true)
  }

  /// Appends bytes, for which room is made.
  mutating func append(contentsOf bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { bytes in
      reserve(bytes.count)
      append(bytes, readable: bytes.count)
    }
    if isDone != nil { return }
    for byte in bytes {
      reserve(1)
      append(byte)
    }
  }

  /// Appends what `body` stores from an address on, for which room is made.
  ///
  /// - Parameters:
  ///   - most: The most bytes that count; ``Snippet/size`` more may be stored behind them.
  ///   - body: Gives the address behind the last byte that counts.
  @inline(__always)
  mutating func append(
    atMost most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    reserve(most)
    let end = body(start + count)
    assert(end >= start + count && end <= start + count + most)
    count = end - start
  }

  // What follows asks for room that was reserved; a caller that forgot is stopped in debug builds.

  /// Appends a byte.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    assert(count < capacity)
    start[count] = byte
    count &+= 1
  }

  /// Appends a short piece of text.
  @inline(__always)
  mutating func append(_ snippet: Snippet) {
    assert(count + snippet.count <= capacity)
    UnsafeMutableRawPointer(start + count).storeBytes(of: snippet.bytes, as: Snippet.Bytes.self)
    count &+= snippet.count
  }

  /// Appends bytes.
  ///
  /// - Parameter readable: How many bytes may be read from where they begin, no fewer than there are.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, readable: Int) {
    assert(count + bytes.count <= capacity && bytes.count <= readable)
    guard let first = bytes.baseAddress else { return }
    if bytes.count <= 16, readable >= 16 {
      let block = UnsafeRawPointer(first).loadUnaligned(as: SIMD16<UInt8>.self)
      UnsafeMutableRawPointer(start + count).storeBytes(of: block, as: SIMD16<UInt8>.self)
    } else {
      (start + count).update(from: first, count: bytes.count)
    }
    count &+= bytes.count
  }

  /// Appends the lowest bytes of four, the lowest first.
  @inline(__always)
  mutating func append(letters bytes: UInt32, count more: Int) {
    assert(count + more <= capacity)
    UnsafeMutableRawPointer(start + count).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    count &+= more
  }

  /// Appends the decimal digits of a number.
  @inline(__always)
  mutating func append(_ digits: DecimalDigits) {
    assert(count + digits.count <= capacity)
    UnsafeMutableRawPointer(start + count).storeBytes(
      of: digits.bytes.littleEndian, as: UInt64.self)
    count &+= digits.count
  }

  /// Appends a number in decimal digits; it takes up to twenty bytes.
  mutating func appendDecimal(_ number: Int) {
    assert(number >= 0 && count + 20 <= capacity)
    if let digits = DecimalDigits(number) {
      append(digits)
      return
    }
    var length = 1
    var bound = 10
    while length < 19, number >= bound {
      length &+= 1
      bound &*= 10
    }
    var place = count &+ length
    var rest = UInt(bitPattern: number)
    count = place
    repeat {
      place &-= 1
      let tens = rest / 10
      start[place] = 0x30 | UInt8(truncatingIfNeeded: rest &- tens &* 10)
      rest = tens
    } while rest > 0
  }
}

/// The decimal digits of a number below 100,000,000.
struct DecimalDigits: Sendable {
  /// ASCII, the first digit in the lowest byte.
  let bytes: UInt64
  let count: Int

  /// - Returns: `nil` for other numbers.
  @inline(__always)
  init?(_ number: Int) {
    guard UInt(bitPattern: number) < 100_000_000 else { return nil }
    let number = UInt32(truncatingIfNeeded: number)
    let high = number / 10_000
    // Two numbers of four digits, then four of two, then eight of one: products stay in their lanes.
    var lanes = UInt64(high) | UInt64(number &- high &* 10_000) &<< 32
    let hundreds = (lanes &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    lanes = hundreds | (lanes &- hundreds &* 100) &<< 16
    let tens = (lanes &* 103) &>> 10 & 0x000F_000F_000F_000F
    lanes = tens | (lanes &- tens &* 10) &<< 8
    let zeros = min(7, lanes.trailingZeroBitCount &>> 3)
    bytes = (lanes | 0x3030_3030_3030_3030) &>> UInt64(truncatingIfNeeded: zeros &<< 3)
    count = 8 &- zeros
  }
}

/// A piece of text of up to 32 bytes that is written often.
struct Snippet: Sendable {
  typealias Bytes = SIMD32<UInt8>

  /// The most bytes.
  static let size = Bytes.scalarCount

  let bytes: Bytes
  let count: Int

  /// - Precondition: the text has at most ``size`` bytes.
  init(_ text: String) {
    precondition(text.utf8.count <= Self.size, "a snippet is short")
    var bytes = Bytes()
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
    self.bytes = bytes
    count = text.utf8.count
  }
}
