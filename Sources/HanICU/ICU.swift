internal import CICUShim

/// The ICU library behind this module.
public enum ICU {
  /// The version of ICU this was built with, such as "72.1".
  ///
  /// Word breaks and transliterations follow ICU's data, so record it beside results that have to
  /// be reproduced.
  public static let version = String(cString: hanicu_version())
}
