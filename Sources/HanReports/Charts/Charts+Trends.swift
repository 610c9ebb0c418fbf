/// Charts of how a term went over time.
extension Charts {
  /// A line of the share of documents of each period, with its greatest share; a period without
  /// documents breaks it.
  static func trend(
    _ counts: [Int], of totals: [Int], names: [String], title: String, description: String
  ) -> String {
    let (width, height, left, top) = (320, 90, 40, 10)
    let shares = zip(counts, totals).map { count, total in
      total > 0 ? Double(count) / Double(total) : nil
    }
    let most = shares.compactMap { $0 }.max() ?? 0
    let step = Double(width - left) / Double(max(1, shares.count))
    var svg = open(width, height + top + 18, title: title, description: description)
    svg += #"<line class="axis" x1="\#(left)" y1="\#(height + top)" x2="\#(width)" "#
    svg += #"y2="\#(height + top)"/>"#
    var path = ""
    var points = ""
    var isOpen = false
    for (place, share) in shares.enumerated() {
      guard let share else {
        isOpen = false
        continue
      }
      let x = decimal(Double(left) + (Double(place) + 0.5) * step)
      let y = decimal(
        Double(top + height) - (most > 0 ? share / most : 0) * Double(height - 2) - 1)
      path += (isOpen ? "L" : "M") + "\(x) \(y)"
      if !isOpen, place + 1 >= shares.count || shares[place + 1] == nil {
        points += #"<circle class="point" cx="\#(x)" cy="\#(y)" r="2"/>"#
      }
      isOpen = true
    }
    svg += #"<path class="course" d="\#(path)"/>"# + points
    svg += label(left - 5, top + 8, "end", percent(most))
    svg += label(left - 5, top + height, "end", "0")
    svg += label(left, top + height + 14, "start", names.first ?? "")
    svg += label(width, top + height + 14, "end", names.last ?? "")
    return svg + "</svg>"
  }

  /// A share per cent, with a decimal where it is small.
  private static func percent(_ share: Double) -> String {
    share < 0.1
      ? DecimalText.rounded(100 * share, places: 1) + "%" : "\(Int((100 * share).rounded()))%"
  }

  private static func label(_ x: Int, _ y: Int, _ anchor: String, _ text: String) -> String {
    #"<text class="label" x="\#(x)" y="\#(y)" text-anchor="\#(anchor)">"#
      + "\(HTMLEscaping.escape(text))</text>"
  }
}
