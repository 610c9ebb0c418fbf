import Foundation
import HanText
let analyzer = try Analyzer()
var batch = Batch()
for path in CommandLine.arguments.dropFirst() {
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  let document = try Document(id: path, bytes: [UInt8](data))
  batch.add(analyzer.analyze(document))
}
for analysis in batch.analyses {
  let id = URL(fileURLWithPath: analysis.id).deletingPathExtension().lastPathComponent
  let slogans = batch.slogans(of: analysis)
  let object: [String: Any] = ["doc": id, "slogans": slogans.map { ["text": $0.text, "canonical": $0.canonical, "type": $0.type.rawValue, "members": $0.members, "score": $0.score] as [String: Any] }]
  print(String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self))
  FileHandle.standardError.write(Data((batch.keywords(of: analysis, limit: 15).map { "\($0.term)(\($0.count))" }.joined(separator: " ") + "\n").utf8))
}
