import Foundation

/// As much of JSON Schema as the published schemas use: types, members, items, lists of values.
public struct JSONSchema {
  private let schema: [String: Any]

  /// Reads a published schema by its name.
  public init(named name: String) throws {
    let folder = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appendingPathComponent("Schemas/\(name).schema.json")
    let value = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
    schema = value as? [String: Any] ?? [:]
  }

  /// What in a JSON text does not fit, by its path; empty when all does.
  public func faults(in text: some Sequence<UInt8>) throws -> [String] {
    let value = try JSONSerialization.jsonObject(
      with: Data(text), options: .fragmentsAllowed)
    return Self.faults(value, schema, "")
  }

  private static func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    if let types = schema["type"] as? [String] {
      if !types.contains(where: { matches(value, $0) }) { return ["\(path): not \(types)"] }
    } else if let type = schema["type"] as? String, !matches(value, type) {
      return ["\(path): not \(type)"]
    }
    if let values = schema["enum"] as? [String], !values.contains(value as? String ?? "") {
      return ["\(path): not one of \(values)"]
    }
    if let list = value as? [Any] {
      if let least = schema["minItems"] as? Int, list.count < least {
        return ["\(path): too short"]
      }
      if let most = schema["maxItems"] as? Int, list.count > most { return ["\(path): too long"] }
      guard let items = schema["items"] as? [String: Any] else { return [] }
      return list.enumerated().flatMap { faults($1, items, "\(path)[\($0)]") }
    }
    guard let members = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    var result: [String] = []
    for name in schema["required"] as? [String] ?? [] where members[name] == nil {
      result.append("\(path).\(name): missing")
    }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      if let schema = known[name] {
        result += faults(member, schema, "\(path).\(name)")
      } else if let others = schema["additionalProperties"] as? [String: Any] {
        result += faults(member, others, "\(path).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        result.append("\(path).\(name): unknown")
      }
    }
    return result
  }

  private static func matches(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "null": value is NSNull
    case "boolean": value is Bool
    case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    case "number": value is NSNumber
    default: false
    }
  }
}
