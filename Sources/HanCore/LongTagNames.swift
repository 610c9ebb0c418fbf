import Synchronization

/// The names of tags that are too long to be packed into a number, by the order in which they came.
final class LongTagNames: Sendable {
  static let shared = LongTagNames()

  private struct Names {
    var list: [String] = []
    var numbers: [String: Int] = [:]
  }

  private static let maximumCount = 1_000_000
  private let names = Mutex(Names())

  /// The number of a name, which gets one if it has none; `nil` when there are too many.
  func number(of name: String) -> Int? {
    names.withLock { names in
      if let number = names.numbers[name] { return number }
      guard names.list.count < Self.maximumCount else { return nil }
      names.list.append(name)
      names.numbers[name] = names.list.count - 1
      return names.list.count - 1
    }
  }

  /// The name of a number.
  func name(_ number: Int) -> String {
    names.withLock { $0.list.indices.contains(number) ? $0.list[number] : "" }
  }
}
