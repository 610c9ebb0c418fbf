import HanText

// A folder as an asynchronous sequence: many documents at once, in order, and few of them in
// memory. What cannot be read is a value at its place.
let folders =
  CommandLine.arguments.count > 1 ? Array(CommandLine.arguments.dropFirst()) : ["../Samples"]
let analyzer = try Analyzer()
var batch = Batch()
for try await result in analyzer.analyses(of: try DocumentSource(folders)) {
  switch result {
  case .success(let analysis):
    print(analysis.id, analysis.title ?? "-", analysis.tokens)
    batch.add(analysis)
  case .failure(let failure): print("not read:", failure)
  }
}

// What all say together; a slogan in two scripts is one.
for keyword in batch.keywords(limit: 10) { print(keyword.term, keyword.documentCount) }
for slogan in batch.slogans(limit: 5) { print(slogan.text, slogan.documents) }
