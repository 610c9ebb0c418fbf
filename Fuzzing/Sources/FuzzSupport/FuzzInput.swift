/// The bytes libFuzzer made up, taken piece by piece.
public struct FuzzInput {
  /// The bytes that were not taken yet.
  public private(set) var rest: ArraySlice<UInt8>

  /// Creates an input from what libFuzzer hands over.
  public init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
    rest = Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))[...]
  }

  /// The next byte; 0 at the end.
  public mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

  /// The next four bytes as a number, little endian.
  public mutating func number() -> Int { (0..<4).reduce(0) { $0 | Int(byte()) << (8 * $1) } }

  /// One of some values, by the next byte.
  public mutating func pick<T>(_ values: [T]) -> T { values[Int(byte()) % values.count] }

  /// The bytes up to the next NUL, which is taken too; all that is left when there is none.
  public mutating func field() -> ArraySlice<UInt8> {
    let field = rest.prefix { $0 != 0 }
    rest = rest.dropFirst(field.count + 1)
    return field
  }

  /// What is left as text; broken sequences become U+FFFD.
  public var text: String { String(decoding: rest, as: UTF8.self) }
}

/// Ends the process when a law does not hold, which libFuzzer takes for a crash.
public func law(_ holds: Bool, _ name: @autoclosure () -> String) {
  if !holds { fatalError("broken law: \(name())") }
}
