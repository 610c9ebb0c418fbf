internal import CProcess
internal import Foundation

/// Breaks the analysis of one document on purpose, for the tests of what happens then.
///
/// `HANTEXT_TEST_FAULT=KIND:ID` in the environment, where `KIND` is `trap`, `overflow`, `hang` or
/// `allocate`.
struct FaultHook: Sendable {
  enum Kind: String {
    case trap, overflow, hang, allocate
  }

  private static let wanted: (kind: Kind, id: String)? = {
    guard let value = ProcessInfo.processInfo.environment["HANTEXT_TEST_FAULT"],
      let colon = value.firstIndex(of: ":"), let kind = Kind(rawValue: String(value[..<colon]))
    else { return nil }
    return (kind, String(value[value.index(after: colon)...]))
  }()

  /// Breaks down if `id` is the document that is to.
  static func strike(_ id: String) {
    guard let wanted, wanted.id == id else { return }
    switch wanted.kind {
    case .trap: fault_trap()
    case .overflow: fault_overflow()
    case .hang: fault_hang()
    case .allocate:
      // Untouched, so that no memory is taken from others.
      while true { _ = UnsafeMutableRawPointer.allocate(byteCount: 1 << 30, alignment: 16) }
    }
  }
}
