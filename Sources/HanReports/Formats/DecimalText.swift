/// Numbers as text, the same on every machine and in every locale.
enum DecimalText {
  /// `value` with at most six decimals, trailing zeros dropped; `nil` unless it is finite.
  ///
  /// From 10⁹ on, where six decimals exceed the precision of a `Double`, it is the shortest text
  /// that reads back as the same value.
  static func exact(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    guard value.magnitude < 1e9 else { return value.description }
    return text(scaled: Int((value * 1e6).rounded()), places: 6, keepsZeros: false)
  }

  /// `value` with exactly `places` decimals, for people; a dash unless it is finite.
  static func rounded(_ value: Double, places: Int = 3) -> String {
    guard value.isFinite else { return "–" }
    guard value.magnitude < 1e9 else { return value.description }
    let scale = (0..<places).reduce(1.0) { power, _ in power * 10 }
    return text(scaled: Int((value * scale).rounded()), places: places, keepsZeros: true)
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

  private static func text(scaled: Int, places: Int, keepsZeros: Bool) -> String {
    let scale = (0..<places).reduce(UInt(1)) { power, _ in power * 10 }
    let sign = scaled < 0 ? "-" : ""
    let whole = sign + String(scaled.magnitude / scale)
    var fraction = padded(scaled.magnitude % scale, to: places)
    if !keepsZeros { while fraction.last == "0" { fraction.removeLast() } }
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  private static func padded(_ value: UInt, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
