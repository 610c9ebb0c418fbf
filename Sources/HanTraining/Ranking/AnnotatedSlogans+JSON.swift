import Foundation
import HanLexicon
package import HanExtraction

/// Documents that are rebuilt from their sources, with their annotations, one a line of JSON.
///
/// `name`, `text`, `slogans` (`keys`: the wordings that are right, `type`, `salience`, `members`),
/// `near` and `open`; `partial` leaves open what is named nowhere.
extension AnnotatedSlogans {
  private struct Record: Decodable {
    struct Slogan: Decodable {
      var keys: [String]
      var type: SloganType
      var salience: Int
      var members: [String]?
    }
    var name: String
    var text: String
    var slogans: [Slogan]
    var near: [String]?
    var open: [String]?
    var partial: Bool?
  }

  /// Reads lines of JSON.
  ///
  /// - Parameter canonical: Puts a wording in the canonical script.
  /// - Throws: ``RankerError`` with the line that is not in the format.
  package static func records(
    in bytes: [UInt8], source: String, canonical: (String) -> String
  ) throws(RankerError) -> [AnnotatedSlogans] {
    var result: [AnnotatedSlogans] = []
    for (number, line) in IteratorSequence(NumberedLines(bytes)) where !line.isEmpty {
      guard let record = try? JSONDecoder().decode(Record.self, from: Data(line)) else {
        throw RankerError(
          source: source, line: number, cause: "not an object with name, text and slogans")
      }
      func key(_ wording: String) -> SloganKey { SloganKey(canonical(wording)) }
      let marked = record.slogans.flatMap { $0.keys.prefix(1) } + (record.near ?? [])
      result.append(
        AnnotatedSlogans(
          name: record.name, isTest: false, text: record.text,
          answers: record.slogans.map {
            Answer(
              keys: $0.keys.map(key), type: $0.type, salience: $0.salience,
              members: ($0.members ?? []).map(key))
          },
          nearMisses: (record.near ?? []).map(key), open: (record.open ?? []).map(key),
          isPartial: record.partial ?? false,
          wordings: marked.filter(record.text.contains)))
    }
    return result
  }
}
