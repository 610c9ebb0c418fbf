import Foundation
import HanTestSupport
import Testing

@Suite("Templates of the user's")
struct TemplateCommandTests {
  private func run(_ template: String, named name: String = "brief.txt.mustache") async throws
    -> (result: CommandProcess.Result, folder: TemporaryDirectory)
  {
    let folder = try TemporaryDirectory()
    try folder.write("p/a.txt", "社区 <通知>\n各村做到早发现、早报告、早处置。居民说早报告很重要。\n")
    try folder.write("p/b.txt", "图书馆夜间开放，读者凭证入馆，图书馆座位多了。\n")
    try folder.write(name, template)
    let result = try await CommandProcess().shell(
      "cd '\(folder.url.path)' && \"$HANTEXT\" report p -o r --quiet --template '\(name)'")
    return (result, folder)
  }

  private func text(_ folder: TemporaryDirectory, _ name: String) throws -> String {
    String(decoding: try folder.read("r/\(name)"), as: UTF8.self)
  }

  @Test("a template is filled with report.json, into a file of its name")
  func fills() async throws {
    let (result, folder) = try await run(
      """
      {{summary.documents}} documents, {{version}}
      {{#documents}}
      {{id}}: {{#keywords}}{{term}}{{^last()}}, {{/last()}}{{/keywords}}
      {{/documents}}
      {{^failures}}no failures{{/failures}}{{#partial}} partial{{/partial}}
      {{#enumerated(summary.scripts)}}{{key}}={{value}} {{/enumerated(summary.scripts)}}{{summary.scripts.hans}}
      """)
    #expect(result.status == 0, "\(result.messages)")
    let text = try text(folder, "brief.txt")
    #expect(text.hasPrefix("2 documents, "))
    #expect(text.contains("p/a.txt: ") && text.contains("p/b.txt: 图书馆"))
    #expect(text.contains("no failures\n"))
    #expect(text.contains("hans="))
    // It belongs to the report: the next one replaces it.
    let again = try await CommandProcess().shell(
      "cd '\(folder.url.path)' && \"$HANTEXT\" report p -o r --quiet && ls r")
    #expect(again.status == 0, "\(again.messages)")
    #expect(!again.text.contains("brief.txt"))
  }

  @Test("values are escaped in markup, and stand as they are elsewhere")
  func escapes() async throws {
    let template = "{{#documents}}{{title}}|{{/documents}}"
    let (_, page) = try await run(template, named: "a.html.mustache")
    #expect(try text(page, "a.html").contains("社区 &lt;通知&gt;|"))
    let (_, plain) = try await run(template, named: "a.md")
    #expect(try text(plain, "a.md").contains("社区 <通知>|"))
  }

  @Test(
    "what is wrong with a template is said with its line, before the work",
    arguments: [
      ("a\n{{#keywords}}\n{{term}\n", "brief.txt.mustache:3: "),
      ("\n\n{{#keywords}}{{/slogans}}", "brief.txt.mustache:3: a section ends here"),
      ("{{#keywords}}", "brief.txt.mustache:1: a section is not closed"),
      ("\n{{#keyword}}{{/keyword}}", "brief.txt.mustache:2: a report has no field 'keyword'"),
      ("\n{{#keyword}}{{/keyword}}", "did you mean 'keywords'?"),
      ("{{> other}}", "brief.txt.mustache:1: 'other': parts of other files are not supported"),
    ])
  func faults(template: String, message: String) async throws {
    let (result, folder) = try await run(template)
    #expect(result.status == 2)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("r")))
  }

  @Test("a template replaces no file of the report, and --template-help lists the fields")
  func names() async throws {
    let (result, _) = try await run("{{version}}", named: "index.html.mustache")
    #expect(result.status == 2)
    #expect(result.messages.contains("index.html"))
    let help = try await CommandProcess().run(["report", "--template-help"])
    #expect(help.status == 0)
    for field in ["summary.documents", "keywords[].term", "documents[].slogans[].members[]"] {
      #expect(help.text.split(separator: "\n").contains { $0.hasPrefix("\(field) ") }, "\(field)")
    }
    let missing = try await CommandProcess().run(["report", "x"])
    #expect(missing.status == 2)
    #expect(missing.messages.contains("'--output <folder>'"))
  }
}
