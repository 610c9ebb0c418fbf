import HanCore

/// In which script a text is written.
public enum ScriptProfile: String, Hashable, Sendable, CaseIterable {
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
public struct ScriptDetector: Sendable {
  /// The share of characters of the rarer script from which a text is called mixed.
  public var mixedShare: Double

  /// Creates a detector.
  public init(mixedShare: Double = 0.1) { self.mixedShare = mixedShare }

  /// The characters of a text that belong to one script only, counted.
  public struct Evidence: Hashable, Sendable {
    /// Characters that only Simplified has.
    public var simplified = 0
    /// Characters that only Traditional has.
    public var traditional = 0
  }

  /// Counts the telling characters of a text.
  ///
  /// - Complexity: O(*n*).
  public func evidence(in text: some StringProtocol) -> Evidence {
    let characters = ScriptCharacters.shared
    var result = Evidence()
    for scalar in text.unicodeScalars where scalar.value >= 0x3400 {
      if characters.isTraditional(scalar) {
        result.traditional += 1
      } else if characters.isSimplified(scalar) {
        result.simplified += 1
      }
    }
    return result
  }

  /// The script of a text.
  ///
  /// - Complexity: O(*n*).
  public func profile(of text: some StringProtocol) -> ScriptProfile {
    profile(evidence(in: text))
  }

  /// The script of a text with the given characters.
  public func profile(_ evidence: Evidence) -> ScriptProfile {
    let total = evidence.simplified + evidence.traditional
    guard total > 0 else { return .none }
    let rarer = Double(min(evidence.simplified, evidence.traditional)) / Double(total)
    if rarer >= mixedShare { return .mixed }
    return evidence.simplified > evidence.traditional ? .simplified : .traditional
  }
}
