import Mustache

/// What a template shows: named texts, flags and lists of such values.
typealias TemplateValues = [String: Any]

/// The templates of one format, whose values are all escaped in the same way.
///
/// The library's own HTML escaping compares characters, so that a `<` or a quote next to a
/// combining or prepended mark passes through it, and partials fall back to it. Therefore every
/// template here names its own content type, whose function works on scalars.
struct TemplateSet: Sendable {
  private let library: MustacheLibrary

  /// Compiles templates.
  ///
  /// - Parameters:
  ///   - format: The name of the format and of the folder of its templates; letters and dashes.
  ///   - escape: Makes a value harmless where it stands.
  /// - Precondition: The templates are valid.
  init(format: String, escape: @escaping @Sendable (String) -> String) {
    let type = "hantext-" + format
    MustacheContentTypes.register(Escaping(escape: escape), named: type)
    var library = MustacheLibrary()
    for (name, source) in ReportAsset.templates(format) {
      do {
        try library.register("{{% CONTENT_TYPE: \(type)}}\n" + source, named: name)
      } catch {
        preconditionFailure("template \(name): \(error)")
      }
    }
    self.library = library
  }

  /// Renders the template named `name`.
  ///
  /// - Precondition: There is one.
  func render(_ name: String, _ values: TemplateValues) -> String {
    guard let text = library.render(values, withTemplate: name) else {
      preconditionFailure("no template \(name)")
    }
    return text
  }

  private struct Escaping: MustacheContentType {
    let escape: @Sendable (String) -> String

    func escapeText(_ text: String) -> String { escape(text) }
  }
}
