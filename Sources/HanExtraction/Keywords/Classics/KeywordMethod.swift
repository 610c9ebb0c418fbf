/// How keywords are ranked: by the trained ranker, or by a classic formula.
public enum KeywordMethod: String, Hashable, Sendable, CaseIterable {
  /// The trained ranker over phrases: the default, and much the best.
  case ranker
  /// Single words by their share of the text times inverse document frequency (Salton & Buckley
  /// 1988, doi:10.1016/0306-4573(88)90021-0).
  case tfIDF = "tf-idf"
  /// Single words by the saturated frequency of BM25 times inverse document frequency (Robertson &
  /// Zaragoza 2009, doi:10.1561/1500000019), with k1 = 1.2 and b = 0: lengths do not count.
  case bm25
  /// Single words by their rank in a graph of neighbours (Mihalcea & Tarau 2004), as jieba has it.
  case textRank = "textrank"
  /// Runs of words between marks and stop words, by degree over frequency of their words (Rose et
  /// al. 2010, doi:10.1002/9780470689646.ch1).
  case rake
  /// Single words by position, frequency, context and spread (Campos et al. 2020,
  /// doi:10.1016/j.ins.2019.09.013), without its regard to capitals.
  case yake
}
