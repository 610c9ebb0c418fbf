/// Something to be worked on, small until its content is asked for.
package protocol PipelineItem: Sendable {
  associatedtype Content: Sendable
  /// What a failure is reported under.
  var id: String { get }
  /// The bytes it takes while it is in flight.
  var cost: Int { get }
  /// Reads or parses what is worked on. Called by a worker.
  func content() throws -> Content
  /// Whether its content comes from a stream, which may be silent for long.
  var isWaitedFor: Bool { get }
}

extension PipelineItem {
  package var isWaitedFor: Bool { false }
}

/// A sequence of items, read by one thread at a time.
package protocol PipelineSource<Item>: AnyObject, Sendable {
  associatedtype Item: PipelineItem
  /// The next items, at least one and at most `limit`, waiting only while there is none; none at
  /// the end or once cancelled. What cannot be read is an item whose content throws.
  func next(upTo limit: Int) -> [Item]
  /// Makes a `next` that waits, and every later one, return nothing. Called from any thread.
  func cancel()
}
