import ArgumentParser
import HanText

extension AnalysisOptions {
  /// The counts that `--counts` names, added up; `nil` without the option.
  ///
  /// - Parameters:
  ///   - fingerprint: What the counts have to depend on.
  ///   - keepsPostings: Whether to keep in which documents terms occur, where files say so.
  /// - Throws: `CountsError`.
  func givenCounts(
    _ fingerprint: CountsFingerprint, keepsPostings: Bool
  ) throws(CountsError) -> CorpusCounts? {
    guard !counts.isEmpty,
      let found = try CountsFile.read(counts, keepsPostings: keepsPostings)
    else { return nil }
    guard found.fingerprint == fingerprint else {
      throw .differentFingerprints(
        first: found.fingerprint, second: fingerprint, path: counts[0])
    }
    return found
  }
}
