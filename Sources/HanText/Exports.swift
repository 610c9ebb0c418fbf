@_exported public import HanCleaning
@_exported public import HanCore
@_exported public import HanDocuments
@_exported public import HanExtraction
@_exported public import HanLexicon
@_exported public import HanReports
@_exported public import HanScripts
@_exported public import HanSegmentation
@_exported public import HanStatistics

/// The version of the library and the command.
public enum HanTextVersion {
  // Not `HanText`: a type of the module's name hides the module, and `HanText.Document` with it.

  /// The version of this build, as semantic versioning writes it.
  public static let current = "0.1.0"
}
