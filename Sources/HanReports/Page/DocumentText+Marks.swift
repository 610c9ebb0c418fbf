import HanCore

extension DocumentText {
  /// What is left out and worth showing: markup and controls say nothing to readers.
  var shownDrops: [Dropped] {
    dropped.filter { !["markup", "control"].contains($0.reason) }
  }

  /// The text as HTML, with the spans of keywords and slogans marked, and what was dropped folded.
  ///
  /// - Precondition: The text is whole.
  func html(
    keywords: [Range<Int>], slogans: [Range<Int>], unit: OffsetUnit, language: ReportLanguage
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    let offsets = Self.offsets(of: scalars, unit: unit)
    // How many marks of each kind begin, less those that end.
    var changes: [Int: (keyword: Int, slogan: Int)] = [:]
    for (spans, isSlogan) in [(keywords, false), (slogans, true)] {
      for span in spans {
        let start = Self.index(of: place(of: span.lowerBound), in: offsets)
        let end = Self.index(of: place(of: span.upperBound), in: offsets)
        guard start < end else { continue }
        for (place, by) in [(start, 1), (end, -1)] {
          if isSlogan {
            changes[place, default: (0, 0)].slogan += by
          } else {
            changes[place, default: (0, 0)].keyword += by
          }
        }
      }
    }
    var drops: [Int: [Dropped]] = [:]
    for drop in shownDrops {
      let place = Self.index(of: place(of: drop.range.lowerBound), in: offsets)
      drops[place, default: []].append(drop)
    }
    let cuts = Set(changes.keys).union(drops.keys).union([0, scalars.count]).sorted()
    var html = ""
    var depth = (keyword: 0, slogan: 0)
    for (index, cut) in cuts.enumerated() {
      for drop in drops[cut] ?? [] { html += Self.fold(drop, language) }
      if let change = changes[cut] {
        depth.keyword += change.keyword
        depth.slogan += change.slogan
      }
      guard index + 1 < cuts.count else { break }
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[cut..<cuts[index + 1]])
      let escaped = HTMLEscaping.escape(String(part))
      let kinds = (depth.keyword > 0 ? ["keyword"] : []) + (depth.slogan > 0 ? ["slogan"] : [])
      html +=
        kinds.isEmpty
        ? escaped : #"<mark class="\#(kinds.joined(separator: " "))">\#(escaped)</mark>"#
    }
    return html
  }

  private static func fold(_ drop: Dropped, _ language: ReportLanguage) -> String {
    let reason = Labels.reason(drop.reason)
    let label = language.choose("略去：\(reason.zh)", "dropped: \(reason.en)")
    return #"<details class="dropped"><summary>\#(HTMLEscaping.escape(label)) "#
      + "\(DecimalText.grouped(drop.range.count))</summary>"
      + "\(HTMLEscaping.escape(drop.text))</details>"
  }
}
