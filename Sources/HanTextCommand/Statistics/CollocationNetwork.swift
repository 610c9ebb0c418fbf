import HanText

/// Words and the company they keep, as nodes and edges: what programs that draw graphs read.
struct CollocationNetwork {
  /// Two words and how much they seek each other.
  struct Edge {
    var source: Term
    var target: Term
    var together: Int
    var value: Double?
  }

  /// The measure of the edges.
  let measure: AssociationMeasure
  private var frequencies: [Term: Int] = [:]
  /// The words in the order in which they were added.
  private var nodes: [Term] = []
  private var edges: [Edge] = []

  init(by measure: AssociationMeasure) { self.measure = measure }

  /// Adds a pair of words with how often each occurs.
  mutating func add(_ source: Term, _ target: Term, _ pair: Association, _ value: Double?) {
    for (word, frequency) in [(source, pair.node), (target, pair.collocate)] {
      if let known = frequencies[word] {
        // Of pairs side by side, a word is counted where it begins one and where it ends one.
        frequencies[word] = max(known, frequency)
      } else {
        frequencies[word] = frequency
        nodes.append(word)
      }
    }
    edges.append(Edge(source: source, target: target, together: pair.together, value: value))
  }

  /// Writes the network as a JSON object.
  func write(to path: String) throws {
    var json = JSONWriter()
    json.beginObject()
    json.member("measure", measure.rawValue)
    json.key("nodes")
    json.beginArray()
    for word in nodes {
      json.beginObject()
      json.member("id", word.text)
      json.member("frequency", frequencies[word] ?? 0)
      json.endObject()
    }
    json.endArray()
    json.key("edges")
    json.beginArray()
    for edge in edges {
      json.beginObject()
      json.member("source", edge.source.text)
      json.member("target", edge.target.text)
      json.member("o11", edge.together)
      json.key("value")
      json.value(edge.value ?? .nan)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    json.newline()
    let output = try OutputWriter(path)
    try output.write(json.bytes)
    try output.finish()
  }
}
