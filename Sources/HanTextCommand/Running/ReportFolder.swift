internal import CProcess
import HanText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The folder of a report, whose files appear all at once in place of those of the report before.
///
/// They are written into a new folder beside it, brought to the disk, and the two folders are
/// exchanged; a process that is killed at any moment leaves the old report or the new one. What the
/// report did not write stays: files are in both folders by then, and folders follow. Where the
/// folder cannot be exchanged (it is a mount or the current folder, or what is above it cannot be
/// written), the files are renamed one after the other.
///
/// The folder is locked as long as the value lives.
final class ReportFolder: ReportOutput {
  private let path: String
  private let target: String
  private let isNew: Bool
  private let lock: Int32
  private let stagingLock: Int32
  private let staging: String
  private let exchanges: Bool
  /// What the report before wrote.
  private let former: ReportMarker?
  private var names: [String] = []
  private var file: (descriptor: Int32, name: String)?
  private var buffer: [UInt8] = []
  private var isFinished = false

  /// Creates the folder if need be, locks it, and removes what killed runs left.
  ///
  /// - Parameter force: Whether files may be put among others that no report wrote.
  /// - Throws: ``OutputError``; it is `foreignFiles` if there are such files.
  init(_ path: String, force: Bool = false) throws(OutputError) {
    self.path = path
    Self.restore(path)
    var info = stat()
    isNew = stat(path, &info) != 0
    try OutputFile.createFolder(path)
    target = OutputFile.resolved(path)
    lock = try Self.locked(target, as: path)
    let parent = OutputFile.folder(of: target)
    let temporary = TemporaryName(for: OutputFile.name(of: target))
    for name in temporary.stale(in: parent) { Self.tidy("\(parent)/\(name)", into: target) }
    for name in temporary.stale(in: target) { Self.removeFolder("\(target)/\(name)") }
    let marker = Self.marker(of: target)
    former = marker
    if marker == nil, !force, !entries(of: target).isEmpty {
      close(lock)
      // A marker that cannot be read says nothing about whose the files are.
      let place = "\(target)/\(ReportMarker.name)"
      if lstat(place, &info) == 0 { throw .failed(path: "\(path)/\(ReportMarker.name)", code: EIO) }
      throw .foreignFiles(path: path)
    }
    let beside = Self.canExchange(target)
    var place = "\(beside ? parent : target)/\(temporary.make())"
    var code = mkdir(place, 0o777) == 0 ? 0 : errno
    var isBeside = beside
    if code != 0, beside {
      place = "\(target)/\(temporary.make())"
      isBeside = false
      code = mkdir(place, 0o777) == 0 ? 0 : errno
    }
    staging = place
    exchanges = isBeside
    guard code == 0 else {
      close(lock)
      if isNew { rmdir(target) }
      throw .failed(path: path, code: code)
    }
    // The new folder is locked before it has the name.
    stagingLock = open(place, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if stagingLock >= 0 { _ = file_lock(stagingLock) }
  }

  deinit {
    discard()
    if stagingLock >= 0 { close(stagingLock) }
    close(lock)
  }

  /// The files that were written, in order.
  var files: [String] { names }

  // MARK: Writing

  func begin(_ name: String) throws {
    let descriptor = open("\(staging)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError.failed(path: "\(path)/\(name)", code: errno) }
    file = (descriptor, name)
    names.append(name)
  }

  func write(_ text: String) throws {
    buffer += text.utf8
    if buffer.count >= 1 << 18 { try flush() }
  }

  func end() throws {
    guard let (descriptor, name) = file else { return }
    try flush()
    file = nil
    let code = file_synchronize(descriptor)
    let closing = closeDescriptor(descriptor) == 0 ? 0 : errno
    // Some file systems have nothing to synchronize.
    if code != 0, code != EINVAL, code != ENOTSUP {
      throw OutputError.failed(path: "\(path)/\(name)", code: code)
    }
    if closing != 0, closing != EINTR {
      throw OutputError.failed(path: "\(path)/\(name)", code: closing)
    }
  }

  private func flush() throws {
    guard let file else { return }
    try OutputFile.write(buffer, to: file.descriptor, path: "\(path)/\(file.name)")
    buffer.removeAll(keepingCapacity: true)
  }

  // MARK: Ending

  /// Puts the files in their place.
  func commit() throws {
    try write(ReportMarker(files: names), into: staging)
    if exchanges { try exchange() } else { try move() }
    isFinished = true
  }

  /// Gives the report up: the folder stays as it was.
  func discard() {
    guard !isFinished else { return }
    isFinished = true
    if let file { _ = closeDescriptor(file.descriptor) }
    file = nil
    Self.removeFolder(staging)
    if isNew { rmdir(target) }
  }

  private func write(_ marker: ReportMarker, into folder: String) throws(OutputError) {
    do {
      try writeMarker(marker, into: folder)
    } catch let error as OutputError {
      throw error
    } catch {
      throw .failed(path: path, code: EIO)
    }
  }

  private func writeMarker(_ marker: ReportMarker, into folder: String) throws {
    let place = "\(folder)/\(ReportMarker.name)"
    unlink(place)
    let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError.failed(path: path, code: errno) }
    let count = names.count
    file = (descriptor, ReportMarker.name)
    buffer = marker.bytes
    try end()
    names.removeLast(names.count - count)
  }

  private func exchange() throws {
    for name in foreign() {
      // Where there are no links, and for folders, it follows afterwards.
      let old = Array(target.utf8) + [0x2F] + name
      let new = Array(staging.utf8) + [0x2F] + name
      _ = withPath(old) { old in withPath(new) { new in link(old, new) } }
    }
    var info = stat()
    if !isNew, stat(target, &info) == 0 {
      chmod(staging, info.st_mode & 0o7777)
      _ = chown(staging, uid_t.max, info.st_gid)
    }
    try Self.synchronize(staging, as: path)
    let parent = OutputFile.folder(of: target)
    var old = staging
    var code = file_exchange(staging, target)
    if code == ENOSYS || code == EINVAL || code == ENOTSUP {
      old = "\(parent)/\(TemporaryName(for: OutputFile.name(of: target)).make())"
      code = rename(target, old) == 0 ? 0 : errno
      if code == 0, rename(staging, target) != 0 {
        code = errno
        rename(old, target)
      }
    }
    if [EXDEV, EBUSY, EPERM, EACCES, EINVAL, ENOTSUP, ENOSYS].contains(code) {
      // As on layered file systems: its files still can be renamed.
      for name in foreign() {
        _ = withPath(Array(staging.utf8) + [0x2F] + name) { unlink($0) }
      }
      return try move()
    }
    guard code == 0 else { throw OutputError.failed(path: path, code: code) }
    isFinished = true
    Self.tidy(old, into: target)
    try Self.synchronize(parent, as: path)
  }

  private func move() throws {
    // Until all is done, what is old and what is new is a report's.
    try write(ReportMarker(files: names + (former?.files ?? [])), into: staging)
    for name in [ReportMarker.name] + names {
      guard rename("\(staging)/\(name)", "\(target)/\(name)") == 0 else {
        throw OutputError.failed(path: "\(path)/\(name)", code: errno)
      }
    }
    for name in former?.files ?? [] where !names.contains(name) { unlink("\(target)/\(name)") }
    try write(ReportMarker(files: names), into: staging)
    guard rename("\(staging)/\(ReportMarker.name)", "\(target)/\(ReportMarker.name)") == 0 else {
      throw OutputError.failed(path: path, code: errno)
    }
    rmdir(staging)
    try Self.synchronize(target, as: path)
  }

  /// What is in the folder and no report's.
  private func foreign() -> [[UInt8]] {
    let own = Set(((former?.files ?? []) + names + [ReportMarker.name]).map { Array($0.utf8) })
    return entries(of: target).filter { !own.contains($0) }
  }

  // MARK: Folders

  private static func marker(of folder: String) -> ReportMarker? {
    let descriptor = open("\(folder)/\(ReportMarker.name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      count = max(0, readDescriptor(descriptor, buffer.baseAddress, buffer.count))
    }
    return ReportMarker(bytes)
  }

  /// Opens and locks the folder that has this name now.
  private static func locked(_ folder: String, as path: String) throws(OutputError) -> Int32 {
    for _ in 0..<100 {
      let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
      let code = file_lock(descriptor)
      if code == EWOULDBLOCK {
        close(descriptor)
        throw .inUse(path: path)
      }
      // Another run may have exchanged the folder since. A file system without locks has none.
      var mine = stat()
      var named = stat()
      if fstat(descriptor, &mine) == 0, stat(folder, &named) == 0, mine.st_ino == named.st_ino {
        return descriptor
      }
      close(descriptor)
    }
    throw .inUse(path: path)
  }

  private static func canExchange(_ folder: String) -> Bool {
    let parent = OutputFile.folder(of: folder)
    var inner = stat()
    var outer = stat()
    guard parent != folder, stat(folder, &inner) == 0, stat(parent, &outer) == 0,
      inner.st_dev == outer.st_dev, access(parent, W_OK | X_OK) == 0
    else { return false }
    // Who stands in the folder would stand in the old one.
    let current = OutputFile.resolved(".")
    return current != folder && !current.hasPrefix(folder + "/")
  }

  /// Gives a folder its name back that a run was killed before it could.
  private static func restore(_ path: String) {
    var info = stat()
    guard lstat(path, &info) != 0, errno == ENOENT else { return }
    let parent = OutputFile.folder(of: path)
    let temporary = TemporaryName(for: OutputFile.name(of: path))
    for name in temporary.stale(in: parent) where marker(of: "\(parent)/\(name)") != nil {
      if rename("\(parent)/\(name)", path) == 0 { return }
    }
  }

  /// Removes an old or incomplete folder of a report; what no report wrote goes to the new one.
  private static func tidy(_ folder: String, into target: String) {
    let own = Set((marker(of: folder)?.files ?? []) + ReportFormat.allCases.map(\.fileName))
    for name in entries(of: folder) {
      let old = Array(folder.utf8) + [0x2F] + name
      let new = Array(target.utf8) + [0x2F] + name
      let text = String(decoding: name, as: UTF8.self)
      withPath(old) { old in
        withPath(new) { new in
          var mine = stat()
          var other = stat()
          if text == ReportMarker.name || own.contains(text) {
            unlink(old)
          } else if lstat(new, &other) != 0 {
            rename(old, new)
          } else if lstat(old, &mine) == 0, mine.st_ino == other.st_ino {
            unlink(old)
          }
        }
      }
    }
    rmdir(folder)
  }

  private static func removeFolder(_ folder: String) {
    for name in entries(of: folder) {
      _ = withPath(Array(folder.utf8) + [0x2F] + name) { unlink($0) }
    }
    rmdir(folder)
  }

  private static func synchronize(_ folder: String, as path: String) throws(OutputError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .failed(path: path, code: errno) }
    defer { close(descriptor) }
    let code = file_synchronize(descriptor)
    if code != 0, code != EINVAL, code != ENOTSUP { throw .failed(path: path, code: code) }
  }
}

// Inside the class the names mean its methods.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func readDescriptor(
  _ descriptor: Int32, _ start: UnsafeMutableRawPointer?, _ count: Int
) -> Int {
  read(descriptor, start, count)
}
