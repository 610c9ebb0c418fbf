import Foundation
import Testing

/// Expected values of measures, from `reference.json`: computed with sixty digits, checked against
/// other programs, with examples of publications.
struct ReferenceValues {
  let root: [String: Any]

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("reference.json")
    root = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  /// A list of tables, by its path through the file.
  func tables(_ path: String...) throws -> [[String: Any]] {
    try #require(try value(path) as? [[String: Any]])
  }

  /// Whatever stands at that path.
  func value(_ path: [String]) throws -> Any {
    var value: Any = root
    for key in path { value = try #require((value as? [String: Any])?[key], "\(key)") }
    return value
  }
}

/// Whether a value is the expected one, to 1e-9 of it: `null` is `nil`, `"Infinity"` is infinite.
func agrees(_ value: Double?, _ expected: Any?, tolerance: Double = 1e-9) -> Bool {
  switch expected {
  case let text as String: return text == "Infinity" ? value == .infinity : value == -.infinity
  case let number as NSNumber:
    guard let value else { return false }
    let expected = number.doubleValue
    return value == expected || abs(value - expected) <= tolerance * max(abs(expected), 1e-3)
  default: return value == nil
  }
}

extension [String: Any] {
  /// A whole number of the table.
  func count(_ key: String) throws -> Int { try #require(self[key] as? Int, "\(key)") }
}
