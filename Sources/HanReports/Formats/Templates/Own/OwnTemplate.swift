internal import Foundation
internal import Mustache

/// A template of the user's, filled with the contents of `report.json`.
///
/// Values are escaped as HTML where the template's name says HTML or XML, and stand as they are
/// elsewhere.
package struct OwnTemplate: Sendable {
  /// The name of the file it makes: the template's without `.mustache`.
  package let name: String
  private let template: MustacheTemplate

  /// Compiles a template.
  ///
  /// - Parameters:
  ///   - source: Its text.
  ///   - path: The file it is from.
  /// - Throws: ``TemplateError`` with the line, when a tag is wrong or names no field of a report.
  package init(_ source: String, path: String) throws(TemplateError) {
    var name = String(path.split(separator: "/").last ?? "report")
    if name.lowercased().hasSuffix(".mustache") { name.removeLast(".mustache".count) }
    self.name = ["", ".", ".."].contains(name) ? "report.txt" : name
    try Self.check(source, path)
    let ending = self.name.lowercased().split(separator: ".").last ?? ""
    let isMarkup = ["html", "htm", "xml", "svg", "xhtml"].contains(ending)
    let type = isMarkup ? Self.markup : Self.plain
    do {
      template = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(type)}}\n" + source)
    } catch let error as MustacheTemplate.ParserError {
      // The first line is ours.
      throw TemplateError(
        path: path, line: max(1, error.context.lineNumber - 1), cause: Self.cause(error.error))
    } catch {
      throw TemplateError(path: path, line: nil, cause: "\(error)")
    }
  }

  /// Fills the template.
  ///
  /// - Parameter json: The bytes of a `report.json`.
  /// - Complexity: O(*n*) time and memory: the whole report is held.
  package func render(_ json: [UInt8]) throws -> String {
    let value = try JSONDecoder().decode(TemplateValue.self, from: Data(json))
    return template.render(value.value)
  }

  private static let markup: String = {
    MustacheContentTypes.register(Plain(escape: HTMLEscaping.escape), named: "hantext-own-markup")
    return "hantext-own-markup"
  }()
  private static let plain: String = {
    MustacheContentTypes.register(Plain(escape: { $0 }), named: "hantext-own-plain")
    return "hantext-own-plain"
  }()

  private struct Plain: MustacheContentType {
    let escape: @Sendable (String) -> String

    func escapeText(_ text: String) -> String { escape(text) }
  }

  private static func cause(_ error: any Error) -> String {
    switch error as? MustacheTemplate.Error {
    case .sectionCloseNameIncorrect:
      "a section ends here that did not begin before, or another one is open"
    case .unfinishedName: "a tag is not closed; it ends with '}}'"
    case .expectedSectionEnd: "a section is not closed: {{#name}} wants {{/name}}"
    case .invalidSetDelimiter: "delimiters are set as in {{=<% %>=}}"
    default: "a tag cannot be read"
    }
  }

  // MARK: Names

  private static func check(_ source: String, _ path: String) throws(TemplateError) {
    // Where a template sets other marks for tags, its names are not looked at.
    guard !source.contains("{{=") else { return }
    for tag in TemplateTags.all(in: source) {
      switch tag.kind {
      case .partial:
        throw TemplateError(
          path: path, line: tag.line, cause: "'\(tag.name)': parts of other files are not supported"
        )
      case .name:
        for name in tag.names.prefix(while: { !TemplateFields.open.contains($0) })
        where !TemplateFields.names.contains(name) {
          throw TemplateError(
            path: path, line: tag.line,
            cause:
              "a report has no field '\(name)' (help: hantext report --template-help lists them)",
            name: name)
        }
      }
    }
  }
}

/// Why a template of the user's cannot be used.
package struct TemplateError: Error, Hashable, Sendable {
  package var path: String
  /// From 1.
  package var line: Int?
  package var cause: String
  /// The name that is no field.
  package var name: String?

  package init(path: String, line: Int?, cause: String, name: String? = nil) {
    self.path = path
    self.line = line
    self.cause = cause
    self.name = name
  }
}

extension TemplateError: CustomStringConvertible {
  package var description: String { path + (line.map { ":\($0)" } ?? "") + ": " + cause }
}

/// A value of JSON, as templates take it.
private struct TemplateValue: Decodable {
  let value: Any

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      var values: TemplateValues = [:]
      for key in members.allKeys {
        values[key.stringValue] = try members.decode(TemplateValue.self, forKey: key).value
      }
      value = values
    } else if var items = try? decoder.unkeyedContainer() {
      var values: [Any] = []
      while !items.isAtEnd { values.append(try items.decode(TemplateValue.self).value) }
      value = values
    } else {
      let single = try decoder.singleValueContainer()
      if let flag = try? single.decode(Bool.self) {
        value = flag
      } else if let number = try? single.decode(Int.self) {
        value = number
      } else if let number = try? single.decode(Double.self) {
        value = number
      } else if let text = try? single.decode(String.self) {
        value = text
      } else {
        value = NSNull()
      }
    }
  }

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue _: Int) { nil }
  }
}
