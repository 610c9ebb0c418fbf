import HanText

// One text:
for keyword in try "山城图书馆开放夜间阅读，夜间阅读免费。".keywords(limit: 3) {
  print(keyword.term, keyword.count)  // 夜间阅读 2, …
}
print(try "早發現，早報告。".words())  // ["早", "發現", "早", "報告"]
print(try "圖書館裡看著書".simplified())  // 图书馆里看着书

// Where something stands in a string:
let text = "他來到山城圖書館。"
for token in try text.tokens() {
  print(text[Range(token.span, in: text)], token.partOfSpeech?.name ?? "-")  // 他 r, …
}

// A batch, where a slogan in two scripts is one:
let analyzer = try Analyzer()
var batch = Batch()
batch.add(analyzer.analyze(Document(id: "a", text: "各村要早巡查、早报告、早处置。")))
batch.add(analyzer.analyze(Document(id: "b", text: "各村要早巡查、早報告、早處置。")))
for slogan in batch.slogans(limit: 10) {
  print(slogan.text, slogan.documents)  // 早巡查、早报告、早处置 ["a", "b"]
}

// A folder, many documents at once, in order; what cannot be read is a value at its place:
for try await result in analyzer.analyses(of: try DocumentSource(["../Samples"])) {
  switch result {
  case .success(let analysis): print(analysis.id, analysis.title ?? "-", analysis.tokens)
  case .failure(let failure): print("not read:", failure)
  }
}
