/// The ways Chinese is written that text can be converted between.
public enum ScriptVariant: String, Hashable, Codable, Sendable, CaseIterable {
  /// Simplified characters.
  case simplified = "hans"
  /// Traditional characters by OpenCC's standard: one form for each character, regional variants
  /// made even (裏, 爲, 臺).
  case traditional = "hant"
  /// Traditional characters as Taiwan writes them (裡, 為, 臺).
  case taiwan = "tw"
  /// Traditional characters as Hong Kong writes them (裏, 為, 台).
  case hongKong = "hk"
  /// Taiwan's characters and idioms (軟體 for 软件).
  case taiwanIdioms = "twp"
  /// Hong Kong's characters and idioms.
  case hongKongIdioms = "hkp"

  /// Whether the characters are Traditional ones, of any region.
  public var isTraditional: Bool { self != .simplified }
}
