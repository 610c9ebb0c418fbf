import HanStatistics

extension JSONWriter {
  /// Writes the member `groups` of a report.
  mutating func groups(_ groups: [Report.Group]) {
    key("groups")
    beginArray()
    for group in groups {
      beginObject()
      member("name", group.name)
      member("documents", group.documents)
      member("tokens", group.tokens)
      key("terms")
      beginArray()
      for term in group.terms {
        let rates = group.rates(of: term)
        beginObject()
        member("term", term.term)
        member("canonical", term.canonical)
        member("log_likelihood", term.logLikelihood)
        member("log_ratio", term.logRatio)
        member("p", term.significance)
        member("count", term.count)
        member("document_count", term.documents)
        member("other_count", term.otherCount)
        member("per_million", rates.here)
        member("other_per_million", rates.elsewhere)
        if !term.weakness.isEmpty { member("stop_word", term.weakness) }
        endObject()
      }
      endArray()
      endObject()
    }
    endArray()
  }
}

extension Report {
  /// The name of the table of groups in a report's folder.
  package static let groupsFileName = "groups.csv"

  /// `groups.csv`: what tells the groups of documents from the others, a term of a group a row.
  package var groupsCSV: String {
    var csv = CSVWriter(header: [
      "group", "group_documents", "group_tokens", "term", "canonical", "log_likelihood",
      "log_ratio", "p", "count", "documents", "other_count", "per_million", "other_per_million",
      "stop_word",
    ])
    for group in groups {
      for term in group.terms {
        let rates = group.rates(of: term)
        csv.row([
          CSVWriter.field(group.name), String(group.documents), String(group.tokens),
          CSVWriter.field(term.term), CSVWriter.field(term.canonical),
          CSVWriter.field(term.logLikelihood), CSVWriter.field(term.logRatio),
          CSVWriter.field(term.significance), String(term.count), String(term.documents),
          String(term.otherCount), CSVWriter.field(rates.here), CSVWriter.field(rates.elsewhere),
          term.weakness,
        ])
      }
    }
    return csv.text
  }

  /// The groups as templates show them.
  var groupViews: [TemplateValues] {
    groups.prefix(Self.maximumGroups).enumerated().map { number, group in
      let terms = Array(listedTerms(of: group))
      let best = terms.map(\.logLikelihood).max() ?? 0
      return [
        "number": String(number + 1), "name": group.name,
        "documents": DecimalText.grouped(group.documents),
        "tokens": DecimalText.grouped(group.tokens), "anyKey": !terms.isEmpty,
        "key": terms.map { term in
          let rates = group.rates(of: term)
          var row: TemplateValues = [
            "term": term.term, "score": DecimalText.rounded(term.logLikelihood, places: 1),
            "share": ReportView.share(term.logLikelihood, of: best),
            "ratio": DecimalText.rounded(term.logRatio, places: 2),
            "here": DecimalText.grouped(term.count),
            "elsewhere": DecimalText.grouped(term.otherCount),
            "rateHere": DecimalText.grouped(Int(rates.here.rounded())),
            "rateElsewhere": DecimalText.grouped(Int(rates.elsewhere.rounded())),
          ]
          row["canonical"] = ReportView.canonical(term.canonical, unless: term.term)
          return row
        },
      ]
    }
  }

  /// Empty, or how many groups pages leave out.
  var unlistedGroups: [String] {
    let rest = groups.count - Self.maximumGroups
    return rest > 0 ? [DecimalText.grouped(rest)] : []
  }
}
