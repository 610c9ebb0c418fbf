import Foundation
import GeneratedText
import HanText

/// Our side of the comparison: a child process that does what the lines on its standard input say
/// and answers each with one line, so that the passes of all segmenters can take turns.
///
/// ```
/// pass ENGINE MODE TASKS   → SECONDS TOKENS
/// ```
///
/// `ENGINE` is `hantext` or `icu`; `MODE` is `whole` (one call), `lines` (a call a line) or
/// `strings` (one call, and a string for each token); `TASKS` share the lines out evenly.
/// Reading and cutting the file, and opening the engines, are done before; `SECONDS` are those of
/// segmentation in memory.
@main
enum CompareEngine {
  static func main() async throws {
    let arguments = CommandLine.arguments
    switch arguments.count > 1 ? arguments[1] : "" {
    case "serve" where arguments.count == 3:
      try await serve(String(contentsOfFile: arguments[2], encoding: .utf8))
    case "load" where arguments.count == 3:
      // A process that stops after its first words; the parent takes the time.
      print(try segmenter(arguments[2]).segment(canonical: "早发现、早报告").count)
    case "generate" where arguments.count == 4:
      let shape = GeneratedText.Shape(rawValue: arguments[2])
      guard let shape, let bytes = Int(arguments[3]) else { usage() }
      print(try GeneratedText.text(shape, bytes: bytes), terminator: "")
    default:
      usage()
    }
  }

  static func usage() -> Never {
    let shapes = GeneratedText.Shape.allCases.map(\.rawValue).joined(separator: ", ")
    FileHandle.standardError.write(
      Data("usage: serve FILE | load ENGINE | generate SHAPE BYTES (shapes: \(shapes))\n".utf8))
    exit(2)
  }

  static func segmenter(_ name: String) throws -> Segmenter {
    guard let engine = Segmenter.Engine(rawValue: name) else { usage() }
    return try Segmenter(engine: engine)
  }

  static func serve(_ text: String) async throws {
    let segmenters = try [
      "hantext": Segmenter(engine: .hantext), "icu": Segmenter(engine: .icu),
    ]
    let input = ComparedText(text)
    print("ready")
    fflush(nil)
    while let line = readLine() {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count == 4, fields[0] == "pass", let segmenter = segmenters[fields[1]],
        let mode = ComparedText.Mode(rawValue: fields[2]), let tasks = Int(fields[3]), tasks > 0
      else { usage() }
      let (seconds, tokens) = await input.pass(segmenter, mode, tasks: tasks)
      print(seconds, tokens)
      fflush(nil)
    }
  }
}
