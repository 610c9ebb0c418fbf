import ArgumentParser
import HanText

extension AnalysisOptions {
  /// The counts that `--counts` names, added up; `nil` without the option.
  ///
  /// - Parameter fingerprint: What the counts have to depend on.
  /// - Throws: `CountsError`.
  func givenCounts(_ fingerprint: CountsFingerprint) throws(CountsError) -> CorpusCounts? {
    guard !counts.isEmpty, let found = try CountsFile.read(counts) else { return nil }
    guard found.fingerprint == fingerprint else {
      throw .differentFingerprints(
        first: found.fingerprint, second: fingerprint, path: counts[0])
    }
    return found
  }
}
