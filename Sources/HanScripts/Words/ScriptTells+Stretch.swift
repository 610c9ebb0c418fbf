import HanCore

extension ScriptTells {
  /// The script that the characters of a text tell, by their majority; `.both` never.
  func script(of bytes: UnsafeBufferPointer<UInt8>) -> StretchScript {
    guard let start = bytes.baseAddress else { return .unknown }
    var (simplified, traditional) = (0, 0)
    var position = 0
    while position < bytes.count {
      let (code, _, count) = decodeScalar(start + position)
      let bits = tells(code)
      simplified += Int(bits & Self.simplified)
      traditional += Int(bits & Self.traditional) >> 1
      position += count
    }
    if simplified == traditional { return .unknown }
    return simplified > traditional ? .simplified : .traditional
  }

  /// The script of a stretch.
  func script(of stretch: LatticeStretch) -> StretchScript {
    switch stretch.tells & (Self.simplified | Self.traditional) {
    case Self.simplified: return .simplified
    case Self.traditional: return .traditional
    case 0: return .unknown
    default: return .both
    }
  }

  /// The stretch cut where words of one script meet words of the other; words that do not tell go
  /// with the script that more characters of the stretch tell.
  func parts(of stretch: LatticeStretch) -> [(part: LatticeStretch, isTraditional: Bool)] {
    var balance = 0
    for index in 0..<stretch.count {
      let bits = tells(stretch, index)
      balance += Int(bits & Self.traditional) >> 1 - Int(bits & Self.simplified)
    }
    var result: [(LatticeStretch, Bool)] = []
    var start = 0
    var partStart = 0
    var current: Bool?
    while start < stretch.count {
      var end = start
      var all: UInt16 = 0
      repeat {
        all |= tells(stretch, end)
        end += 1
      } while end < stretch.count && stretch.words[end] == stretch.words[start]
      let isTraditional =
        all & Self.simplified != 0 ? false : all & Self.traditional != 0 ? true : balance > 0
      if let known = current, known != isTraditional {
        result.append((stretch.part(partStart..<start), known))
        partStart = start
      }
      current = isTraditional
      start = end
    }
    if let current { result.append((stretch.part(partStart..<stretch.count), current)) }
    return result
  }

  private func tells(_ stretch: LatticeStretch, _ index: Int) -> UInt16 {
    tells(stretch.codes[index])
  }
}
