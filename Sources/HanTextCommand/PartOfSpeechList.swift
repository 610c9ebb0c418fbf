import ArgumentParser
import HanText

/// Parts of speech, such as `n,v,nr`; a tag stands for all that begin with it.
struct PartOfSpeechList: ExpressibleByArgument, Sendable {
  private let names: [String]

  /// - Parameter argument: Tags with commas between them.
  init?(argument: String) {
    names = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    if names.contains(where: \.isEmpty) { return nil }
  }

  /// Whether a tag is one of them.
  func contains(_ tag: PartOfSpeech?) -> Bool {
    guard let name = tag?.name else { return false }
    return names.contains { name.hasPrefix($0) }
  }

  /// - Throws: `ValidationError` that names the tags there are, when one of these is none and none
  ///   begins with it.
  func check(against known: [PartOfSpeech]) throws(ValidationError) {
    let known = Set(known.map(\.name))
    guard let unknown = names.first(where: { name in !known.contains { $0.hasPrefix(name) } })
    else { return }
    throw ValidationError(
      "--pos \(unknown): there is no such part of speech. The tags are "
        + known.sorted().joined(separator: ", ") + ".")
  }
}
