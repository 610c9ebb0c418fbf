import ArgumentParser
import HanText

/// The options that fill templates of the user's.
struct OwnTemplateOptions: ParsableArguments {
  @Option(
    name: .customLong("template"), parsing: .singleValue,
    help: ArgumentHelp(
      "A Mustache template of your own to fill with what report.json has; repeatable.",
      discussion: """
        It makes a file in the report's folder, named as the template without .mustache. Values are \
        escaped where that name ends as HTML or XML do. The whole of report.json is held in memory.
        """,
      valueName: "file"),
    completion: .file(extensions: ["mustache"]))
  var templates: [String] = []

  @Flag(
    name: .customLong("template-help"), help: "List the fields that templates can show, and end.")
  var templateHelp = false

  /// The templates, ready to be filled.
  ///
  /// - Throws: `TemplateError`; ``DocumentFailure`` when one cannot be read.
  func compiled() throws -> [OwnTemplate] {
    var taken = Set(
      ReportFormat.allCases.map(\.fileName) + [ReportMarker.name, ReportChanges.fileName])
    return try templates.map { path in
      do {
        let template = try OwnTemplate(try DecodedFile.text(path), path: path)
        guard taken.insert(template.name).inserted else {
          throw TemplateError(
            path: path, line: nil,
            cause:
              "the report has a file \(template.name) without it (help: name the template otherwise)"
          )
        }
        return template
      } catch var error as TemplateError {
        if let name = error.name,
          let meant = Suggestions.nearest(name, in: TemplateFields.names.sorted())
        {
          error.cause += "; did you mean '\(meant)'?"
        }
        throw error
      }
    }
  }

  /// Writes the list of fields.
  static func list() throws {
    let output = try OutputWriter()
    let fields = TemplateFields.all
    let width = fields.map(\.path.count).max() ?? 0
    let indent = String(repeating: " ", count: 2)
    for field in fields {
      let name = field.path + String(repeating: " ", count: width - field.path.count)
      let words = field.description.map { indent + $0 } ?? ""
      try output.write("\(name)\(indent)\(field.type)\(words)\n")
    }
    try output.finish()
  }
}
