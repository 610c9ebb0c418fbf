import ArgumentParser
import Foundation

/// What a document has to be to be counted: `source=新华社`, `date>=2024-03`, `path=news/*.txt`.
struct DocumentCondition: ExpressibleByArgument, Sendable {
  /// How a field is compared.
  enum Comparison: String, CaseIterable, Sendable {
    case atLeast = ">="
    case atMost = "<="
    case isNot = "!="
    case equals = "="
    case more = ">"
    case less = "<"
  }

  let field: String
  let comparison: Comparison
  let value: String

  init?(argument: String) {
    // The sign that stands first; of two that begin there, the longer one.
    var best: (range: Range<String.Index>, comparison: Comparison)?
    for comparison in Comparison.allCases {
      guard let range = argument.range(of: comparison.rawValue) else { continue }
      if let known = best?.range.lowerBound, known <= range.lowerBound { continue }
      best = (range, comparison)
    }
    guard let best, best.range.lowerBound > argument.startIndex else { return nil }
    field = String(argument[..<best.range.lowerBound])
    comparison = best.comparison
    value = String(argument[best.range.upperBound...])
  }

  /// Whether a document is one of those; one without the field is none, but for `!=`.
  func holds(for fields: DocumentFields) -> Bool {
    guard let found = fields.value(of: field) else { return comparison == .isNot }
    switch comparison {
    case .equals: return field == "path" ? matches(found) : found == value
    case .isNot: return !(field == "path" ? matches(found) : found == value)
    case .atLeast: return order(found) >= 0
    case .atMost: return order(found) <= 0
    case .more: return order(found) > 0
    case .less: return order(found) < 0
    }
  }

  private func matches(_ path: String) -> Bool { fnmatch(value, path, 0) == 0 }

  /// Below nought when the field is less than the value: as numbers where both are, as dates to the
  /// day, month or year that the value says, else by bytes.
  private func order(_ found: String) -> Int {
    if let a = Double(found), let b = Double(value) { return a < b ? -1 : a > b ? 1 : 0 }
    let compared = field == "date" ? String(found.prefix(value.count)) : found
    if compared == value { return 0 }
    return compared.utf8.lexicographicallyPrecedes(value.utf8) ? -1 : 1
  }
}
