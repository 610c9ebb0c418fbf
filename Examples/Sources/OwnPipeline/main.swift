import HanText

// The steps by themselves, with something of one's own between them: a word list, fewer rules of
// cleaning, and a count of nouns instead of keywords. A later step takes what an earlier one gives,
// and every span leads back to the source.
var configuration = Configuration()
configuration.userDictionary = try UserDictionary(parsing: "江畔新城 5 ns\n夜读节 5 n\n")
let cleaner = Cleaner(Cleaner.webText).without(["captions"])
let analyzer = try Analyzer(configuration)

let document = Document(
  id: "a",
  text: """
    江畔新城夜讀節開幕
    江畔新城的夜读节(yè dú jié)今晚在图书馆开幕，图书馆开放到十点。
    """)
let clean = cleaner.clean(document)
let tokens = analyzer.tokenize(clean.text)

var places: [String: [TextSpan]] = [:]
for token in tokens.tokens where token.tag?.name.hasPrefix("n") == true {
  places[String(tokens.surface(of: token)), default: []].append(tokens.sourceSpan(of: token))
}
for (noun, spans) in places.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
  // 夜读节 2 ["夜讀節", "夜读节"], …
  print(noun, spans.count, spans.map { document.text[Range($0, in: document.text)] })
}
