import Foundation
import HanText

/// Converts a file on demand: reads a line `FROM TO KIND` and answers with the seconds it took and
/// the bytes of the result, until its input ends. Kinds are `plain`, `map` and `write`; the last one
/// writes the result to the file named behind it.
@main
enum CompareConverter {
  static func main() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
    let text = String(decoding: data, as: UTF8.self)
    let mapped = MappedText(text)
    while let line = readLine() {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count >= 3, let from = ScriptVariant(rawValue: fields[0]),
        let to = ScriptVariant(rawValue: fields[1])
      else { continue }
      let converter = try ScriptConverter(from: from, to: to)
      var count = 0
      let clock = ContinuousClock()
      let time = try clock.measure {
        switch fields[2] {
        case "map": count = converter.convert(mapped).text.utf8.count
        case "write":
          let result = converter.convert(text)
          count = result.utf8.count
          try Data(result.utf8).write(to: URL(fileURLWithPath: fields[3]))
        default: count = converter.convert(text).utf8.count
        }
      }
      FileHandle.standardOutput.write(Data("\(time / .seconds(1)) \(count)\n".utf8))
    }
  }
}
