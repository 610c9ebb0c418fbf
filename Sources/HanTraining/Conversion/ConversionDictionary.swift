import Foundation

/// A dictionary of OpenCC in its text form: key, tab, values separated by spaces.
struct ConversionDictionary {
  /// The entries in the order of the file; the first value counts.
  private(set) var entries: [(key: String, values: [String])] = []

  /// Reads a file.
  ///
  /// - Throws: ``ConversionCompilerError`` with the first line that is no entry, and what reading
  ///   throws.
  init(contentsOf path: String) throws {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard fields.count >= 2, fields.allSatisfy({ !$0.isEmpty }) else {
        throw ConversionCompilerError(
          place: "\(path):\(index + 1)", cause: "the line is no key, a tab and values")
      }
      entries.append(
        (
          String(fields[0]),
          fields.dropFirst().joined(separator: " ").split(separator: " ").map(String.init)
        ))
    }
  }
}

/// The tables of conversion cannot be made.
package struct ConversionCompilerError: Error, CustomStringConvertible {
  var place: String
  var cause: String

  package var description: String { "\(place): \(cause)" }
}
