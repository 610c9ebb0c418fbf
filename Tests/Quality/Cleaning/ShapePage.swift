import Foundation
import HanCleaning
import HanCore
import Testing

/// A page or a text of one shape that sites and programs give to text, with what should be left.
///
/// Beside each stands a file `.gold` with its lines: `+` what belongs to the text, in order, `=`
/// what may stay or go, `#` a field and its value, `-` for none. The field `lines` says that each
/// line has to stand alone; a page without `+` has no article, and nothing may be left of it.
struct ShapePage: Sendable, CustomTestStringConvertible {
  var name: String
  var text: String
  var isHTML: Bool
  var lines: [String] = []
  var neutral: [String] = []
  var fields: [(name: String, value: String)] = []

  var testDescription: String { name }

  /// The pages of the folder, by name.
  static let all: [ShapePage] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Shapes")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().filter { !$0.hasSuffix(".gold") }.compactMap { name in
      let file = folder.appendingPathComponent(name)
      guard let text = try? String(contentsOf: file, encoding: .utf8),
        let gold = try? String(
          contentsOf: file.deletingPathExtension().appendingPathExtension("gold"), encoding: .utf8)
      else { return nil }
      return ShapePage(name: name, text: text, gold: gold)
    }
  }()

  private init(name: String, text: String, gold: String) {
    self.name = name
    self.text = text
    isHTML = name.hasSuffix(".html")
    for line in gold.split(separator: "\n") {
      let content = String(line.dropFirst(2))
      switch line.first {
      case "+": lines.append(content)
      case "=": neutral.append(content)
      default:
        let parts = content.split(separator: " ", maxSplits: 1).map(String.init)
        if parts.count == 2 { fields.append((parts[0], parts[1])) }
      }
    }
  }

  /// The page without its noise.
  func clean() -> CleanDocument {
    Cleaner(isHTML ? Cleaner.webPage : Cleaner.webText).clean(Document(id: name, text: text))
  }

  /// The score of what is left.
  func score(of clean: CleanDocument) -> Double {
    let gold = GoldPage(
      name: name, text: text, isHTML: isHTML, gold: lines.joined().withoutBlanks,
      neutral: (neutral.joined(separator: "\n") + "\n" + (clean.title ?? "")).withoutBlanks)
    return gold.score(of: clean.text.text)
  }

  /// The lines that do not stand alone in what is left.
  func glued(in clean: CleanDocument) -> [String] {
    guard fields.contains(where: { $0.name == "lines" }) else { return [] }
    let kept = Set(clean.text.text.split(separator: "\n").map { String($0).withoutBlanks })
    return lines.filter { !kept.contains($0.withoutBlanks) }
  }

  /// What the document says of a field, in the form of the fields here.
  static func value(of field: String, in clean: CleanDocument) -> String? {
    switch field {
    case "title": clean.title ?? "-"
    case "date": clean.metadata.date ?? "-"
    case "source": clean.metadata.source ?? "-"
    case "author": clean.metadata.author ?? "-"
    case "kind": clean.kind.kind.rawValue
    default: nil
    }
  }
}

extension ShapePage {
  /// The least score of one page, and the least mean over all of them.
  static let floors = (page: 0.93, mean: 0.985)
}

@Suite("Shapes of pages and texts")
struct ShapeTests {
  @Test("each keeps its text and loses the rest", arguments: ShapePage.all)
  func shape(page: ShapePage) {
    let clean = page.clean()
    let score = page.score(of: clean)
    #expect(score >= ShapePage.floors.page, "\(page.name): \(score)")
    #expect(page.glued(in: clean) == [])
    for field in page.fields {
      guard let value = ShapePage.value(of: field.name, in: clean) else { continue }
      #expect(value == field.value, "\(page.name): \(field.name)")
    }
  }

  @Test("all together")
  func mean() {
    let scores = ShapePage.all.map { $0.score(of: $0.clean()) }
    #expect(scores.count >= 190)
    #expect(scores.reduce(0, +) / Double(scores.count) >= ShapePage.floors.mean)
  }
}
