import HanCore
import HanLexicon

/// Converts by dictionaries alone: passes one after the other.
struct DictionaryEngine: Sendable {
  /// A pass of the engine.
  struct Step: Sendable {
    var work: Work
    /// Whether a configuration begins here: what the one before finished is taken up again.
    var begins: Bool

    /// How many bytes have to be in hand to tell what happens at a place.
    var lookahead: Int {
      switch work {
      case .dictionary(let pass): pass.lookahead
      case .custom(let table): table.lookahead
      }
    }

    /// As ``ConversionPass/run(over:finished:isFinal:output:nowFinished:recorder:)``.
    func run<Recorder: ReplacementRecorder & ~Copyable>(
      over input: UnsafeBufferPointer<UInt8>, finished: [FinishedSpan], isFinal: Bool,
      output: inout ByteBuffer, nowFinished: inout [FinishedSpan], recorder: inout Recorder
    ) -> Int {
      switch work {
      case .dictionary(let pass):
        pass.run(
          over: input, finished: finished, isFinal: isFinal, output: &output,
          nowFinished: &nowFinished, recorder: &recorder)
      case .custom(let table):
        table.run(
          over: input, finished: finished, isFinal: isFinal, output: &output,
          nowFinished: &nowFinished, recorder: &recorder)
      }
    }
  }

  /// What a step works with.
  enum Work: Sendable {
    case dictionary(ConversionPass)
    /// Words of the user's.
    case custom(CustomTable)
  }

  let steps: [Step]
  /// Whether ``BundledConversion/canonicalFilter`` tells which text stays as it is.
  var isCanonical = false

  /// The engine for a route.
  ///
  /// - Parameters:
  ///   - custom: Keys of the user's, which are replaced before all others and locked.
  ///   - foldsVariants: Whether variants that the dictionaries leave become standard forms.
  /// - Throws: ``ContainerError`` when tables are missing.
  init(
    from source: ScriptVariant, to target: ScriptVariant, tables: ModelContainer,
    custom: CustomTable? = nil, foldsVariants: Bool = false
  ) throws(ContainerError) {
    var steps = custom.map { [Step(work: .custom($0), begins: false)] } ?? []
    if foldsVariants {
      let table = try ConversionTable(tables, group: ConversionGroup.ownVariants.rawValue)
      var pass = ConversionPass(table: table, use: .convert)
      pass.finishedRank = ConversionGroup.finishedVariants
      steps.append(Step(work: .dictionary(pass), begins: false))
    }
    let variantSteps = steps.count
    for configuration in ConversionRoute.configurations(from: source, to: target) {
      for (index, step) in configuration.enumerated() {
        var pass = ConversionPass(
          table: try ConversionTable(
            tables, group: step.group.rawValue, set: step.set, of: step.sets), use: step.use)
        if let later = step.later {
          pass.later = try ConversionTable(tables, group: later.rawValue)
        }
        steps.append(
          Step(
            work: .dictionary(pass),
            begins: index == 0 && !(foldsVariants && steps.count == variantSteps)))
      }
    }
    self.steps = steps
  }

  init(steps: [Step]) { self.steps = steps }

  /// The filter of all steps, see ``ChangeFilter``; `nil` where they do not convert alone.
  func makeFilter() -> ChangeFilter? {
    var tables: [ConversionTable] = []
    for step in steps {
      guard case .dictionary(let pass) = step.work, pass.use == .convert, pass.later == nil else {
        return nil
      }
      tables.append(pass.table)
    }
    return ChangeFilter(tables)
  }

  /// Converts `input`, valid UTF-8.
  ///
  /// - Parameters:
  ///   - input: Below 4 GiB.
  ///   - finished: Spans of the input that stay as they are.
  ///   - body: Takes the result, valid during the call, and the finished spans of the result.
  func convert<Recorder: ReplacementRecorder & ~Copyable, R>(
    _ input: UnsafeBufferPointer<UInt8>, finished: [FinishedSpan] = [],
    noting _: Recorder.Type,
    _ body: (UnsafeBufferPointer<UInt8>, borrowing Recorder) throws -> R
  ) rethrows -> R {
    guard let first = steps.first else { return try body(input, Recorder()) }
    var all = Recorder()
    var spans: [FinishedSpan] = []
    var output = ByteBuffer(capacity: input.count + input.count / 16)
    _ = first.run(
      over: input, finished: finished, isFinal: true, output: &output, nowFinished: &spans,
      recorder: &all)
    for step in steps.dropFirst() {
      if step.begins { spans.removeAll { !$0.isLocked } }
      var next = ByteBuffer(capacity: output.count + output.count / 16)
      var nextSpans: [FinishedSpan] = []
      var noted = Recorder()
      _ = step.run(
        over: output.bytes, finished: spans, isFinal: true, output: &next,
        nowFinished: &nextSpans, recorder: &noted)
      all.append(noted)
      swap(&output, &next)
      spans = nextSpans
    }
    return try body(output.bytes, all)
  }
}

extension ConversionTable {
  /// What a chain of tables makes of a text, one after the other over all of it.
  package static func convert(_ text: [UInt8], by chain: [ConversionTable]) -> [UInt8] {
    let engine = DictionaryEngine(
      steps: chain.map {
        .init(work: .dictionary(ConversionPass(table: $0, use: .convert)), begins: false)
      })
    return text.withUnsafeBufferPointer { bytes in
      engine.convert(bytes, noting: NoReplacements.self) { result, _ in Array(result) }
    }
  }
}
