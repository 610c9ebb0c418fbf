import Foundation
import HanLexicon
import HanScripts

/// Makes the tables of script conversion of OpenCC's dictionaries.
///
/// What chains of dictionaries make of a word is worked out here, so that the word costs one
/// look-up at run time.
package struct ConversionCompiler {
  private let folder: String
  private let folding: [UInt32: UInt32]
  private var pool = ValuePool()
  private var builder = ContainerBuilder()

  /// The dictionaries of a group by rank; those of one rank are one.
  private static let dictionaries: [ConversionGroup: [[String]]] = [
    .simplifiedToTraditional: [
      ["STPhrases", "STPhrases_GeneratedFromRegionalPhrases"], ["STCharacters"],
    ],
    .traditionalToSimplified: [["TSPhrases"], ["TSCharactersExt"], ["TSCharacters"]],
    .taiwan: [["TWVariantsPhrases"], ["TWVariants"]],
    .taiwanIdioms: [["TWPhrases"], ["TWVariantsPhrases"], ["TWVariants"]],
    .hongKong: [["HKVariantsPhrases"], ["HKVariants"]],
    .hongKongIdioms: [["HKPhrases"], ["HKVariantsPhrases"], ["HKVariants"]],
    .fromTaiwan: [["TWVariantsRevPhrases"], ["TWVariantsRev"]],
    .fromTaiwanIdioms: [["TWPhrasesRev"], ["TWVariantsRevPhrases"], ["TWVariantsRev"]],
    .fromHongKong: [["HKVariantsRevPhrases"], ["HKVariantsRev"]],
    .fromHongKongIdioms: [["HKPhrasesRev"], ["HKVariantsRevPhrases"], ["HKVariantsRev"]],
    .ownWords: [["../conversion-words"]],
    .ownVariants: [["../conversion-variants"]],
    .names: [["../conversion-names"]],
    .alternatives: [["STCharacters"]],
    .terms: [["TWPhrases"]],
    .taiwanTerms: [["TWPhrasesRev"]],
  ]

  /// Prepares to read the dictionaries of a folder.
  ///
  /// - Throws: ``ConversionCompilerError``.
  package init(dictionaries folder: String) throws {
    self.folder = folder
    let compatibility = try ConversionDictionary(
      contentsOf: "\(folder)/CJK_Compatibility_Ideographs.txt")
    var folding: [UInt32: UInt32] = [:]
    for (key, values) in compatibility.entries {
      let (old, new) = (Array(key.unicodeScalars), Array(values[0].unicodeScalars))
      guard old.count == 1, new.count == 1 else {
        throw ConversionCompilerError(
          place: folder, cause: "“\(key)” is normalised to more than a character")
      }
      folding[old[0].value] = new[0].value
    }
    self.folding = folding
  }

  /// The bytes of the container.
  ///
  /// - Throws: ``ConversionCompilerError``.
  package mutating func compile() throws -> [UInt8] {
    var keys: [ConversionGroup: [ConversionTableBuilder.Key]] = [:]
    var tables: [ConversionGroup: ConversionTable] = [:]
    for group in ConversionGroup.allCases {
      let ownKeys =
        group == .terms || group == .taiwanTerms
        ? try terms(
          group, simplifying: [.ownVariants, .traditionalToSimplified].compactMap { tables[$0] })
        : try self.keys(of: group)
      var ownPool = ValuePool()
      let built = try build(ownKeys, group, into: &ownPool)
      keys[group] = ownKeys
      tables[group] = ConversionTable(built, pool: ownPool.bytes)
    }
    for group in ConversionGroup.allCases {
      var ownKeys = keys[group] ?? []
      var later: [ConversionTableBuilder.Later?] = [nil]
      switch group {
      case .simplifiedToTraditional, .ownWords:
        for chain in ConversionRoute.traditionalChains.dropFirst() {
          Self.addValues(to: &ownKeys, of: chain.compactMap { tables[$0] }) { $0.values[0] }
        }
        guard group == .simplifiedToTraditional else { break }
        later = ConversionRoute.traditionalChains.map { chain in
          guard let group = chain.first, let table = tables[group] else { return nil }
          return .init(table: table, keys: (keys[group] ?? []).map(\.scalars))
        }
      case .traditionalToSimplified:
        for chain in ConversionRoute.simplifiedChains.dropFirst() {
          let chain = (chain + [.traditionalToSimplified]).compactMap { tables[$0] }
          Self.addValues(to: &ownKeys, of: chain) { $0.text }
        }
      default: break
      }
      add(try build(ownKeys, group, into: &pool, later: later), group)
    }
    builder.add("pool", pool.bytes)
    builder.add("tells", ScriptTellsBuilder(keys: keys).bits())
    return builder.build()
  }

  /// Adds a set of values: what the words of a group become in a chain of tables.
  private static func addValues(
    to keys: inout [ConversionTableBuilder.Key], of chain: [ConversionTable],
    from start: (ConversionTableBuilder.Key) -> [UInt8]
  ) {
    for index in keys.indices {
      let key = keys[index]
      let value = key.rank == 0 ? ConversionTable.convert(start(key), by: chain) : key.values[0]
      keys[index].values.append(value)
    }
  }

  private func build(
    _ keys: [ConversionTableBuilder.Key], _ group: ConversionGroup, into pool: inout ValuePool,
    later: [ConversionTableBuilder.Later?] = [nil]
  ) throws -> ConversionTableBuilder.Tables {
    var builder = ConversionTableBuilder(
      folding: folding,
      replacesSingles: ![.names, .alternatives, .terms, .taiwanTerms].contains(group))
    for key in keys { builder.add(key) }
    guard let tables = builder.build(into: &pool, later: later) else {
      throw ConversionCompilerError(place: group.rawValue, cause: "there are too many keys")
    }
    return tables
  }

  private mutating func add(_ tables: ConversionTableBuilder.Tables, _ group: ConversionGroup) {
    let name = group.rawValue
    for (set, pages) in tables.pages.enumerated() { builder.add("\(name).pages.\(set)", pages) }
    builder.add("\(name).entries", tables.entries)
    for (set, pairs) in tables.pairs.enumerated() { builder.add("\(name).pairs.\(set)", pairs) }
    builder.add("\(name).triples", tables.triples)
    builder.add("\(name).nodes", tables.nodes)
  }

  /// The keys of a group of terms, Simplified.
  private func terms(
    _ group: ConversionGroup, simplifying chain: [ConversionTable]
  ) throws -> [ConversionTableBuilder.Key] {
    var list = try TermList(contentsOf: "\(folder)/../conversion-terms.txt")
    for name in Self.dictionaries[group]?.first ?? [] {
      for (key, values) in try ConversionDictionary(contentsOf: "\(folder)/\(name).txt").entries {
        func simplified(_ text: String) -> [UInt8] {
          ConversionTable.convert(Array(text.utf8), by: chain)
        }
        let value = group == .terms ? Array(values[0].utf8) : simplified(values[0])
        list.add(
          String(decoding: simplified(key), as: UTF8.self), value: value, isReverse: group != .terms
        )
      }
    }
    return list.keys(isReverse: group != .terms)
  }

  /// The keys of a group, each with its own value.
  private func keys(of group: ConversionGroup) throws -> [ConversionTableBuilder.Key] {
    var keys: [ConversionTableBuilder.Key] = []
    for (rank, names) in (Self.dictionaries[group] ?? []).enumerated() {
      for name in names {
        for (key, values) in try ConversionDictionary(contentsOf: "\(folder)/\(name).txt").entries {
          let scalars = key.unicodeScalars.map(\.value)
          if scalars.contains(where: { folding[$0] != nil }) {
            throw ConversionCompilerError(
              place: name, cause: "“\(key)” holds a compatibility ideograph")
          }
          switch group {
          case .names:
            keys.append(.init(scalars: scalars, rank: 0, values: values.map { Array($0.utf8) }))
          case .alternatives:
            guard values.count > 1 else { continue }
            keys.append(.init(scalars: scalars, rank: 0, values: [Array(values.joined().utf8)]))
          default:
            // Single characters give way to words.
            var rank = group == .ownVariants && scalars.count == 1 ? 1 : rank
            if group == .ownVariants, key.hasPrefix("乾") {
              rank = Int(ConversionGroup.finishedVariants)
            }
            keys.append(.init(scalars: scalars, rank: rank, values: [Array(values[0].utf8)]))
          }
        }
      }
    }
    return keys
  }
}
