/// What is said at the end of a run, in one line.
struct RunSummary: Hashable, Sendable {
  var outcome: RunOutcome
  /// Documents without a word, where that is known.
  var empty = 0
  /// Documents that repeat others, where that is known.
  var repeats = 0
  /// What was written where.
  var written: String?
  /// Whether the run was ended early.
  var isPartial = false
  var elapsed: Duration

  /// Such as `1,920 documents (901 empty, 971 repeats), 3 failed; 7 files in report; 12.3 s`.
  var text: String {
    var documents = Self.counted(outcome.done, "document", "documents")
    var kinds: [String] = []
    if empty > 0 { kinds.append("\(ProgressLine.grouped(empty)) empty") }
    if repeats > 0 { kinds.append(Self.counted(repeats, "repeat", "repeats")) }
    if !kinds.isEmpty { documents += " (" + kinds.joined(separator: ", ") + ")" }
    if outcome.failed > 0 { documents += ", \(ProgressLine.grouped(outcome.failed)) failed" }
    var parts = [documents]
    if let written { parts.append(written) }
    parts.append(Self.time(elapsed))
    return (isPartial ? "interrupted: " : "") + parts.joined(separator: "; ")
  }

  /// A number and what is counted.
  static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(ProgressLine.grouped(count)) \(count == 1 ? one : many)"
  }

  private static func time(_ elapsed: Duration) -> String {
    let seconds = elapsed / .seconds(1)
    guard seconds < 60 else { return ProgressLine.clock(seconds) }
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
