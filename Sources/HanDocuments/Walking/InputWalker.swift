#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Turns the paths of a command line into inputs, in order.
///
/// * A folder is searched in byte order of the names, at every level, for files with a document's
///   extension. Hidden files and folders are skipped.
/// * Links are followed. Each folder is entered once for each path given, however many links
///   lead to it, so loops end and nothing is counted twice.
/// * A file that is given is taken whatever its name; unknown extensions are text.
/// * What cannot be opened stands in the list as a failure.
package struct InputWalker: Sendable {
  /// What was found.
  package enum Inputs: Sendable {
    case found(InputList)
    /// No path was given and standard input is a terminal: show the help.
    case nothingGiven
  }

  /// The format that was asked for, whatever the extension.
  package var format: InputFormat?

  /// Creates a walker.
  package init(format: InputFormat? = nil) { self.format = format }

  /// Finds the inputs of `paths`; none at all stand for standard input, unless it is a terminal
  /// (which `terminal` says instead in tests).
  ///
  /// Stops early in a cancelled task.
  package func walk(_ paths: [String], terminal: Bool? = nil) -> Inputs {
    if paths.isEmpty, terminal ?? (isatty(STDIN_FILENO) == 1) { return .nothingGiven }
    var search = Search(format: format)
    for path in paths.isEmpty ? ["-"] : paths { search.visit(argument: path) }
    return .found(search.list)
  }
}

/// What tells a folder from any other, by whatever path it is reached.
private struct FolderIdentity: Hashable {
  var device: UInt64
  var inode: UInt64

  init(_ info: stat) {
    device = UInt64(truncatingIfNeeded: info.st_dev)
    inode = UInt64(truncatingIfNeeded: info.st_ino)
  }
}

/// The state of one walk.
private struct Search {
  let format: InputFormat?
  var list = InputList()
  private var visited: Set<FolderIdentity> = []
  private var sawStandardInput = false

  init(format: InputFormat?) { self.format = format }

  mutating func visit(argument: String) {
    if argument == "-" { return visitStandardInput() }
    var info = stat()
    guard stat(argument, &info) == 0 else { return fail(Array(argument.utf8), errno) }
    if info.st_mode & S_IFMT == S_IFDIR {
      let count = list.entries.count
      visited = []
      walk(folder: Array(argument.utf8))
      if list.entries.count == count { list.emptyFolders.append(argument) }
    } else {
      let bytes = Array(argument.utf8)
      let name = bytes.split(separator: UInt8(ascii: "/")).last ?? []
      append(bytes, format: format ?? fileFormat(of: name) ?? .text, info: info)
    }
  }

  private mutating func visitStandardInput() {
    guard !sawStandardInput else {
      return list.entries.append(
        .failure(
          DocumentFailure(id: "-", cause: "standard input can be read once; name it once")))
    }
    sawStandardInput = true
    list.entries.append(
      .input(InputReference(id: "-", source: .standardInput, format: format ?? .text)))
  }

  /// Searches a folder without recursion, so that depth costs no stack.
  private mutating func walk(folder: [UInt8]) {
    var pending = [folder]
    while let path = pending.popLast(), !Task.isCancelled {
      let name = path[((path.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1)...]
      let format = fileFormat(of: name)
      var info = stat()
      guard withPath(path, { stat($0, &info) }) == 0 else {
        let code = errno
        // A link to itself is a loop; a dangling link with another's extension is no document.
        let isForeign = format == nil && name.contains(UInt8(ascii: "."))
        if code != ELOOP, !(code == ENOENT && isForeign) { fail(path, code) }
        continue
      }
      switch info.st_mode & S_IFMT {
      case S_IFDIR:
        guard visited.insert(FolderIdentity(info)).inserted else { continue }
        let (names, code) = folderNames(path)
        if code != 0 { fail(path, code) }
        let prefix = path.last == UInt8(ascii: "/") ? path : path + [UInt8(ascii: "/")]
        for name in names.reversed() { pending.append(prefix + name) }
      case S_IFREG:
        if let format { append(path, format: self.format ?? format, info: info) }
      default: break
      }
    }
  }

  private func fileFormat(of name: some BidirectionalCollection<UInt8>) -> InputFormat? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return InputFormat(extension: name[name.index(after: dot)...])
  }

  private mutating func append(_ path: [UInt8], format: InputFormat, info: stat) {
    let size = info.st_mode & S_IFMT == S_IFREG ? Int(info.st_size) : nil
    let source: InputReference.Source =
      String(validating: path, as: UTF8.self) == nil
      ? .rawFile(path.map(CChar.init(bitPattern:)) + [0]) : .file
    list.entries.append(
      .input(
        InputReference(
          id: String(decoding: path, as: UTF8.self), source: source, format: format, size: size)))
  }

  private mutating func fail(_ path: [UInt8], _ code: Int32) {
    list.entries.append(
      .failure(DocumentFailure(id: String(decoding: path, as: UTF8.self), code: code)))
  }
}
