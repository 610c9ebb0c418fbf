/// What the figures of a page are.
enum Legend {
  /// A figure: its name and what it says, in Chinese and in English.
  struct Entry {
    var name: String
    var zhName: String
    var enName: String
    var zhText: String
    var enText: String
  }

  /// The figures, in the order the page has them.
  static let entries: [Entry] = [
    Entry(
      name: "score", zhName: "得分", enName: "Score",
      zhText: "关键词：各篇得分之和，每篇得分是细心读者选它为关键词的概率；标语：是标语的把握，0 至 1。",
      enText: "Keywords: the sum over documents of the probability that a careful reader would "
        + "choose the term. Slogans: how certain it is that it is one, 0 to 1."),
    Entry(
      name: "count", zhName: "次数", enName: "Count", zhText: "在全部文档中出现的次数，各种写法合计；点击可见出处。",
      enText: "Occurrences in all documents, all wordings together; press it to see them."),
    Entry(
      name: "documents", zhName: "篇数", enName: "Docs",
      zhText: "出现它的文档数，重复的文档不计。",
      enText: "How many documents have it; documents that repeat others do not count."),
    Entry(
      name: "trend", zhName: "走势", enName: "Trend",
      zhText: "每一时段的文档中出现它的比例，按本词最高值缩放；没有文档的时段留空。",
      enText: "The share of each period's documents that have it, scaled to its highest; a period "
        + "without documents is a gap."),
    Entry(
      name: "spread", zhName: "分布", enName: "Spread",
      zhText: "把整批文档按次序分为 200 段，出现它的段画线。",
      enText: "The batch in 200 parts, in order of input; parts that have it are marked."),
    Entry(
      name: "tf", zhName: "次数 tf", enName: "tf", zhText: "词在全部文档中出现的次数。",
      enText: "Occurrences of the term in all documents."),
    Entry(
      name: "df", zhName: "篇数 df", enName: "df", zhText: "出现该词的文档数。",
      enText: "How many documents have the term."),
    Entry(
      name: "idf", zhName: "逆篇频 idf", enName: "idf", zhText: "ln((N + 1) / (df + 1)) + 1，N 为文档数。",
      enText: "ln((N + 1) / (df + 1)) + 1 for N documents."),
    Entry(
      name: "dispersion", zhName: "均匀度", enName: "Dispersion",
      zhText: "Juilland D，0 至 1，1 为各篇最均匀。",
      enText: "Juilland's D, 0 to 1; at 1 all documents have it alike."),
  ]
}
