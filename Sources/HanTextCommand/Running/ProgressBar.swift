internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// How far a run is, on standard error: done of total, rate and time left.
final class ProgressBar: Sendable {
  private struct State {
    var done = 0
    var lastDrawn: ContinuousClock.Instant
  }

  private static let interval = Duration.milliseconds(100)

  private let messages: Messages
  private let isShown: Bool
  private let total: Int?
  private let start: ContinuousClock.Instant
  private let state: Mutex<State>

  /// Creates a bar, which shows itself from the second tenth of a second on.
  ///
  /// - Parameters:
  ///   - total: How many documents there are, `nil` if nobody knows.
  ///   - terminal: Whether standard error is a terminal.
  init(
    _ mode: ProgressMode, total: Int?, messages: Messages,
    terminal: Bool = isatty(STDERR_FILENO) == 1
  ) {
    self.messages = messages
    self.total = total
    isShown = !messages.isQuiet && (mode == .always || mode == .auto && terminal)
    start = .now
    state = Mutex(State(lastDrawn: start))
  }

  /// Counts documents, and redraws at most ten times a second.
  func advance(by count: Int = 1) {
    guard isShown else { return }
    state.withLock { state in
      state.done += count
      let now = ContinuousClock.now
      guard now - state.lastDrawn >= Self.interval else { return }
      state.lastDrawn = now
      messages.draw(
        ProgressLine.text(
          done: state.done, total: total, elapsed: now - start, width: Self.terminalWidth()))
    }
  }

  /// Clears the line.
  func finish() { if isShown { messages.draw("") } }

  private static func terminalWidth() -> Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

/// The wording of the bar.
enum ProgressLine {
  /// The line for a terminal of `width` columns, whose last stays free so that nothing wraps.
  static func text(done: Int, total: Int?, elapsed: Duration, width: Int) -> String {
    let seconds = elapsed / .seconds(1)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    var text = " \(grouped(done))"
    if let total { text += "/\(grouped(total))" }
    text += " documents, \(rate < 10 ? tenths(rate) : grouped(Int(rate)))/s, "
    if let total, rate > 0 {
      text += "\(clock(Double(max(0, total - done)) / rate)) left"
    } else {
      text += clock(seconds)
    }
    let free = min(40, width - 1 - text.utf8.count - 2)
    if let total, total > 0, free >= 5 {
      let filled = min(free, free * done / total)
      text =
        "[" + String(repeating: "#", count: filled) + String(repeating: "-", count: free - filled)
        + "]" + text
    }
    return String(text.prefix(max(0, width - 1)))
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// A time as `m:ss` or `h:mm:ss`.
  static func clock(_ seconds: Double) -> String {
    let total = Int(min(seconds, 3_599_999).rounded())
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let minutes = total / 60 % 60
    return total < 3600
      ? "\(minutes):\(padded(total % 60))"
      : "\(total / 3600):\(padded(minutes)):\(padded(total % 60))"
  }

  /// A number with a comma at every thousand.
  static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
    return String(digits)
  }
}
