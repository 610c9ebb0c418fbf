@testable import HanReports

extension Report {
  /// The files of the report, whole.
  var html: String { contents(as: .html) }
  var markdown: String { contents(as: .markdown) }
  var keywordsCSV: String { contents(as: .keywordsCSV) }
  var slogansCSV: String { contents(as: .slogansCSV) }
  var termsCSV: String { contents(as: .termsCSV) }
  var documentsCSV: String { contents(as: .documentsCSV) }
}
