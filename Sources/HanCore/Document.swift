/// A document: decoded text and what is known about it.
public struct Document: Identifiable, Hashable, Sendable {
  /// What names the document in every result: a path, or the identifier its record carries.
  public var id: String
  /// The decoded text, before cleaning and conversion. Every reported range counts in it.
  public var text: String
  /// The name of the encoding the bytes were in, such as `UTF-8` or `GB18030`; `nil` for text
  /// that was never bytes.
  public var encoding: String?
  /// The title, when it came apart from the text.
  public var title: String?
  /// The date, as it was written.
  public var date: String?
  /// The publication the document comes from.
  public var source: String?
  /// Who wrote it.
  public var author: String?

  /// Creates a document from text in hand.
  public init(
    id: String, text: String, encoding: String? = nil, title: String? = nil, date: String? = nil,
    source: String? = nil, author: String? = nil
  ) {
    var text = text
    text.makeContiguousUTF8()
    self.id = id
    self.text = text
    self.encoding = encoding
    self.title = title
    self.date = date
    self.source = source
    self.author = author
  }
}
