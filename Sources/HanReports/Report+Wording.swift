import HanCore

extension Report {
  /// Replaces the wordings that are shown, of keywords, slogans, terms and entities.
  ///
  /// - Parameter wording: The wording to show, from the source's and the canonical one.
  package mutating func reword(_ wording: (_ source: String, _ canonical: String) -> String) {
    for index in keywords.indices {
      keywords[index].term = wording(keywords[index].term, keywords[index].canonical)
    }
    for index in slogans.indices {
      slogans[index].reword(wording)
    }
    for index in terms.indices {
      terms[index].form = Term(wording(terms[index].form.text, terms[index].term.text))
    }
    for index in documents.indices {
      documents[index].reword(wording)
    }
  }
}

extension Report.DocumentSummary {
  /// Replaces the wordings that are shown.
  ///
  /// - Parameter wording: The wording to show, from the source's and the canonical one.
  package mutating func reword(_ wording: (_ source: String, _ canonical: String) -> String) {
    for index in articles.indices { articles[index].reword(wording) }
    for index in keywords.indices {
      keywords[index].term = wording(keywords[index].term, keywords[index].canonical)
    }
    for index in slogans.indices {
      slogans[index].reword(wording)
    }
    entities?.reword(wording)
  }
}

extension Report.ArticleSummary {
  fileprivate mutating func reword(_ wording: (String, String) -> String) {
    for index in keywords.indices {
      keywords[index].term = wording(keywords[index].term, keywords[index].canonical)
    }
    for index in slogans.indices {
      slogans[index].reword(wording)
    }
  }
}

extension Report.LocatedSlogan {
  /// Replaces the wordings that are shown: of the slogan, its frame and its members.
  package mutating func reword(_ wording: (_ source: String, _ canonical: String) -> String) {
    text = wording(text, canonical)
    template = template.map { wording($0, canonicalTemplate ?? $0) }
    members = Report.reworded(members, canonicalMembers, wording)
  }
}

extension Report.BatchSlogan {
  /// Replaces the wordings that are shown: of the slogan, its frame and its members.
  package mutating func reword(_ wording: (_ source: String, _ canonical: String) -> String) {
    text = wording(text, canonical)
    template = template.map { wording($0, canonicalTemplate ?? $0) }
    members = Report.reworded(members, canonicalMembers, wording)
    history?.reword(wording)
  }
}

extension Report.SloganHistory {
  /// Replaces the wordings that are shown, of members and relatives; the wordings of documents stay.
  fileprivate mutating func reword(_ wording: (_ source: String, _ canonical: String) -> String) {
    for index in lists.indices {
      lists[index].members = Report.reworded(lists[index].members, lists[index].canonical, wording)
    }
    if let relative = origin { origin?.text = wording(relative.text, relative.canonical) }
    for index in successors.indices {
      successors[index].text = wording(successors[index].text, successors[index].canonical)
    }
  }
}

extension Report {
  fileprivate static func reworded(
    _ members: [String], _ canonical: [String], _ wording: (String, String) -> String
  ) -> [String] {
    members.indices.map { index in
      wording(members[index], index < canonical.count ? canonical[index] : members[index])
    }
  }
}
