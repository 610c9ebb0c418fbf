/// Bytes that are written front to back, with room behind them so that four can be stored where
/// fewer count.
struct ByteBuffer: ~Copyable {
  private(set) var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of bytes written.
  private(set) var count = 0

  /// How much room there is behind the capacity.
  private static let slack = 16

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    start = .allocate(capacity: self.capacity + Self.slack)
  }

  deinit { start.deallocate() }

  /// The bytes; valid until the next change.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

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

  /// Where the next byte goes. Four bytes may be stored there and at any place up to
  /// ``storeLimit``; ``setEnd(_:)`` tells how far that went.
  @inline(__always)
  var end: UnsafeMutablePointer<UInt8> { start + count }

  /// The last place at which four bytes may be stored.
  @inline(__always)
  var storeLimit: UnsafeMutablePointer<UInt8> { start + capacity }

  /// Takes over what was stored behind the end.
  @inline(__always)
  mutating func setEnd(_ end: UnsafeMutablePointer<UInt8>) { count = end - start }

  /// Appends bytes.
  @inline(__always)
  mutating func append(_ bytes: UnsafePointer<UInt8>, count: Int) {
    reserve(count)
    let (source, target) = (UnsafeRawPointer(bytes), UnsafeMutableRawPointer(end))
    // Short pieces, which most are, as two that may overlap.
    switch count {
    case 8...16:
      let last = (source + (count &- 8)).loadUnaligned(as: UInt64.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt64.self), as: UInt64.self)
      (target + (count &- 8)).storeBytes(of: last, as: UInt64.self)
    case 4...7:
      let last = (source + (count &- 4)).loadUnaligned(as: UInt32.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt32.self), as: UInt32.self)
      (target + (count &- 4)).storeBytes(of: last, as: UInt32.self)
    case 2...3:
      let last = source.load(fromByteOffset: count &- 1, as: UInt8.self)
      target.storeBytes(of: source.loadUnaligned(as: UInt16.self), as: UInt16.self)
      target.storeBytes(of: last, toByteOffset: count &- 1, as: UInt8.self)
    default: end.update(from: bytes, count: count)
    }
    self.count &+= count
  }

  /// Appends the lowest `count` bytes of four, the lowest first.
  @inline(__always)
  mutating func append(_ bytes: UInt32, count: Int) {
    reserve(4)
    UnsafeMutableRawPointer(end).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    self.count &+= count
  }

  /// Drops the first bytes.
  mutating func removeFirst(_ dropped: Int) {
    guard dropped > 0 else { return }
    count -= dropped
    // The stretches may overlap, which `update` allows.
    start.update(from: start + dropped, count: count)
  }

  /// Drops all bytes and keeps the memory.
  mutating func removeAll() { count = 0 }
}
