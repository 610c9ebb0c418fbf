/// Charts of words: the cloud and the network.
extension Charts {
  /// Where the words of a cloud are.
  struct CloudWord: Hashable {
    var place: Int
    var text: String
    var size: Int
    var box: ChartBox
  }

  /// Lays out a cloud: the first word in the middle, each next one as near to it as there is room.
  ///
  /// - Parameter words: The words with their weights, the heaviest first.
  static func cloud(
    _ words: [(text: String, weight: Double)], width: Int = 960, height: Int = 360
  ) -> [CloudWord] {
    let most = words.map(\.weight).max() ?? 0
    guard most > 0 else { return [] }
    var boxes = TextBoxes(width: width, height: height)
    var result: [CloudWord] = []
    for (place, word) in words.enumerated() {
      // Areas go with weights.
      let size = 13 + Int((max(0, word.weight / most).squareRoot() * 43).rounded())
      let text = VisibleText.visible(word.text)
      guard
        let box = boxes.place(text, size: size, near: width / 2, height / 2)
      else { continue }
      result.append(CloudWord(place: place, text: text, size: size, box: box))
    }
    return result
  }

  /// Draws a cloud.
  static func svg(
    _ cloud: [CloudWord], width: Int = 960, height: Int = 360, title: String, description: String
  ) -> String {
    var svg = open(width, height, title: title, description: description)
    for word in cloud {
      svg += text(word.text, size: word.size, in: word.box, kind: "word w\(word.place % 4)")
    }
    return svg + "</svg>"
  }

  private static func text(_ text: String, size: Int, in box: ChartBox, kind: String) -> String {
    // The line of writing is an eighth of the font above the lower edge of its square.
    #"<text class="\#(kind)" x="\#(box.x)" y="\#(box.y + size)" font-size="\#(size)" "#
      + #"textLength="\#(box.width)" lengthAdjust="spacingAndGlyphs">"#
      + "\(HTMLEscaping.escape(text))</text>"
  }

  /// Lays out a network: what belongs together is drawn together by springs, and all else apart, from
  /// seeded places in a fixed number of steps; then labels take the nearest place that is free.
  ///
  /// - Returns: The labels of the nodes, `nil` where there was no room.
  static func layout(_ network: TermNetwork, width: Int = 960, height: Int = 520) -> [ChartBox?] {
    let count = network.nodes.count
    guard count > 0 else { return [] }
    var seed: UInt64 = 0x5DEE_CE66_D
    func next() -> Double {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(seed >> 40) / Double(1 << 24)
    }
    var xs = (0..<count).map { _ in next() * Double(width) }
    var ys = (0..<count).map { _ in next() * Double(height) }
    // Fruchterman and Reingold 1991: basic arithmetic and roots alone, which are exact everywhere.
    let ideal = (Double(width * height) / Double(count)).squareRoot() * 0.8
    let steps = 200
    for step in 0..<steps {
      var dx = [Double](repeating: 0, count: count)
      var dy = dx
      for a in 0..<count {
        for b in (a + 1)..<max(a + 1, count) {
          let (x, y) = (xs[a] - xs[b], ys[a] - ys[b])
          let square = max(1, x * x + y * y)
          let force = ideal * ideal / square
          (dx[a], dy[a]) = (dx[a] + x * force, dy[a] + y * force)
          (dx[b], dy[b]) = (dx[b] - x * force, dy[b] - y * force)
        }
      }
      for edge in network.edges {
        let (a, b) = (edge.first, edge.second)
        let (x, y) = (xs[a] - xs[b], ys[a] - ys[b])
        let force = (x * x + y * y).squareRoot() / ideal
        (dx[a], dy[a]) = (dx[a] - x * force, dy[a] - y * force)
        (dx[b], dy[b]) = (dx[b] + x * force, dy[b] + y * force)
      }
      let reach = Double(width) / 8 * Double(steps - step) / Double(steps)
      for node in 0..<count {
        // A little towards the middle, so that parts that are not linked stay near.
        dx[node] += (Double(width) / 2 - xs[node]) * 1.2
        dy[node] += (Double(height) / 2 - ys[node]) * 2.4
        let length = max(0.01, (dx[node] * dx[node] + dy[node] * dy[node]).squareRoot())
        let part = min(length, reach) / length
        xs[node] = min(Double(width), max(0, xs[node] + dx[node] * part))
        ys[node] = min(Double(height), max(0, ys[node] + dy[node] * part))
      }
    }
    var boxes = TextBoxes(width: width, height: height)
    return (0..<count).map { node in
      boxes.place(
        VisibleText.visible(network.nodes[node].term), size: size(of: network.nodes[node], network),
        near: Int(xs[node].rounded()), Int(ys[node].rounded()))
    }
  }

  private static func size(of node: TermNetwork.Node, _ network: TermNetwork) -> Int {
    let most = Double(max(1, network.nodes.map(\.documents).max() ?? 1))
    return 14 + Int(((Double(node.documents) / most).squareRoot() * 10).rounded())
  }

  /// Draws a network.
  static func svg(
    _ network: TermNetwork, width: Int = 960, height: Int = 520, title: String,
    description: String
  ) -> String {
    let boxes = layout(network, width: width, height: height)
    var svg = open(width, height, title: title, description: description)
    for edge in network.edges {
      guard let a = boxes[edge.first], let b = boxes[edge.second] else { continue }
      let strength = min(3, max(0, Int((edge.logDice - 10) / 1)))
      svg +=
        #"<line class="tie t\#(strength)" x1="\#(a.x + a.width / 2)" y1="\#(a.y + a.height / 2)" "#
      svg += #"x2="\#(b.x + b.width / 2)" y2="\#(b.y + b.height / 2)"/>"#
    }
    for (node, box) in zip(network.nodes, boxes) {
      guard let box else { continue }
      svg += #"<rect class="node" x="\#(box.x - 2)" y="\#(box.y - 2)" width="\#(box.width + 4)" "#
      svg += #"height="\#(box.height + 4)" rx="5"/>"#
      svg += text(
        VisibleText.visible(node.term), size: size(of: node, network), in: box, kind: "name")
    }
    return svg + "</svg>"
  }
}
