import HanText

/// What became of a citation.
struct CitationCheck: Hashable, Sendable {
  enum Status: String, Hashable, Sendable, CaseIterable {
    /// The passage stands where the citation says.
    case confirmed
    /// So it does, but the document is another one elsewhere.
    case edited
    /// The document is another one, and has the passage in another place.
    case moved
    /// The document has no such passage any more.
    case gone
    /// The document is the same and never had the passage there.
    case wrong
    /// There is no such document, or it cannot be read.
    case missing
  }

  var status: Status
  /// Where the passage stands, the nearest place first; up to ``CitedText/maximumPlaces``.
  var places: [Range<Int>] = []
  /// The digest of the document as it is.
  var digest: String?
  /// Why there is no document.
  var cause: String?

  /// The document is not there.
  static func missing(_ cause: String) -> CitationCheck {
    CitationCheck(status: .missing, cause: cause)
  }

  init(status: Status, places: [Range<Int>] = [], digest: String? = nil, cause: String? = nil) {
    self.status = status
    self.places = places
    self.digest = digest
    self.cause = cause
  }

  /// Looks for a citation in its document.
  ///
  /// - Parameters:
  ///   - text: The document's text, with its ``digest``.
  init(_ citation: Citation, in text: CitedText, digest: String) {
    self.digest = digest
    let isSame = citation.digest.map { $0 == digest }
    if text.has(citation.text, at: citation.range, withGaps: isSame != false) {
      places = [citation.range]
      status = isSame == false ? .edited : .confirmed
    } else {
      places = text.places(of: citation.text, near: citation.range.lowerBound)
      status = isSame == true ? .wrong : places.isEmpty ? .gone : .moved
    }
  }
}

/// What a worker finds out about the citations of a document.
struct CheckedDocument: WireValue {
  var id: String
  /// By the number of the citation.
  var checks: [(number: Int, check: CitationCheck)]

  init(id: String, checks: [(number: Int, check: CitationCheck)]) {
    self.id = id
    self.checks = checks
  }

  func encode(to writer: inout ByteWriter) {
    writer.string(id)
    writer.list(checks) { writer, item in
      writer.count(item.number)
      writer.string(item.check.status.rawValue)
      writer.list(item.check.places) { writer, place in
        writer.count(place.lowerBound)
        writer.count(place.count)
      }
      writer.optional(item.check.digest) { $0.string($1) }
    }
  }

  init(from reader: inout ByteReader) throws(ByteError) {
    id = try reader.string()
    checks = try reader.list { reader throws(ByteError) in
      let number = try reader.count()
      guard let status = CitationCheck.Status(rawValue: try reader.string()) else {
        throw ByteError(offset: reader.offset)
      }
      let places = try reader.list { reader throws(ByteError) in
        let start = try reader.count()
        return start..<(start + (try reader.count()))
      }
      let digest = try reader.optional { reader throws(ByteError) in try reader.string() }
      return (number, CitationCheck(status: status, places: places, digest: digest))
    }
  }
}
