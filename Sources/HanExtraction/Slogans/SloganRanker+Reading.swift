import HanCore
import HanLexicon

extension SloganRanker {
  /// Reads the text form of weights without making strings of the words in it: every process that
  /// looks for slogans does so.
  ///
  /// The same as reading ``RankerWeights`` and laying them out, but that lines which are no weights
  /// are refused without saying where.
  ///
  /// - Throws: ``RankerError`` when something is no weight, or a weight for a feature that nobody
  ///   computes.
  /// - Complexity: O(*n*).
  init(reading bytes: [UInt8], source: String) throws(RankerError) {
    var lines = 0
    for byte in bytes where byte == 0x0A { lines += 1 }
    var words = SloganWordWeights(expecting: lines)
    var pairs = SloganPairWeights()
    var others: [String: Double] = [:]
    var isSound = true
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var (end, tab, colon) = (start, -1, -1)
        while end < bytes.count, bytes[end] != 0x0A {
          if bytes[end] == 0x09 { tab = end }
          if bytes[end] == 0x3A, colon < 0 { colon = end }
          end += 1
        }
        defer { start = end + 1 }
        if end == start || bytes[start] == 0x23 { continue }
        guard tab > start, let weight = Self.number(bytes[(tab + 1)..<end]) else {
          isSound = false
          return
        }
        if colon > start, colon < tab,
          let role = SloganWordWeights.role(bytes[start..<colon])
        {
          words.add(
            weight, at: Self.hash(SloganWordWeights.seed(role), bytes[(colon + 1)..<tab]))
          continue
        }
        let name = String(decoding: bytes[start..<tab], as: UTF8.self)
        if !pairs.add(weight, of: name) { others[name] = weight }
      }
    }
    guard isSound, !others.isEmpty else {
      throw RankerError(source: source, cause: "there is a line that is no feature and weight")
    }
    try self.init(others: others, pairs: pairs, words: words)
  }

  private static func hash(
    _ seed: UInt64, _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> UInt64 {
    var hash = seed
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      hash = SloganWordWeights.extend(hash, by: scalar)
    }
    return hash
  }

  /// A number of at most fifteen digits, as it is read elsewhere: a whole number over a power of ten
  /// is rounded once.
  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    var (digits, decimals, count) = (0, -1, 0)
    let isNegative = bytes.first == 0x2D
    for byte in bytes.dropFirst(isNegative ? 1 : 0) {
      switch byte {
      case 0x30...0x39 where count < 15:
        digits = digits * 10 + Int(byte - 0x30)
        count += 1
        if decimals >= 0 { decimals += 1 }
      case 0x2E where decimals < 0: decimals = 0
      default:
        return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
      }
    }
    guard count > 0 else { return nil }
    var scale = 1.0
    for _ in 0..<max(0, decimals) { scale *= 10 }
    return (isNegative ? -1 : 1) * Double(digits) / scale
  }
}
