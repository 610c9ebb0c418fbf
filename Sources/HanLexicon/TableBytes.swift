import Foundation

/// Immutable bytes that are shared without copying: embedded in the binary, mapped from a file,
/// or owned.
package struct TableBytes: @unchecked Sendable {
  // Sendable: the bytes are never written after creation, and `owner` keeps them alive.
  @usableFromInline let base: UnsafeRawPointer
  /// The number of bytes.
  package let count: Int
  private let owner: AnyObject?

  /// Bytes that live as long as the process.
  package init(static base: UnsafeRawPointer, count: Int) {
    self.base = base
    self.count = count
    owner = nil
  }

  /// A copy of `bytes`, aligned to 64 bytes.
  package init(_ bytes: [UInt8]) {
    let copy = AlignedCopy(bytes)
    base = UnsafeRawPointer(copy.pointer)
    count = bytes.count
    owner = copy
  }

  private init(base: UnsafeRawPointer, count: Int, owner: AnyObject?) {
    self.base = base
    self.count = count
    self.owner = owner
  }

  /// The bytes of a file, mapped.
  ///
  /// - Throws: What reading the file throws.
  package init(contentsOf path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped) as NSData
    // An NSData's bytes do not move while it lives; `owner` keeps it alive.
    base = data.bytes
    count = data.length
    owner = data
  }

  /// The byte at an offset.
  package subscript(offset: Int) -> UInt8 {
    precondition((0..<count).contains(offset), "outside of the table")
    return base.load(fromByteOffset: offset, as: UInt8.self)
  }

  /// An unsigned integer of 4 or 8 bytes, little endian.
  package func integer(at offset: Int, size: Int) -> UInt64 {
    (0..<size).reduce(0) { $0 | UInt64(self[offset + $1]) << UInt64(8 * $1) }
  }

  /// A part of the bytes.
  package func slice(_ range: Range<Int>) -> TableBytes {
    precondition(0 <= range.lowerBound && range.upperBound <= count, "outside of the table")
    return TableBytes(base: base + range.lowerBound, count: range.count, owner: owner)
  }

  /// A checksum of the bytes from an offset on: FNV-1a over little-endian words of eight bytes in
  /// four lanes, then the rest byte by byte.
  package func checksum(from offset: Int) -> UInt64 {
    let prime: UInt64 = 0x100_0000_01b3
    var lanes = SIMD4<UInt64>(repeating: 0xcbf2_9ce4_8422_2325) &+ SIMD4(0, 1, 2, 3)
    var position = offset
    while position + 32 <= count {
      let words = base.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ words) &* SIMD4(repeating: prime)
      position += 32
    }
    var sum = (0..<4).reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ lanes[$1]) &* prime }
    while position < count {
      sum = (sum ^ UInt64(self[position])) &* prime
      position += 1
    }
    return sum
  }

  /// Calls `body` with the bytes as integers of a type.
  ///
  /// - Precondition: the bytes are aligned for the type; sections of a ``ModelContainer`` are.
  package func withIntegers<T: FixedWidthInteger, R>(
    of type: T.Type, _ body: (UnsafeBufferPointer<T>) -> R
  ) -> R {
    withExtendedLifetime(owner) { body(integers(of: type)) }
  }

  /// The bytes as integers of a type; valid as long as this value, or a copy of it, lives.
  @inlinable
  package func integers<T: FixedWidthInteger>(of type: T.Type) -> UnsafeBufferPointer<T> {
    precondition(Int(bitPattern: base) % MemoryLayout<T>.alignment == 0, "not aligned")
    return UnsafeBufferPointer(
      start: base.assumingMemoryBound(to: type), count: count / MemoryLayout<T>.stride)
  }

  /// Owned memory with the alignment of sections.
  private final class AlignedCopy {
    let pointer: UnsafeMutableRawPointer

    init(_ bytes: [UInt8]) {
      pointer = .allocate(byteCount: max(1, bytes.count), alignment: ModelContainer.alignment)
      bytes.withUnsafeBytes {
        if let start = $0.baseAddress { pointer.copyMemory(from: start, byteCount: $0.count) }
      }
    }

    deinit { pointer.deallocate() }
  }
}
