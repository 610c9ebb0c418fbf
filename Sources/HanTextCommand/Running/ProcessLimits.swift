internal import CProcess

/// What the command needs of the system, looked at before it begins: the limits that `ulimit` sets
/// make calls fail deep inside, where nothing can be said any more.
enum ProcessLimits {
  /// The descriptors a run takes at most, beside those of workers.
  private static let descriptors: Int32 = 24
  /// The address space a run takes at least, in bytes.
  private static let addressSpace: UInt64 = 512 << 20

  /// As many workers as there are descriptors for, at most `jobs` and at least one.
  static func workers(_ jobs: Int) -> Int {
    let wanted = Int32(jobs) + descriptors
    return max(1, Int(descriptors_available(wanted) - descriptors))
  }

  /// - Throws: ``LimitError`` if there is too little of something.
  static func check() throws(LimitError) {
    let available = descriptors_available(descriptors)
    guard available == descriptors else { throw .descriptors(available) }
    let left = address_space_left()
    guard left >= addressSpace else { throw .addressSpace(left) }
  }
}

/// What there is too little of.
enum LimitError: Error, Hashable, Sendable {
  /// So many more files can be open.
  case descriptors(Int32)
  /// So many bytes of address space are left.
  case addressSpace(UInt64)
}

extension LimitError: CustomStringConvertible {
  var description: String {
    switch self {
    case .descriptors(let count):
      "only \(count) more files can be open at a time, which is too few; raise the limit, as with "
        + "'ulimit -n 256'"
    case .addressSpace(let bytes):
      "only \(bytes >> 20) MiB of address space are left, which is too little; raise the limit, as "
        + "with 'ulimit -v unlimited'"
    }
  }
}
