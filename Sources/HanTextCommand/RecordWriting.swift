import HanText

extension JSONWriter {
  /// What a record said beyond what the library knows, if it did.
  mutating func extra(_ object: String?) {
    guard let object else { return }
    key("extra")
    raw(object)
  }
}

/// A line of JSON: a document and the list of what was found in it.
func listRecord<Item>(
  _ id: String, _ name: String, _ items: [Item], extra: String?,
  writing write: (inout JSONWriter, Item) -> Void
) -> [UInt8] {
  var json = JSONWriter()
  json.beginObject()
  json.member("id", id)
  json.key(name)
  json.beginArray()
  for item in items { write(&json, item) }
  json.endArray()
  json.extra(extra)
  json.endObject()
  json.newline()
  return json.bytes
}

/// A number for people, with three decimals.
func decimal(_ number: Double) -> String {
  let thousandths = Int((number * 1000).rounded())
  let fraction = String(abs(thousandths) % 1000)
  let padding = String(repeating: "0", count: 3 - fraction.count)
  return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(padding)\(fraction)"
}

/// A document's results for people: its id, its lines, an empty line.
func section(_ id: String, _ lines: [String]) -> [UInt8] {
  Array((["== \(Messages.escaped(id))"] + lines + [""]).map { $0 + "\n" }.joined().utf8)
}
