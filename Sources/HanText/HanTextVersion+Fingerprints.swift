import HanCore
import HanICU
import HanLexicon

extension HanTextVersion {
  /// What tells the models and word lists of this build apart from others: counts say by it whether
  /// they can be added up.
  package static let models: Fingerprint = {
    var result = Fingerprint()
    for version in BundledTables.versions { result.combine(field: String(version.fingerprint)) }
    return result
  }()

  /// The word lists alone.
  package static var dictionaries: Fingerprint {
    var result = Fingerprint()
    for version in BundledTables.versions where version.isList {
      result.combine(field: String(version.fingerprint))
    }
    return result
  }

  /// Every model and word list with its own.
  package static var tables: [(name: String, fingerprint: String)] {
    BundledTables.versions.map { version in
      let digits = String(version.fingerprint, radix: 16)
      return (version.name, String(repeating: "0", count: 16 - digits.count) + digits)
    }
  }

  /// The version of ICU, such as "72.1".
  package static var icu: String { ICUVersion.library }

  /// The version of Unicode whose properties ICU has, such as "15.0".
  package static var unicode: String { ICUVersion.unicode }
}
