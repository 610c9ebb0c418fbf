import HanStatistics
import Testing

/// Every measure against the expected values.
struct ReferenceTests {
  let reference: ReferenceValues

  init() throws { reference = try ReferenceValues() }

  @Test func dispersion() throws {
    var checked = 0
    let toy = try reference.tables("toy", "dispersion_by_document")
    let slices = try reference.tables("toy", "dispersion_by_slices", "terms")
    for table in try reference.tables("dispersion_tables") + toy + slices {
      let counts = try #require(table["v"] as? [Int])
      let parts = CorpusParts(try #require(table["l"] as? [Int]))
      let dispersion = Dispersion(counts: counts, in: parts)
      #expect(dispersion.frequency == table["frequency"] as? Int)
      for measure in DispersionMeasure.allCases {
        guard let expected = table[measure.rawValue] else { continue }
        let value = dispersion.value(of: measure)
        #expect(agrees(value, expected), "\(measure) of \(counts): \(value as Any)")
        checked += 1
      }
    }
    #expect(checked > 250)
  }

  @Test func averageReducedFrequency() throws {
    let places = ["一", "二", "一", "三", "一"].enumerated().filter { $0.element == "一" }.map(\.offset)
    // v = 5/3; distances 2, 2, 1 (round the end).
    let value = AverageReducedFrequency.value(places: places, tokens: 5)
    #expect(agrees(value, (5.0 / 3 + 5.0 / 3 + 1) / (5.0 / 3)))
    #expect(AverageReducedFrequency.value(places: [], tokens: 5) == nil)
  }

  @Test func keyness() throws {
    var checked = 0
    for table in try reference.tables("keyness_tables")
      + reference.tables("toy", "keyness", "terms")
      + reference.tables("toy", "text_dispersion_keyness")
    {
      let keyness = Keyness(
        target: try table.count("target"), reference: try table.count("reference"),
        targetTokens: try table.count("target_tokens"),
        referenceTokens: try table.count("reference_tokens"))
      for measure in KeynessMeasure.allCases {
        guard let expected = table[measure.rawValue] else { continue }
        let value = keyness.value(of: measure)
        #expect(agrees(value, expected), "\(measure): \(value as Any), \(table)")
        checked += 1
        if let p = table[measure.rawValue + "_p"], let value {
          // Where the file has 0, a Double has no digits for it.
          let tail = ChiSquare.upperTail(abs(value)) ?? 0
          #expect(agrees(tail, p, tolerance: 1e-8), "p of \(measure)")
          checked += 1
        }
      }
      let mirrored = Keyness(
        target: keyness.reference, reference: keyness.target,
        targetTokens: keyness.referenceTokens, referenceTokens: keyness.targetTokens)
      for measure in [KeynessMeasure.logLikelihood, .twoCellLogLikelihood, .logRatio] {
        #expect(
          agrees(mirrored.value(of: measure), keyness.value(of: measure).map { -$0 } as Any?),
          "\(measure) flips its sign")
      }
    }
    #expect(checked > 400)
  }

  @Test func conservativeLogRatio() throws {
    for table in try reference.tables("conservative_log_ratio", "values") {
      let keyness = Keyness(
        target: try table.count("a"), reference: try table.count("b"),
        targetTokens: try table.count("c"), referenceTokens: try table.count("d"))
      let value = keyness.conservativeLogRatio(tests: try table.count("m"))
      #expect(agrees(value, table["value"], tolerance: 1e-8), "\(value as Any) \(table)")
    }
  }

  @Test func association() throws {
    var checked = 0
    let toy = try reference.tables("toy", "collocations").flatMap {
      try #require($0["collocates"] as? [[String: Any]])
    }
    let pairs = try reference.tables("toy", "adjacent_pairs", "pairs_scored")
    for table in try reference.tables("association_tables") + toy + pairs {
      let pair = Association(
        together: try table.count("o11"), node: try table.count("node_frequency"),
        collocate: try table.count("collocate_frequency"), tokens: try table.count("tokens"),
        window: try table.count("window"))
      #expect(agrees(pair.expected, table["expected"]))
      for measure in AssociationMeasure.allCases {
        guard let expected = table[measure.rawValue] else { continue }
        let value = pair.value(of: measure)
        #expect(agrees(value, expected), "\(measure): \(value as Any), \(table)")
        checked += 1
      }
    }
    #expect(checked > 350)
  }

  @Test func diversity() throws {
    var checked = 0
    for table in try reference.tables("diversity_lists") {
      let words = try #require(table["tokens_list"] as? [String])
      let diversity = LexicalDiversity(of: words, window: try table.count("window"))
      #expect(diversity.tokens == table["tokens"] as? Int)
      #expect(diversity.types == table["types"] as? Int)
      #expect(diversity.hapaxes == table["hapaxes"] as? Int)
      for measure in DiversityMeasure.allCases {
        guard let expected = table[measure.rawValue] else { continue }
        let value = diversity.value(of: measure)
        #expect(agrees(value, expected), "\(measure) of \(words): \(value as Any)")
        checked += 1
      }
      guard table["mtld_factors_forward"] != nil else { continue }
      #expect(agrees(diversity.factors.forward, table["mtld_factors_forward"]))
      #expect(agrees(diversity.factors.backward, table["mtld_factors_backward"]))
    }
    #expect(checked > 70)
  }

  @Test func trends() throws {
    for table in try reference.tables("trend_lists") + reference.tables("toy", "trend", "terms") {
      let values = try #require((table["values"] ?? table["per_million"]) as? [Double])
      let trend = Trend(values)
      #expect(agrees(trend.slope, table["theil_sen"]))
      #expect(agrees(trend.leastSquaresSlope, table["least_squares_slope"]))
      let test = try #require(trend.mannKendall)
      #expect(test.statistic == table["mann_kendall_s"] as? Int)
      #expect(agrees(test.variance, table["mann_kendall_variance"]))
      #expect(agrees(test.z, table["mann_kendall_z"]))
      #expect(agrees(test.p, table["mann_kendall_p"]))
      let averages = try #require(table["moving_average_3"] as? [Double])
      #expect(zip(trend.movingAverage, averages).allSatisfy { agrees($0, $1) })
    }
    let gap = Trend([1, nil, 5])
    #expect(gap.slope == 2)
    #expect(gap.movingAverage == [1, nil, 5])
  }

  @Test func significance() throws {
    for table in try reference.tables("p_values") {
      let statistic = try #require(table["statistic"] as? Double)
      #expect(agrees(ChiSquare.upperTail(statistic), table["p"], tolerance: 1e-8))
      let logarithm = ChiSquare.logarithmOfUpperTail(statistic)
      #expect(agrees(logarithm, table["log10_p"]), "\(statistic): \(logarithm)")
    }
    let p = try #require(try reference.value(["multiple_tests", "p"]) as? [Double])
    let bonferroni = try #require(
      try reference.value(["multiple_tests", "bonferroni"]) as? [Double])
    let adjusted = try #require(
      try reference.value(["multiple_tests", "benjamini_hochberg"]) as? [Double])
    for (index, value) in p.enumerated() {
      #expect(agrees(MultipleTests.bonferroni(value, tests: p.count), bonferroni[index]))
      #expect(agrees(MultipleTests.benjaminiHochberg(p)[index], adjusted[index]))
    }
  }

  @Test func newWords() throws {
    for table in try reference.tables("entropy_lists") {
      let counts = try #require(table["counts"] as? [Int])
      #expect(agrees(BranchingEntropy.entropy(counts), table["entropy"]))
    }
    for candidate in try reference.tables("toy", "new_words", "candidates") {
      let splits = try #require(candidate["splits"] as? [[String: Any]]).map {
        (left: try $0.count("left_count"), right: try $0.count("right_count"))
      }
      let ratio = Cohesion.ratio(
        count: try candidate.count("frequency"), splits: splits,
        characters: try candidate.count("characters"))
      #expect(agrees(ratio, candidate["cohesion_ratio"]))
    }
  }
}
