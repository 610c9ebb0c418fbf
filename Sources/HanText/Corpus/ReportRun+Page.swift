import HanReports
import HanScripts

extension ReportRun {
  /// What pages show beside the report, as far as it is known before documents are ranked.
  func settings() -> PageSettings {
    var page = PageSettings()
    page.language = language
    page.embedding = effectiveEmbedding
    page.hasDocumentPages = embedding == .auto && page.embedding == .passages
    page.unit = configuration.offsets
    page.folding = ScriptFolding.shared
    page.blocks = blockStarts()
    return page
  }

  /// What the page has of texts: of what may be chosen, what fits.
  private var effectiveEmbedding: TextEmbedding {
    guard configuration.keepsTexts else { return .none }
    guard embedding == .auto else { return embedding }
    // Texts that are packed together, and with more effort, are smaller than those packed one by
    // one; base64 adds a third. A third of the page is for results.
    return corpus.textSize * 4 / 3 <= pageSize * 2 / 3 ? .all : .passages
  }

  /// So many bytes of packed texts are in a block at most, unless it has a single document.
  private static let blockBytes = 1 << 19

  /// From so many documents on, blocks are larger.
  private static let manyDocuments = 20_000

  /// The first document of each block.
  func blockStarts() -> [Int] {
    // Larger blocks pack better, which counts in a large page alone.
    let limit = PageSettings.blockSize * (corpus.count > Self.manyDocuments ? 4 : 1)
    var starts: [Int] = []
    var (documents, bytes) = (0, 0)
    for position in 0..<corpus.count {
      let size = corpus.textSize(at: position)
      if starts.isEmpty || documents == limit || bytes + size > Self.blockBytes {
        starts.append(position)
        (documents, bytes) = (0, 0)
      }
      documents += 1
      bytes += size
    }
    return starts
  }
}
