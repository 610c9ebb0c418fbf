public import HanCore

/// In which script a text is written.
public enum ScriptProfile: String, Hashable, Codable, Sendable, CaseIterable {
  /// Simplified.
  case simplified = "hans"
  /// Traditional.
  case traditional = "hant"
  /// Both, each to a notable share.
  case mixed
  /// No character tells.
  case none
}

/// Tells Simplified from Traditional by the characters that only one of them has.
///
/// Which these are follows from the conversion tables: 后 and 里 tell nothing, because Traditional
/// text has them, too.
public struct ScriptDetector: Sendable {
  /// The share of characters of the rarer script from which a text is called mixed.
  public var mixedShare: Double

  /// Creates a detector.
  public init(mixedShare: Double = 0.1) { self.mixedShare = mixedShare }

  /// The characters of a text that tell something, counted.
  package struct Evidence: Hashable, Sendable {
    /// Characters that only Simplified has.
    package var simplified = 0
    /// Characters that only Traditional has.
    package var traditional = 0
    /// Characters that Taiwan writes where Hong Kong writes others.
    package var taiwan = 0
    /// Characters that Hong Kong writes where Taiwan writes others.
    package var hongKong = 0
    /// Chinese characters in all.
    package var han = 0

    /// The share of Traditional among the characters that tell the script; 0 when none does.
    package var traditionalShare: Double {
      let total = simplified + traditional
      return total == 0 ? 0 : Double(traditional) / Double(total)
    }
  }

  /// Counts the telling characters of a text.
  ///
  /// - Complexity: O(*n*).
  package func evidence(in text: some StringProtocol) -> Evidence {
    guard let tells = ScriptTells.bundled else { return Evidence() }
    var result = Evidence()
    for scalar in text.unicodeScalars where scalar.value >= 0x3400 {
      if scalar.isHan { result.han += 1 }
      let bits = tells.tells(scalar.value)
      if bits == 0 { continue }
      result.simplified += Int(bits & ScriptTells.simplified)
      result.traditional += Int(bits & ScriptTells.traditional) >> 1
      result.taiwan += Int(bits & ScriptTells.taiwan) >> 2
      result.hongKong += Int(bits & ScriptTells.hongKong) >> 3
    }
    return result
  }

  /// Whether anything of a text may have to become Traditional: it has a character of Simplified, or
  /// none that tells that it is Traditional.
  ///
  /// - Complexity: O(*n*), mostly O(1): the first character of Simplified tells.
  package func mayBeSimplified(_ text: String) -> Bool {
    guard let tells = ScriptTells.bundled else { return true }
    var text = text
    return text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return true }
      var isTraditional = false
      var position = 0
      while position < bytes.count {
        let (code, _, count) = decodeScalar(start + position)
        let bits = tells.tells(code)
        if bits & ScriptTells.simplified != 0 { return true }
        isTraditional = isTraditional || bits & ScriptTells.traditional != 0
        position &+= count
      }
      return !isTraditional
    }
  }

  /// The script of a text.
  ///
  /// - Complexity: O(*n*).
  public func profile(of text: some StringProtocol) -> ScriptProfile {
    profile(evidence(in: text))
  }

  /// The script of a text with the given characters.
  package func profile(_ evidence: Evidence) -> ScriptProfile {
    let total = evidence.simplified + evidence.traditional
    guard total > 0 else { return .none }
    let rarer = Double(min(evidence.simplified, evidence.traditional)) / Double(total)
    if rarer >= mixedShare { return .mixed }
    return evidence.simplified > evidence.traditional ? .simplified : .traditional
  }

  /// The region whose characters a Traditional text has more of, or `nil`: ``ScriptVariant/taiwan``
  /// or ``ScriptVariant/hongKong``. It is a hint; most texts differ in words alone.
  package func region(_ evidence: Evidence) -> ScriptVariant? {
    guard profile(evidence) == .traditional || profile(evidence) == .mixed,
      evidence.taiwan != evidence.hongKong
    else { return nil }
    return evidence.taiwan > evidence.hongKong ? .taiwan : .hongKong
  }

  /// A stretch of a text that is in one script.
  public struct ScriptSpan: Hashable, Sendable {
    /// Where it stands, UTF-8 bytes.
    public var span: TextSpan
    /// Its script: ``ScriptProfile/simplified`` or ``ScriptProfile/traditional``.
    public var script: ScriptProfile
  }

  /// The stretches of a text by script, in order: each goes from a telling character on to the next
  /// one of the other script, the first from the beginning. They cover the text; there are none
  /// when nothing tells.
  ///
  /// - Complexity: O(*n*).
  public func spans(in text: String) -> [ScriptSpan] {
    guard let tells = ScriptTells.bundled else { return [] }
    var result: [ScriptSpan] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      let bits = tells.tells(scalar.value) & (ScriptTells.simplified | ScriptTells.traditional)
      if bits != 0 {
        let script: ScriptProfile =
          bits == ScriptTells.simplified ? .simplified : .traditional
        if let last = result.last, last.script != script {
          result[result.count - 1].span.upperBound = offset
        }
        if result.last?.script != script {
          result.append(
            ScriptSpan(span: TextSpan(result.isEmpty ? 0 : offset, text.utf8.count), script: script)
          )
        }
      }
      offset += UTF8.width(scalar)
    }
    return result
  }
}
