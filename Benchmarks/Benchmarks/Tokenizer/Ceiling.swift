import Benchmark
import HanText

/// The least a segmenter with tables has to do: decode UTF-8 and look each character up.
struct Ceiling: Sendable {
  /// A table of the size of the segmenter's own first table, by character code.
  private let table: [UInt16] = (0..<0x10000).map { UInt16(truncatingIfNeeded: $0 &* 40_503) }

  static let shared = Ceiling()

  /// The sum of what the table holds for each character; those above U+FFFF count as the first.
  func sum(of text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      table.withUnsafeBufferPointer { table in
        var sum: UInt64 = 0
        var index = 0
        while index < bytes.count {
          // A `String` is valid UTF-8, so the bytes behind a lead byte are there.
          let lead = UInt32(bytes[index])
          var code = lead
          if lead >= 0xE0 {
            code = (lead & 15) &<< 12 | (UInt32(bytes[index &+ 1]) & 63) &<< 6
            code |= UInt32(bytes[index &+ 2]) & 63
            if lead >= 0xF0 { code = 0 }
            index &+= lead >= 0xF0 ? 4 : 3
          } else if lead >= 0x80 {
            code = (lead & 31) &<< 6 | UInt32(bytes[index &+ 1]) & 63
            index &+= 2
          } else {
            index &+= 1
          }
          sum &+= UInt64(table[Int(code)])
        }
        return sum
      }
    }
  }

  /// The same sum, the slow and simple way.
  func expectedSum(of text: String) -> UInt64 {
    text.unicodeScalars.reduce(0) { $0 + UInt64(table[$1.value < 0x10000 ? Int($1.value) : 0]) }
  }

  /// MB/s over a text: the best of five, since the ceiling is a bound.
  func rate(of text: String) -> Double {
    let seconds = (0..<5).map { _ in timed { Benchmark.blackHole(sum(of: text)) }.seconds }.min()
    return Double(text.utf8.count) / 1e6 / (seconds ?? .infinity)
  }
}

/// One pass over the text, a branch and a load a character, nothing allocated. The table of 128 kB
/// outgrows the first-level cache, but frequent characters stay in it; nearly all sequences of
/// Chinese text have three bytes, so the branch is foreseen. About two nanoseconds a character.
func registerCeiling() {
  Benchmark("Ceiling") { benchmark in
    let text = try Inputs.text(.longLines).text
    let expected = Ceiling.shared.expectedSum(of: text)
    for _ in benchmark.scaledIterations {
      let sum = benchmark.measure(bytes: text.utf8.count) { Ceiling.shared.sum(of: text) }
      if sum != expected { benchmark.error("the sum is \(sum), not \(expected)") }
    }
  }
}
