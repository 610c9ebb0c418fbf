/// Runs the same work in several tasks at once and gives all results.
func concurrently<Result: Sendable>(
  tasks: Int = 8, _ work: @escaping @Sendable () -> Result
) async -> [Result] {
  await withTaskGroup(of: Result.self) { group in
    for _ in 0..<tasks { group.addTask { work() } }
    return await group.reduce(into: []) { $0.append($1) }
  }
}

/// Sentences of this package's own, in both scripts.
enum Sample {
  static let simplified = "春天来了，我们去河边看花。今年共有128个孩子参加！"
  static let traditional = "春天來了，我們去河邊看花。今年共有128個孩子參加！"
  static let hard = "𠮷野家的门口👨‍👩‍👧‍👦站着一家人。\r\nABC，ｶﾅ，3.14%"

  /// At least `bytes` bytes of UTF-8, in lines.
  static func long(bytes: Int) -> String {
    let line = simplified + hard + "\n"
    return String(repeating: line, count: bytes / line.utf8.count + 1)
  }
}
