import HanText

// One text at a time needs no set-up.
for keyword in try "山城图书馆开放夜间阅读，夜间阅读免费。".keywords(limit: 3) {
  print(keyword.term, keyword.count)  // 夜间阅读 2, …
}
for slogan in try "各村要早巡查、早报告、早处置。".slogans() { print(slogan.text) }
print(try "早發現，早報告。".words())  // ["早", "發現", "早", "報告"]
print(try "圖書館裡看著書".simplified())  // 图书馆里看着书

// Where something stands in a string:
let text = "他來到山城圖書館。"
for token in try text.tokens() {
  print(text[Range(token.span, in: text)], token.partOfSpeech?.name ?? "-")  // 他 r, …
}
