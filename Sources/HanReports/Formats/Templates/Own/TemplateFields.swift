internal import Foundation

/// The fields that templates can show: those of the published schema of `report.json`.
package enum TemplateFields {
  /// A field.
  package struct Field: Hashable, Sendable {
    /// The way to it: names with dots between, `[]` behind a list.
    package var path: String
    /// Its type in JSON.
    package var type: String
    package var description: String?
    /// Whether its members have names that the schema does not know.
    package var isOpen = false
  }

  /// All fields, in the order of the schema's names.
  package static let all: [Field] = {
    let bytes = Data(ReportAsset.text("report.schema.json").utf8)
    guard let schema = try? JSONDecoder().decode(Schema.self, from: bytes) else { return [] }
    return fields(of: schema, under: "")
  }()

  /// The names alone.
  package static let names = Set(
    all.flatMap { $0.path.replacing("[]", with: "").split(separator: ".").map(String.init) })

  /// The objects whose members have names of their own, such as scripts.
  static let open = Set(
    all.filter { $0.isOpen }.compactMap {
      $0.path.replacing("[]", with: "").split(separator: ".").last.map(String.init)
    })

  private static func fields(of schema: Schema, under path: String) -> [Field] {
    (schema.properties ?? [:]).sorted { $0.key < $1.key }.flatMap { name, member -> [Field] in
      var inner = member
      var place = path.isEmpty ? name : "\(path).\(name)"
      while let items = inner.items?.first {
        inner = items
        place += "[]"
      }
      let field = Field(
        path: place, type: inner.typeName, description: member.description ?? inner.description,
        isOpen: inner.isOpen)
      return [field] + fields(of: inner, under: place)
    }
  }

  /// As much of a schema as lists fields.
  private struct Schema: Decodable {
    var type: String?
    var description: String?
    var properties: [String: Schema]?
    // A list, since a value cannot hold one of its own kind.
    var items: [Schema]?
    var values: [String]?
    var isOpen = false

    var typeName: String { type ?? values.map { $0.joined(separator: " | ") } ?? "" }

    private enum Keys: String, CodingKey {
      case type, description, properties, items, values = "enum", others = "additionalProperties"
    }

    init(from decoder: any Decoder) throws {
      let members = try decoder.container(keyedBy: Keys.self)
      if let types = try? members.decode([String].self, forKey: .type) {
        type = types.joined(separator: " | ")
      } else {
        type = try members.decodeIfPresent(String.self, forKey: .type)
      }
      description = try members.decodeIfPresent(String.self, forKey: .description)
      properties = try members.decodeIfPresent([String: Schema].self, forKey: .properties)
      items = try members.decodeIfPresent(Schema.self, forKey: .items).map { [$0] }
      isOpen = (try? members.decode(Schema.self, forKey: .others)) != nil
      values = try? members.decode([String].self, forKey: .values)
    }
  }
}
