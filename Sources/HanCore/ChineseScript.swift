/// The two scripts Chinese is written in.
public enum ChineseScript: String, Hashable, Sendable, CaseIterable {
  /// Simplified characters.
  case simplified = "hans"
  /// Traditional characters.
  case traditional = "hant"
}
