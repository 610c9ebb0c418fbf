/// Numbers as text, the same on every machine and in every locale.
enum DecimalText {
  /// The shortest text that reads back as `value`; `nil` unless it is finite.
  static func exact(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    return value.description
  }

  /// `value` with exactly `places` decimals, for people; a dash unless it is finite.
  static func rounded(_ value: Double, places: Int = 3) -> String {
    guard value.isFinite else { return "–" }
    guard value.magnitude < 1e9 else { return value.description }
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    return text(scaled: Int((value * scale).rounded()), places: places)
  }

  /// `value` with commas between groups of three digits, for people.
  static func grouped(_ value: Int) -> String {
    var groups: [String] = []
    var rest = value.magnitude
    while rest >= 1000 {
      groups.append(padded(rest % 1000, to: 3))
      rest /= 1000
    }
    groups.append(String(rest))
    return (value < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
  }

  private static func text(scaled: Int, places: Int) -> String {
    let scale = (0..<places).reduce(UInt(1)) { power, _ in power * 10 }
    let sign = scaled < 0 ? "-" : ""
    let whole = sign + String(scaled.magnitude / scale)
    return whole + "." + padded(scaled.magnitude % scale, to: places)
  }

  private static func padded(_ value: UInt, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
