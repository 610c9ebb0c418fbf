extension PageHead {
  /// A field of JSON that says something about an article.
  enum StoredField: Sendable {
    case title, date, updated, author, publisher

    /// The field of a name, inside one of another name; `nil` for all others.
    init?(key: String, parent: String) {
      switch key {
      case "headline": self = .title
      case "datepublished", "publishtime", "publishdate", "pubdate", "pubtime", "publish_time",
        "publishedat", "published_at", "uploaddate":
        self = .date
      case "datemodified", "updatetime", "update_time": self = .updated
      case "author", "authorname", "author_name": self = .author
      case "name" where parent == "author" || parent == "creator": self = .author
      case "name" where parent == "publisher" || parent == "sourceorganization": self = .publisher
      case "source", "sourcename", "source_name", "media", "medianame": self = .publisher
      default: return nil
      }
    }
  }

  /// The head with what JSON in the page says and the head does not.
  func completed(with page: String) -> PageHead {
    let fields = StoredArticle.fields(of: page)
    guard !fields.isEmpty else { return self }
    var head = self
    for (field, value) in fields where !value.trimmed.isEmpty {
      switch field {
      case .title: head.socialTitle = head.socialTitle ?? value.trimmed
      case .date: head.date = head.date ?? value
      case .updated: head.updated = head.updated ?? value
      case .author: head.storedAuthor = head.storedAuthor ?? value.trimmed
      case .publisher: head.publisher = head.publisher ?? value.trimmed
      }
    }
    return head
  }
}
