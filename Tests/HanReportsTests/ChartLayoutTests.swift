import HanTestSupport
import Testing

@testable import HanReports

/// Laws of the charts that place words.
@Suite("Charts of words")
struct ChartLayoutTests {
  private static func words(_ seed: UInt64) -> [(text: String, weight: Double)] {
    var generator = SeededGenerator(seed: seed)
    let signs = Array("河湖保护社区隐患排查早发现报告处置垃圾分类图书馆AI５G𠮷<&\"".unicodeScalars)
    return (0..<Int.random(in: 1...80, using: &generator)).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...9, using: &generator) {
        text.append(signs[Int.random(in: 0..<signs.count, using: &generator)])
      }
      return (String(text), Double.random(in: 0...40, using: &generator))
    }.sorted { $0.weight > $1.weight }
  }

  private static func apart(_ boxes: [ChartBox], width: Int, height: Int) -> Bool {
    for (index, box) in boxes.enumerated() {
      guard box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height else {
        return false
      }
      for other in boxes[(index + 1)...] where box.overlaps(other) { return false }
    }
    return true
  }

  @Test("no two words of a cloud overlap, none leaves it, and it is the same each time")
  func cloud() {
    for seed in 1...8 as ClosedRange<UInt64> {
      let words = Self.words(seed)
      let cloud = Charts.cloud(words)
      #expect(Self.apart(cloud.map(\.box), width: 960, height: 360), "seed \(seed)")
      #expect(cloud == Charts.cloud(words))
      #expect(cloud.first?.place == 0)
      // A glyph is as wide as the font is large.
      for word in cloud where word.text.unicodeScalars.allSatisfy({ $0.value >= 0x2E80 }) {
        #expect(word.box.width == word.text.unicodeScalars.count * word.size)
      }
    }
    #expect(Charts.cloud([]).isEmpty)
    #expect(Charts.cloud([("词", 0)]).isEmpty)
  }

  private static func network(_ seed: UInt64) -> TermNetwork {
    var generator = SeededGenerator(seed: seed)
    var network = TermNetwork()
    network.nodes = words(seed).prefix(TermNetwork.maximumNodes).map {
      TermNetwork.Node(term: $0.text, documents: Int($0.weight) + 1)
    }
    let count = network.nodes.count
    for first in 0..<count {
      for second in (first + 1)..<max(first + 1, count)
      where Int.random(in: 0..<9, using: &generator) == 0 {
        network.edges.append(
          TermNetwork.Edge(
            first: first, second: second, documents: 3,
            logDice: Double.random(in: 5...14, using: &generator), logLikelihood: 20))
      }
    }
    return network
  }

  @Test("no two labels of a network overlap, none leaves it, and it is the same each time")
  func networks() {
    for seed in 1...8 as ClosedRange<UInt64> {
      let network = Self.network(seed)
      let boxes = Charts.layout(network)
      #expect(Self.apart(boxes.compactMap { $0 }, width: 960, height: 520), "seed \(seed)")
      #expect(boxes == Charts.layout(network))
      #expect(boxes.count == network.nodes.count)
    }
    #expect(Charts.layout(TermNetwork()).isEmpty)
  }

  @Test("of a network the strongest links stay, and the terms that have one")
  func strongest() {
    for seed in 1...20 as ClosedRange<UInt64> {
      var network = Self.network(seed)
      let before = network
      network.keepStrongest()
      #expect(network.edges.count <= 60)
      #expect(zip(network.edges, network.edges.dropFirst()).allSatisfy { $0.logDice >= $1.logDice })
      #expect(network.edges.first?.logDice == before.edges.map(\.logDice).max())
      for node in network.nodes.indices {
        #expect(network.edges.contains { $0.first == node || $0.second == node })
      }
    }
  }

  @Test("text is drawn in the width of its box, and no markup comes through")
  func drawing() {
    let cloud = Charts.cloud([("<script>", 3), ("早发现", 2)])
    let svg = Charts.svg(cloud, title: "\"云\"", description: "<b>")
    #expect(!svg.contains("<script>") && !svg.contains("<b>"))
    #expect(svg.contains("textLength=\"\(cloud[1].box.width)\""))
    #expect(svg.contains("<title>&quot;云&quot;</title>"))
  }

  @Test("a trend breaks where there are no documents")
  func trend() {
    let svg = Charts.trend(
      [1, 2, 0, 0, 3, 0], of: [2, 2, 0, 4, 6, 0], names: (1...6).map { "2020-0\($0)" }, title: "t",
      description: "d")
    let path = svg.components(separatedBy: "class=\"course\" d=\"")[1].prefix { $0 != "\"" }
    #expect(path.filter { $0 == "M" }.count == 2)
    #expect(path.filter { $0 == "L" }.count == 2)
    #expect(svg.contains(">100%<"))
    let alone = Charts.trend(
      [1, 0, 1], of: [1, 0, 1], names: ["a", "b", "c"], title: "t", description: "d")
    #expect(alone.components(separatedBy: "<circle").count == 3)
  }
}
