package import HanCore
package import HanLexicon

/// Segments text by the trained model.
package struct SegmentationModel: Sendable {
  /// The tables in use.
  let tables: SegmentationTables
  private let pointers: TablePointers
  private let workspaces = Pool { Workspace() }

  /// The criteria the model knows.
  package var criteria: [String] { tables.criteria }

  /// Opens the model.
  ///
  /// - Parameter criterion: One of ``criteria``; `nil` for the first.
  /// - Throws: ``ContainerError``.
  package init(_ container: ModelContainer, criterion: String? = nil) throws(ContainerError) {
    tables = try SegmentationTables(container, criterion: criterion)
    pointers = TablePointers(tables)
  }

  /// The tokens of a text, without gaps.
  ///
  /// - Parameters:
  ///   - text: The text; its UTF-8 is read in place.
  ///   - fixed: Spans that are one token each whatever the model thinks, sorted.
  ///   - joined: Spans inside which no token ends, sorted; the tokens they touch become one.
  /// - Complexity: O(*n*).
  package func tokens(of text: String, fixed: [TextSpan], joined: [TextSpan] = []) -> [Token] {
    var text = text
    return text.withUTF8 { bytes in
      precondition(bytes.count <= UInt32.max, "a text has less than 4 GiB")
      return workspaces.withObject { workspace in
        var tokens: [Token] = []
        // The tokens of a short text arrive at once, and get the room they need.
        if bytes.count > Workspace.softBlockSize { tokens.reserveCapacity(bytes.count / 4) }
        workspace.segment(bytes, pointers, fixed: fixed, joined: joined, into: &tokens)
        return tokens
      }
    }
  }
}
