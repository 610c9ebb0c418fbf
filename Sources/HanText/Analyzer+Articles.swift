import HanCleaning
import HanCore
import HanExtraction

extension Analyzer {
  /// The analyses of the articles of a page that has several.
  func articles(of clean: CleanDocument) -> [ArticleAnalysis] {
    guard configuration.findsArticles, clean.articles.count > 1 else { return [] }
    return clean.articles.map { article in
      let tokens = tokenize(article.text)
      return ArticleAnalysis(
        title: article.title, date: article.metadata.date, source: article.metadata.source,
        author: article.metadata.author,
        keywords: configuration.findsKeywords
          ? keywordCandidates(article.title, tokens) : KeywordProposals(),
        sloganCandidates: configuration.findsSlogans
          ? configuration.slogans.candidates(in: tokens) : [])
    }
  }
}

extension DocumentAnalysis {
  /// Puts all places in another unit.
  mutating func convertSpans(_ offsets: OffsetIndex) {
    guard offsets.unit != .utf8 else { return }
    let convert = { (span: TextSpan) in TextSpan(offsets.range(span)) }
    keywords.convertSpans(convert)
    for index in sloganCandidates.indices { sloganCandidates[index].convertSpans(convert) }
    entities?.convertSpans(convert)
    for article in articles.indices {
      articles[article].keywords.convertSpans(convert)
      for index in articles[article].sloganCandidates.indices {
        articles[article].sloganCandidates[index].convertSpans(convert)
      }
    }
  }
}
