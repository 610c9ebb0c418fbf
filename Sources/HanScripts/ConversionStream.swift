import HanCore

/// Converts a text of any length piece by piece, by dictionaries alone, in bounded memory.
///
/// Pieces may end anywhere, inside of a word or of a character: the result is that of the whole
/// text. A few hundred bytes are held back until more comes.
///
/// ```swift
/// var stream = ConversionStream(try ScriptConverter(to: .traditional))
/// var result = stream.convert(Array("头".utf8))
/// result += stream.convert(Array("发".utf8))
/// result += stream.finish()  // "頭髮"
/// ```
package struct ConversionStream: Sendable {
  private let engine: DictionaryEngine
  /// What each step has not walked over yet.
  private var waiting: [Waiting]
  /// The beginning of a scalar that is not whole.
  private var tail: [UInt8] = []

  private struct Waiting: Sendable {
    var bytes: [UInt8] = []
    var finished: [FinishedSpan] = []
  }

  /// Starts a stream.
  package init(_ converter: ScriptConverter) {
    engine = converter.engine
    waiting = [Waiting](repeating: Waiting(), count: engine.steps.count)
  }

  /// Whether what follows some text is converted as if it began there: the text ends with a line, and
  /// no descriptive sequence may go on behind it.
  ///
  /// - Parameter text: The last 256 bytes of the text, or all of it.
  package static func isSeam(after text: [UInt8]) -> Bool {
    text.last == 0x0A
      && !text.withUnsafeBufferPointer {
        IdeographicDescription.mayReach(over: $0.count, in: $0)
      }
  }

  /// Takes the next bytes of the text, UTF-8; what is no UTF-8 becomes U+FFFD.
  ///
  /// - Returns: The next bytes of the result, whole scalars.
  /// - Complexity: O(length of the piece).
  package mutating func convert(_ piece: some Collection<UInt8>) -> [UInt8] {
    tail += piece
    var end = tail.count
    // The scalar at the end is kept while it may become whole.
    for back in 1..<4 where tail.count >= back {
      let byte = tail[tail.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let needs = UTF8.width(startingWith: byte)
      if needs > back { end = tail.count - back }
      break
    }
    let whole = String(decoding: tail[..<end], as: UTF8.self)
    tail.removeFirst(end)
    return feed(Array(whole.utf8), [], from: 0, isFinal: false)
  }

  /// Ends the text. The stream can then take another one.
  ///
  /// - Returns: The rest of the result.
  package mutating func finish() -> [UInt8] {
    let rest = String(decoding: tail, as: UTF8.self)
    tail = []
    return feed(Array(rest.utf8), [], from: 0, isFinal: true)
  }

  private mutating func feed(
    _ bytes: [UInt8], _ finished: [FinishedSpan], from index: Int, isFinal: Bool
  ) -> [UInt8] {
    guard index < engine.steps.count else { return bytes }
    let step = engine.steps[index]
    let offset = UInt32(waiting[index].bytes.count)
    waiting[index].bytes += bytes
    waiting[index].finished += finished.filter { !step.begins || $0.isLocked }
      .map { FinishedSpan(start: $0.start + offset, end: $0.end + offset, isLocked: $0.isLocked) }
    var output = ByteBuffer(capacity: bytes.count + 64)
    var nowFinished: [FinishedSpan] = []
    var noted = NoReplacements()
    let walked = waiting[index].bytes.withUnsafeBufferPointer { input in
      step.run(
        over: input, finished: waiting[index].finished, isFinal: isFinal, output: &output,
        nowFinished: &nowFinished, recorder: &noted)
    }
    waiting[index].bytes.removeFirst(walked)
    waiting[index].finished.removeAll { $0.end <= UInt32(walked) }
    for span in waiting[index].finished.indices {
      waiting[index].finished[span].start -= UInt32(walked)
      waiting[index].finished[span].end -= UInt32(walked)
    }
    return feed(Array(output.bytes), nowFinished, from: index + 1, isFinal: isFinal)
  }
}
