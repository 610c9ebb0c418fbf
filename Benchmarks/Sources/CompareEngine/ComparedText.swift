import HanText

/// A text in memory, shared out among tasks and segmented again and again.
struct ComparedText: Sendable {
  /// How the segmenter is called.
  enum Mode: String, Sendable {
    /// One call for all the text of a task.
    case whole
    /// A call a line.
    case lines
    /// As `whole`, and a `String` for each token, which is what Python's segmenters return.
    case strings
  }

  private let lines: [String]

  init(_ text: String) {
    // Scalars, since CRLF is one character.
    let scalars = text.unicodeScalars
    var lines: [String] = []
    var start = scalars.startIndex
    while start < scalars.endIndex {
      let end = scalars[start...].firstIndex(of: "\n").map(scalars.index(after:))
      lines.append(String(scalars[start..<(end ?? scalars.endIndex)]))
      start = end ?? scalars.endIndex
    }
    self.lines = lines
  }

  /// The time of one pass over the text, and the number of its tokens.
  func pass(
    _ segmenter: Segmenter, _ mode: Mode, tasks: Int
  ) async -> (seconds: Double, tokens: Int) {
    let shares = shares(tasks).map { mode == .lines ? Array($0) : [$0.joined()] }
    let clock = ContinuousClock()
    let start = clock.now
    let tokens = await withTaskGroup(of: Int.self) { group in
      for share in shares {
        group.addTask {
          share.reduce(0) { $0 + Self.count(of: segmenter.segment(canonical: $1), mode) }
        }
      }
      return await group.reduce(0, +)
    }
    let time = (clock.now - start).components
    return (Double(time.seconds) + Double(time.attoseconds) / 1e18, tokens)
  }

  /// The lines in as many parts, of as many bytes each as lines allow.
  private func shares(_ count: Int) -> [ArraySlice<String>] {
    let total = lines.reduce(0) { $0 + $1.utf8.count }
    var shares: [ArraySlice<String>] = []
    var (start, bytes) = (0, 0)
    for (index, line) in lines.enumerated() {
      bytes += line.utf8.count
      if bytes >= total * (shares.count + 1) / count {
        shares.append(lines[start...index])
        start = index + 1
      }
    }
    return shares
  }

  private static func count(of tokens: TokenizedText, _ mode: Mode) -> Int {
    mode == .strings ? tokens.map { String(tokens.surface(of: $0)) }.count : tokens.count
  }
}
