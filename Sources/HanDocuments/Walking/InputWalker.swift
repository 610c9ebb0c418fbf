import HanCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns the paths of a command line into inputs, in order.
///
/// * A folder is searched in byte order of the names, at every level, for files with a document's
///   extension. Hidden files and folders are skipped.
/// * Links are followed. Each folder is entered once for each path given, however many links
///   lead to it, so loops end and nothing is counted twice.
/// * A folder that a report wrote, which its marker tells, is never searched.
/// * What is left alone is counted, see ``InputList/skipped``.
/// * A file that is given is taken whatever its name; unknown extensions are text.
/// * What cannot be opened stands in the list as a failure.
package struct InputWalker: Sendable {
  /// The name of the file by which a folder is known that a report wrote.
  package static let reportMarker = ".hantext-report"

  /// What was found.
  package enum Inputs: Sendable {
    case found(InputList)
    /// No path was given and standard input is a terminal: show the help.
    case nothingGiven
  }

  /// The format that was asked for, whatever the extension.
  package var format: InputFormat?

  /// Which columns of tables say what; without a column of the text, tables in folders are left
  /// alone.
  package var columns: TableColumns

  /// Creates a walker.
  package init(format: InputFormat? = nil, columns: TableColumns = TableColumns()) {
    self.format = format
    self.columns = columns
  }

  /// Finds the inputs of `paths`; none at all stand for standard input, unless it is a terminal
  /// (which `terminal` says instead in tests).
  ///
  /// Stops early in a cancelled task.
  package func walk(_ paths: [String], terminal: Bool? = nil) -> Inputs {
    if paths.isEmpty, terminal ?? (isatty(STDIN_FILENO) == 1) { return .nothingGiven }
    var search = Search(format: format, columns: columns)
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
  let columns: TableColumns
  var list = InputList()
  private var visited: Set<FolderIdentity> = []
  private var sawStandardInput = false

  init(format: InputFormat?, columns: TableColumns) {
    self.format = format
    self.columns = columns
  }

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
    guard !sawStandardInput, !StandardInput.isTaken else {
      return list.entries.append(
        .failure(
          DocumentFailure(id: "-", cause: "standard input can be read once; name it once")))
    }
    sawStandardInput = true
    var reference = InputReference(id: "-", source: .standardInput, format: format ?? .text)
    reference.columns = columns
    list.entries.append(.input(reference))
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
        if code == ELOOP {
          list.skipped.add(loop: path)
        } else if code != ENOENT || !isForeign {
          fail(path, code)
        }
        continue
      }
      switch info.st_mode & S_IFMT {
      case S_IFDIR:
        guard visited.insert(FolderIdentity(info)).inserted else {
          if withPath(path, { lstat($0, &info) }) == 0, info.st_mode & S_IFMT == S_IFLNK {
            list.skipped.add(loop: path)
          }
          continue
        }
        let (names, code) = folderNames(path)
        if code != 0 { fail(path, code) }
        let marker = path + [UInt8(ascii: "/")] + Array(InputWalker.reportMarker.utf8)
        guard withPath(marker, { stat($0, &info) }) != 0 else {
          list.skipped.add(reportFolder: path)
          continue
        }
        let prefix = path.last == UInt8(ascii: "/") ? path : path + [UInt8(ascii: "/")]
        for name in names.reversed() { pending.append(prefix + name) }
      case S_IFREG:
        if let format, isTaken(format) {
          append(path, format: self.format ?? format, info: info)
        } else {
          list.skipped.add(fileNamed: name)
        }
      default: break
      }
    }
  }

  private func fileFormat(of name: some BidirectionalCollection<UInt8>) -> InputFormat? {
    InputFormat(fileNamed: name)
  }

  /// Whether a file of that format in a folder is a document: of tables and PDFs not all are.
  private func isTaken(_ found: InputFormat) -> Bool {
    switch found {
    case .csv, .tsv: columns.text != nil
    case .pdf: PortableDocument.isReadable
    default: true
    }
  }

  private mutating func append(_ path: [UInt8], format: InputFormat, info: stat) {
    let size = info.st_mode & S_IFMT == S_IFREG ? Int(info.st_size) : nil
    let source: InputReference.Source =
      String(validating: path, as: UTF8.self) == nil
      ? .rawFile(path.map(CChar.init(bitPattern:)) + [0]) : .file
    var reference = InputReference(
      id: String(decoding: path, as: UTF8.self), source: source, format: format, size: size)
    reference.columns = columns
    list.entries.append(.input(reference))
  }

  private mutating func fail(_ path: [UInt8], _ code: Int32) {
    list.entries.append(
      .failure(DocumentFailure(id: String(decoding: path, as: UTF8.self), code: code)))
  }
}
