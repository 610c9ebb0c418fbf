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
    var phase: ProgressPhase
    var done = 0
    var total: Int?
    /// The share of the phases before.
    var before = 0.0
    var began: ContinuousClock.Instant
    var lastDrawn: ContinuousClock.Instant
  }

  private static let interval = Duration.milliseconds(100)

  private let messages: Messages
  private let isShown: Bool
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
    isShown = !messages.isQuiet && (mode == .always || mode == .auto && terminal)
    start = .now
    state = Mutex(
      State(phase: ProgressPhase("documents"), total: total, began: start, lastDrawn: start))
  }

  /// Begins a part of the run. Those before are done.
  ///
  /// - Parameter total: How many things there are, `nil` if nobody knows.
  func begin(_ phase: ProgressPhase, total: Int? = nil) {
    state.withLock { state in
      if state.done > 0 { state.before = min(1, state.before + state.phase.share) }
      state.phase = phase
      state.done = 0
      state.total = total
      state.began = .now
    }
  }

  /// Tells how many things the part under way has.
  func expect(_ total: Int) { state.withLock { $0.total = total } }

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
          done: state.done, total: state.total, elapsed: now - start,
          width: Self.terminalWidth(), phase: state.phase, before: state.before,
          phaseElapsed: now - state.began))
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

/// A part of a run: what is counted, and its share of the time.
struct ProgressPhase: Hashable, Sendable {
  var name: String
  /// The part of the whole run's time it usually takes, up to 1.
  var share: Double

  init(_ name: String, share: Double = 1) {
    self.name = name
    self.share = share
  }
}

/// The wording of the bar.
enum ProgressLine {
  /// The line for a terminal of `width` columns, whose last stays free so that nothing wraps.
  ///
  /// Bar and time left are those of the whole run: of what came before, the share is known.
  static func text(
    done: Int, total: Int?, elapsed: Duration, width: Int,
    phase: ProgressPhase = ProgressPhase("documents"), before: Double = 0,
    phaseElapsed: Duration? = nil
  ) -> String {
    let seconds = elapsed / .seconds(1)
    let own = (phaseElapsed ?? elapsed) / .seconds(1)
    let rate = own > 0 ? Double(done) / own : 0
    let part = total.map { $0 > 0 ? min(1, Double(done) / Double($0)) : 1 }
    let whole = part.map { min(1, before + phase.share * $0) }
    var text = " \(grouped(done))"
    if let total { text += "/\(grouped(total))" }
    text += " \(phase.name), \(rate < 10 ? tenths(rate) : grouped(Int(rate)))/s, "
    if let whole, whole > 0, rate > 0 {
      text += "\(clock(seconds * (1 - whole) / whole)) left"
    } else {
      text += clock(seconds)
    }
    let free = min(40, width - 1 - text.utf8.count - 2)
    if let whole, total != 0, free >= 5 {
      let filled = min(free, Int(Double(free) * whole))
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
