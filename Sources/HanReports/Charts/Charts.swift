/// Charts as SVG, the same for the same numbers: whole numbers and one decimal, no fonts measured.
enum Charts {
  /// A bar a period, with a base line; periods without documents show as gaps.
  static func timeline(_ counts: [Int], names: [String], title: String, description: String)
    -> String
  {
    let width = 960
    let height = 160
    let base = height - 22
    let most = max(1, counts.max() ?? 1)
    let step = Double(width) / Double(max(1, counts.count))
    let gap = min(4, step / 5)
    var svg = open(width, height, title: title, description: description)
    for (place, count) in counts.enumerated() {
      let x = decimal(Double(place) * step + gap / 2)
      let wide = decimal(step - gap)
      if count == 0 {
        svg += #"<rect class="gap" x="\#(x)" y="\#(base - 2)" width="\#(wide)" height="2"/>"#
        continue
      }
      let tall = max(1, Double(count) / Double(most) * Double(base - 16))
      svg += #"<rect class="bar-of" x="\#(x)" y="\#(decimal(Double(base) - tall))" "#
      svg += #"width="\#(wide)" height="\#(decimal(tall))"><title>"#
      svg += "\(HTMLEscaping.escape(names[place])): \(DecimalText.grouped(count))</title></rect>"
    }
    svg += #"<line class="axis" x1="0" y1="\#(base)" x2="\#(width)" y2="\#(base)"/>"#
    // A label is at most ten digits and dashes wide, 7 units each.
    let every = max(1, Int((96 / step).rounded(.up)))
    for place in stride(from: 0, to: counts.count, by: every) {
      let x = Double(place) * step + step / 2
      let anchor = x < 40 ? "start" : x > Double(width) - 40 ? "end" : "middle"
      let at = anchor == "start" ? 0 : anchor == "end" ? Double(width) : x
      svg +=
        #"<text class="label" x="\#(decimal(at))" y="\#(height - 6)" text-anchor="\#(anchor)">"#
      svg += HTMLEscaping.escape(names[place]) + "</text>"
    }
    return svg + "</svg>"
  }

  static func open(_ width: Int, _ height: Int, title: String, description: String)
    -> String
  {
    #"<svg viewBox="0 0 \#(width) \#(height)" role="img">"#
      + "<title>\(HTMLEscaping.escape(title))</title>"
      + "<desc>\(HTMLEscaping.escape(description))</desc>"
  }

  /// The line of a keyword's share of the documents of each period, in a box of 100 by 20; a period
  /// without documents breaks the line, and a period between two such ones is a dash.
  static func line(_ counts: [Int], of totals: [Int]) -> String {
    let shares = zip(counts, totals).map { count, total in
      total > 0 ? Double(count) / Double(total) : nil
    }
    let most = shares.compactMap { $0 }.max() ?? 0
    let step = 100 / Double(max(1, shares.count))
    var path = ""
    var isOpen = false
    for (place, share) in shares.enumerated() {
      guard let share else {
        isOpen = false
        continue
      }
      let y = decimal(18.5 - (most > 0 ? share / most : 0) * 17)
      let x = Double(place) * step
      let isAlone =
        !isOpen && (place + 1 >= shares.count || shares[place + 1] == nil)
      if isAlone {
        path += "M\(decimal(x)) \(y)h\(decimal(step))"
      } else {
        path += (isOpen ? "L" : "M") + "\(decimal(x + step / 2)) \(y)"
      }
      isOpen = true
    }
    return path
  }

  /// Where in the batch something stands, a tick a part, in a box of 200 by 10.
  static func ticks(_ parts: Set<Int>) -> String {
    var path = ""
    var parts = parts.sorted()[...]
    while let start = parts.popFirst() {
      var end = start + 1
      while parts.first == end {
        parts.removeFirst()
        end += 1
      }
      path +=
        end - start == 1
        ? "M\(start).5 0v10" : "M\(start) 0h\(end - start)v10h\(start - end)z"
    }
    return path
  }

  /// A small chart in a table's row, said in words by the figures beside it.
  static func small(_ kind: String, width: Int, height: Int, path: String) -> String {
    #"<svg class="\#(kind)" viewBox="0 0 \#(width) \#(height)" preserveAspectRatio="none" "#
      + #"aria-hidden="true" focusable="false"><path d="\#(path)"/></svg>"#
  }

  /// A number with one decimal at most.
  static func decimal(_ value: Double) -> String {
    let text = DecimalText.rounded(value, places: 1)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
