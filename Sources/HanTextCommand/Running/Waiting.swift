internal import Dispatch

/// Waiting of a thread for work that is asynchronous.
enum Waiting {
  /// Nobody else touches what the work captures while the thread waits.
  private final class Work: @unchecked Sendable {
    private let work: () async throws -> Void
    private(set) var result: Result<Void, any Error> = .success(())

    init(_ work: @escaping () async throws -> Void) { self.work = work }

    func perform() async {
      do { try await work() } catch { result = .failure(error) }
    }
  }

  /// Does the work in a task and returns when it is done.
  ///
  /// It starts threads that stay: no workers can be forked after it (``ProcessHost``).
  static func wait(for work: @escaping () async throws -> Void) throws {
    let work = Work(work)
    let ended = DispatchSemaphore(value: 0)
    Task.detached {
      await work.perform()
      ended.signal()
    }
    ended.wait()
    try work.result.get()
  }
}
