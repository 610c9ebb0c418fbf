/// What a document in Markdown consists of, in the order of its source.
enum MarkdownEvent {
  /// A part begins that holds others.
  case open(MarkdownContainer)
  /// It ends.
  case close(MarkdownContainer)
  /// Text, as stretches of the source: a line each, without the marks of the parts around it.
  case leaf(MarkdownLeaf, [Range<Int>])
}

/// A part of a document that holds other parts.
enum MarkdownContainer: Hashable {
  case quote, bullets, numbers, item, table
}

/// A part of a document that holds text.
enum MarkdownLeaf: Hashable {
  case paragraph
  case heading(level: Int)
  /// Cells of a table.
  case row
  /// HTML, taken as it is.
  case html
}
