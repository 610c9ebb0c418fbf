@_exported public import HanCleaning
@_exported public import HanCore
@_exported public import HanDocuments
@_exported public import HanExtraction
@_exported public import HanLexicon
@_exported public import HanReports
@_exported public import HanScripts
@_exported public import HanSegmentation
@_exported public import HanStatistics

/// The library as a whole.
public enum HanText {
  /// The version of the library and the command.
  public static let version = "0.1.0"
}
