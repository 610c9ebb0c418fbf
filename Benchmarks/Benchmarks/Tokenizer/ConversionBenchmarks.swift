import Benchmark
import HanText

/// Conversion by dictionaries alone, plain and with the map, over Simplified and Traditional text.
///
/// A character costs a look at its entry and at a filter of beginnings; one in five of generated
/// text, and fewer in real text, has to be looked up in the trie. The map costs a note for each
/// character, counted only when it changed: whether it does cannot be foretold, and a branch on it
/// would cost more. `words` finds the words, tags them and runs the lattice: segmentation takes
/// most of it.
func registerConversion() {
  let routes: [(name: String, from: ScriptVariant, to: ScriptVariant)] = [
    ("s2t", .simplified, .traditional), ("s2twp", .simplified, .taiwanIdioms),
    ("t2s", .traditional, .simplified), ("tw2sp", .taiwanIdioms, .simplified),
  ]
  for route in routes {
    Benchmark("Convert.\(route.name).plain") { benchmark in
      let text = try Inputs.text(route.from == .simplified ? .shortLines : .traditional).text
      let converter = try ScriptConverter(from: route.from, to: route.to)
      let expected = converter.convert(MappedText(text)).text
      for _ in benchmark.scaledIterations {
        let result = benchmark.measure(bytes: text.utf8.count) { converter.convert(text) }
        if result != expected { benchmark.error("plain and mapped conversion differ") }
      }
    }

    Benchmark("Convert.\(route.name).mapped") { benchmark in
      let text = try Inputs.text(route.from == .simplified ? .shortLines : .traditional)
      let converter = try ScriptConverter(from: route.from, to: route.to)
      for _ in benchmark.scaledIterations {
        let result = benchmark.measure(bytes: text.text.utf8.count) { converter.convert(text) }
        if result.sourceForm(of: result.text.fullSpan) != text.text {
          benchmark.error("the map does not lead back")
        }
      }
    }
  }

  Benchmark("Convert.s2t.words") { benchmark in
    let text = try Inputs.text(.shortLines)
    let converter = try TextConverter(to: .traditional)
    for _ in benchmark.scaledIterations {
      let result = benchmark.measure(bytes: text.text.utf8.count) { converter.convert(text) }
      if result.text.sourceForm(of: result.text.text.fullSpan) != text.text {
        benchmark.error("the map does not lead back")
      }
    }
  }

  Benchmark(
    "Convert.load",
    configuration: .init(
      metrics: [.wallClock, .peakMemoryResident], warmupIterations: 0, maxIterations: 50)
  ) { benchmark in
    for _ in benchmark.scaledIterations {
      benchmark.startMeasurement()
      let result = try ScriptConverter(from: .simplified, to: .taiwanIdioms).convert("软件")
      benchmark.stopMeasurement()
      if result != "軟體" { benchmark.error("the conversion is wrong") }
    }
  }
}
