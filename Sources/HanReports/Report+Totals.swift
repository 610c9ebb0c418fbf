extension Report {
  /// The length of all documents in characters (scalars).
  public var characters: Int { documents.reduce(0) { $0 + $1.characters } }

  /// The scripts of the documents and how many have each: `hans`, `hant`, `mixed` and `none`
  /// first, then others by name; scripts without documents are left out.
  public var scripts: [(script: String, documents: Int)] {
    var counts: [String: Int] = [:]
    for document in documents { counts[document.script, default: 0] += 1 }
    let known = ["hans", "hant", "mixed", "none"]
    let others = counts.keys.filter { !known.contains($0) }.sorted()
    return (known + others).compactMap { script in counts[script].map { (script, $0) } }
  }
}
