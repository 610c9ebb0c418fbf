import ArgumentParser
import Foundation
import HanCore
import HanExtraction
import HanLexicon
import HanText
import HanTraining

/// `hantext-train train slogans`
struct TrainSlogans: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slogans",
    abstract: "Trains the ranker of slogans.",
    discussion: """
      The same input gives the same bytes. The input are documents with their slogans marked, as \
      Tests/Quality/Slogans/Documents has them (.txt), and documents with annotations beside them \
      (.jsonl). N*FILE counts each candidate N times. Documents kept for testing are left out. With \
      --folds, documents of .jsonl are found by what was learnt from the others, and the scores \
      are made probabilities by that.

      Example: hantext-train train slogans Tests/Quality/Slogans/Documents/*.txt -o slogans.txt
      """)

  @Argument(help: ArgumentHelp("Annotated documents.", valueName: "[N*]file"))
  var files: [String]

  @Option(help: "The weight of the L2 penalty of marks.")
  var penalty = 1.0

  @Option(help: "The weight of the L2 penalty of words.")
  var wordPenalty = 4.0

  @Option(help: "The weight of the L2 penalty of two marks together.")
  var pairPenalty = 30.0

  @Option(help: "Features that fewer candidates have are left out.")
  var minimum = 4

  @Option(help: "Two marks that fewer candidates have together are left out.")
  var pairMinimum = 20

  @Option(help: "Folds of the cross-validation; 0 for none.")
  var folds = 0

  @Option(
    help: ArgumentHelp("Where to write what cross-validation found, as JSON.", valueName: "file"))
  var predictions: String?

  @Option(
    help: ArgumentHelp(
      "Where to write all candidates with their features, as JSON.", valueName: "file"))
  var dump: String?

  @Option(help: "As how many candidates those of sentences and wordings alone count; 0 for none.")
  var excerpts = 0.0

  @Flag(help: "List the slogans that nothing is proposed for.")
  var missing = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The weights to write.", valueName: "file"))
  var output: String?

  /// A document with what is proposed for it.
  private struct Item {
    var document: AnnotatedSlogans
    var tokens: TokenizedText
    /// Whether it is scored in cross-validation.
    var isScored: Bool
    /// Its sentences and wordings alone.
    var excerpts: [(document: AnnotatedSlogans, tokens: TokenizedText)] = []
  }

  func run() throws {
    var items: [Item] = []
    var examples = SparseExamples()
    let extractor = SloganExtractor()
    var dumped = Data()
    for argument in files {
      let parts = argument.split(separator: "*", maxSplits: 1)
      let weight = parts.count == 2 ? Double(parts[0]) : nil
      let path = weight == nil ? argument : String(parts[1])
      for var item in try read(path) {
        let found = extractor.examples(in: item.tokens)
        if dump != nil { dumped += try lines(found, of: item.document, isReal: item.isScored) }
        add(found, of: item.document, weight ?? 1, items.count, to: &examples)
        for (document, tokens) in item.excerpts {
          add(
            extractor.examples(in: tokens), of: document, excerpts * (weight ?? 1), items.count,
            to: &examples)
        }
        item.excerpts = []
        items.append(item)
      }
    }
    if let dump { try dumped.write(to: URL(fileURLWithPath: dump), options: .atomic) }
    print(
      "\(items.count) documents, \(examples.rows.count) candidates,"
        + " \(examples.labels.count { $0 }) right, \(examples.features.count) features")
    var regression = SparseRegression()
    regression.penalty = penalty
    regression.wordPenalty = wordPenalty
    regression.minimum = minimum
    regression.pairPenalty = pairPenalty
    regression.pairMinimum = pairMinimum
    var calibration = (slope: 1.0, offset: 0.0)
    if folds > 1 { calibration = try crossValidate(items, examples, regression) }
    guard let output else { return }
    let weights = Self.scaled(regression.fit(examples), calibration)
    let comment = "Weights of the ranker of slogans: logistic regression, by feature."
    let bytes = Array(weights.text(comment: comment).utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    print("\(output): \(weights.values.count) weights, \(bytes.count) bytes")
  }

  private func read(_ path: String) throws -> [Item] {
    guard let bytes = NumberedLines.contents(of: path) else {
      throw RankerError(source: path, cause: NumberedLines.unreadable)
    }
    // Documents in the repository have no noise.
    let isReal = path.hasSuffix(".jsonl")
    let analyzer = try Analyzer(Configuration(cleans: isReal))
    let canonical = { (wording: String) in analyzer.canonical(MappedText(wording)).text }
    let documents =
      isReal
      ? try AnnotatedSlogans.records(in: bytes, source: path, canonical: canonical)
      : try AnnotatedSlogans.documents(in: bytes, source: path, canonical: canonical)
    return documents.filter { !$0.isTest }.map { document in
      func tokens(_ text: String) -> TokenizedText {
        analyzer.tokenize(analyzer.clean(Document(id: document.name, text: text)).text)
      }
      return Item(
        document: document, tokens: tokens(document.text),
        isScored: isReal && !document.isPartial,
        excerpts: excerpts > 0 ? document.excerpts().map { ($0, tokens($0.text)) } : [])
    }
  }

  private func add(
    _ found: [(candidate: SloganCandidate, features: [String])], of document: AnnotatedSlogans,
    _ weight: Double, _ number: Int, to examples: inout SparseExamples
  ) {
    let right = found.filter { item in
      document.answers.contains { $0.keys.contains(SloganKey(item.candidate.canonical)) }
    }
    if missing, weight >= 1 {
      let keys = Set(found.map { SloganKey($0.candidate.canonical) })
      for answer in document.answers where keys.isDisjoint(with: answer.keys) {
        print("\(document.name): nothing for \(answer.keys[0].term.text)")
      }
    }
    for (candidate, features) in found {
      let key = SloganKey(candidate.canonical)
      if document.open.contains(key) { continue }
      let isRight = document.answers.contains { $0.keys.contains(key) }
      // Where a run was judged right, runs across it are wrong, whether named or not.
      let isBeside =
        !isRight && candidate.type == .parallel
        && right.contains {
          $0.candidate.type == .parallel && $0.candidate.span.overlaps(candidate.span)
        }
      if document.isPartial, !isRight, !isBeside, !document.nearMisses.contains(key) { continue }
      // A motto inside a slogan is not wrong: the slogan goes before it.
      let isInside = right.contains {
        $0.candidate.span != candidate.span && $0.candidate.span.contains(candidate.span)
      }
      if !isRight, isInside, candidate.type != .parallel { continue }
      examples.add(features, isRight: isRight, weight: weight, document: number)
    }
  }

  /// A line of JSON for each candidate of a document.
  private func lines(
    _ found: [(candidate: SloganCandidate, features: [String])], of document: AnnotatedSlogans,
    isReal: Bool
  ) throws -> Data {
    struct Line: Encodable {
      var doc: String
      var isReal: Bool
      var slogan: String
      var type: SloganType
      var label: String
      var span: [Int]
      var features: [String]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var result = Data()
    for (candidate, features) in found {
      let key = SloganKey(candidate.canonical)
      let label =
        document.open.contains(key)
        ? "open" : document.answers.contains { $0.keys.contains(key) } ? "right" : "wrong"
      result += try encoder.encode(
        Line(
          doc: document.name, isReal: isReal, slogan: candidate.canonical, type: candidate.type,
          label: label, span: [candidate.span.lowerBound, candidate.span.upperBound],
          features: features))
      result += Data("\n".utf8)
    }
    return result
  }

  /// Finds the slogans of each document by what the others teach; prints how well, and gives what
  /// makes the scores probabilities.
  private func crossValidate(
    _ items: [Item], _ examples: SparseExamples, _ regression: SparseRegression
  ) throws -> (slope: Double, offset: Double) {
    var found: [(item: Item, slogans: [Slogan])] = []
    for fold in 0..<folds {
      let isTest = { (number: Int) in items[number].isScored && number % folds == fold }
      let weights = regression.fit(examples) { !isTest($0) }
      let extractor = SloganExtractor(threshold: 0.02, ranker: try SloganRanker(weights))
      for (number, item) in items.enumerated() where isTest(number) {
        found.append((item, extractor.slogans(from: extractor.candidates(in: item.tokens))))
      }
    }
    var scores: [(logit: Double, isRight: Bool)] = []
    for (item, slogans) in found {
      for slogan in slogans {
        let key = SloganKey(slogan.canonical)
        if item.document.open.contains(key) { continue }
        let logit = log(slogan.score / max(1e-9, 1 - slogan.score))
        scores.append((logit, item.document.answers.contains { $0.keys.contains(key) }))
      }
    }
    let calibration = Self.calibration(scores)
    print("scores times \(calibration.slope), plus \(calibration.offset)")
    func calibrated(_ score: Double) -> Double {
      let logit = log(score / max(1e-9, 1 - score))
      return LinearRanker.probability(calibration.slope * logit + calibration.offset)
    }
    report(
      scores.map {
        (LinearRanker.probability(calibration.slope * $0.logit + calibration.offset), $0.isRight)
      })
    for threshold in [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6] {
      var score = SloganScore()
      for (item, slogans) in found {
        score.add(slogans.filter { calibrated($0.score) >= threshold }, of: item.document)
      }
      print(
        "from \(threshold): exact P \(percent(score.precision)) R \(percent(score.recall))"
          + " F1 \(percent(score.f1)), salient R \(percent(score.salientRecall)), members F1"
          + " \(percent(score.memberF1)), near misses \(percent(score.nearMissRate))")
    }
    if let predictions { try write(found, calibrated, to: predictions) }
    return calibration
  }

  /// Prints how many candidates of each tenth of the scores are right.
  private func report(_ scores: [(Double, Bool)]) {
    var error = 0.0
    for tenth in 0..<10 {
      let part = scores.filter { min(9, Int($0.0 * 10)) == tenth }
      guard !part.isEmpty else { continue }
      let mean = part.reduce(0) { $0 + $1.0 } / Double(part.count)
      let right = Double(part.count { $0.1 }) / Double(part.count)
      error += abs(mean - right) * Double(part.count) / Double(scores.count)
      print("score \(percent(mean)): \(percent(right)) right of \(part.count)")
    }
    print("expected calibration error \(percent(error))")
  }

  private func write(
    _ found: [(item: Item, slogans: [Slogan])], _ calibrated: (Double) -> Double, to path: String
  ) throws {
    struct Line: Encodable {
      struct Slogan: Encodable {
        var canonical: String
        var type: SloganType
        var score: Double
        var members: [String]
      }
      var doc: String
      var slogans: [Slogan]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var output = Data()
    for (item, slogans) in found {
      output += try encoder.encode(
        Line(
          doc: item.document.name,
          slogans: slogans.map {
            Line.Slogan(
              canonical: $0.canonical, type: $0.type, score: calibrated($0.score),
              members: $0.members.map(\.canonical))
          }))
      output += Data("\n".utf8)
    }
    try output.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// The line that makes logits those of the share of right ones (Platt 1999), by gradient descent
  /// with Newton's steps.
  private static func calibration(
    _ scores: [(logit: Double, isRight: Bool)]
  ) -> (slope: Double, offset: Double) {
    var (slope, offset) = (1.0, 0.0)
    for _ in 0..<50 {
      var (g0, g1, h00, h01, h11) = (0.0, 0.0, 1e-6, 0.0, 1e-6)
      for (logit, isRight) in scores {
        let probability = LinearRanker.probability(slope * logit + offset)
        let error = probability - (isRight ? 1 : 0)
        let curve = probability * (1 - probability)
        g0 += error * logit
        g1 += error
        h00 += curve * logit * logit
        h01 += curve * logit
        h11 += curve
      }
      let determinant = h00 * h11 - h01 * h01
      guard determinant > 1e-9 else { break }
      slope -= (h11 * g0 - h01 * g1) / determinant
      offset -= (h00 * g1 - h01 * g0) / determinant
    }
    return slope > 0.05 ? (slope, offset) : (1, 0)
  }

  private static func scaled(
    _ weights: RankerWeights, _ calibration: (slope: Double, offset: Double)
  ) -> RankerWeights {
    var values = weights.values.mapValues { $0 * calibration.slope }
    values[RankerWeights.bias, default: 0] += calibration.offset
    return RankerWeights(values)
  }
}
