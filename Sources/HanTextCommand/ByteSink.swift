/// Bytes that many small pieces are written to, one behind the other.
///
/// Room is made once for a record, by ``reserve(_:)``; what is appended then must fit. Small pieces are
/// stored as blocks of a fixed size, of which the first bytes count.
struct ByteSink: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  private(set) var count = 0

  /// How much room there is behind the capacity: a block may be stored where a byte would fit.
  private static let slack = Snippet.size

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    start = .allocate(capacity: self.capacity + Self.slack)
  }

  deinit { start.deallocate() }

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
    start.deallocate()
    (start, capacity) = (copy, larger)
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

  /// Appends a number in decimal digits; it takes up to twenty bytes.
  mutating func appendDecimal(_ number: Int) {
    assert(number >= 0 && count + 20 <= capacity)
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
