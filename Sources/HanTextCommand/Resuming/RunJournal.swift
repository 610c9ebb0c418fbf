internal import HanCore
internal import HanDocuments
internal import HanText

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What a run has done so far, in the hidden folder `.partial` of its report: the settings, and a
/// record for each document that was analysed, written as it comes.
///
/// A run that is ended at any moment leaves whole records and at most a part of one, which is dropped.
/// Of a document that was analysed twice the later record counts. What cannot be kept is said once,
/// and the run goes on without.
///
/// Memory: about 60 bytes a document.
final class RunJournal {
  /// The name of its folder inside the report's.
  static let folderName = ".partial"
  private static let fileName = "analyses"
  private static let heading = Array("hantext partial run 1\n".utf8)

  private struct Place {
    var offset: Int
    var count: Int
    var content: UInt64
  }

  /// The report's folder, as the user names it.
  private let name: String
  private let folder: String
  private let messages: Messages
  private var descriptor: Int32 = -1
  private var end = 0
  private var places: [UInt64: Place] = [:]
  private var changed = 0
  /// Whether what is done is still written.
  private var keeps = true

  private var path: String { "\(folder)/\(Self.fileName)" }

  /// Opens the journal of a report's folder, or begins it.
  ///
  /// - Parameters:
  ///   - folder: The report's folder.
  ///   - name: The folder as the user names it.
  ///   - resumes: Whether what an earlier run has done is taken over.
  /// - Throws: ``JournalError`` when that cannot be.
  init(
    in folder: String, as name: String, _ settings: JournalSettings, resumes: Bool,
    messages: Messages
  ) throws(JournalError) {
    self.name = name
    self.folder = "\(folder)/\(Self.folderName)"
    self.messages = messages
    let left = open(path, O_RDWR | O_CLOEXEC)
    if left >= 0, resumes, try takeOver(left, settings) {
      descriptor = left
      messages.warning(
        "\(name): going on with a run that was interrupted, in which "
          + "\(RunSummary.counted(places.count, "document was", "documents were")) analysed")
      return
    }
    if left >= 0 {
      close(left)
      if !resumes {
        messages.warning(
          "\(name): there is what an interrupted run had done; this one begins anew (help: --resume "
            + "goes on with it)")
      }
    }
    if resumes, left < 0 || end == 0 {
      messages.warning("\(name): there is no interrupted run to go on with; beginning anew")
    }
    begin(settings)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// What stands for the contents of the documents that are done, by what stands for their ids.
  var known: [UInt64: UInt64] { places.mapValues(\.content) }

  // MARK: Going on

  /// Takes a document: keeps one that was analysed, and gives one that was done before.
  ///
  /// - Throws: ``JournalError``.
  func take(_ document: JournaledDocument) throws -> AnalyzedDocument {
    switch document {
    case .analyzed(let record):
      let document = try record.document()
      if places[record.key] != nil { tell(of: document.record.id) }
      append(record)
      return document
    case .done(let key):
      guard let place = places[key], let bytes = read(place.offset, place.count, descriptor),
        let record = JournalRecord(bytes, isTrusted: true), let document = try? record.document()
      else { throw JournalError.unreadable(folder: name) }
      return document
    }
  }

  /// How many documents that changed are named one by one.
  private static let namedChanges = 10

  private func tell(of id: String) {
    changed += 1
    if changed <= Self.namedChanges {
      messages.warning("\(id): changed since the run was interrupted; it is analysed again")
    } else if changed == Self.namedChanges + 1 {
      messages.warning("more documents changed; they are analysed again")
    }
  }

  private func append(_ record: JournalRecord) {
    guard keeps else { return }
    do throws(OutputError) {
      try OutputFile.write(record.bytes, to: descriptor, path: path)
      places[record.key] = Place(offset: end, count: record.bytes.count, content: record.content)
      end += record.bytes.count
    } catch {
      // A part of a record may be there; the next run drops it.
      give(up: "\(error)")
    }
  }

  private func give(up cause: String) {
    messages.warning("\(cause); should this run be interrupted, --resume cannot go on from here")
    keeps = false
  }

  // MARK: Ending

  /// Says how to go on with a run that is interrupted.
  func interrupt() {
    guard !places.isEmpty else { return }
    messages.warning("\(name): the same command with --resume goes on from here")
  }

  /// Removes the journal: all is done, or there is nothing in it.
  func remove() {
    unlink(path)
    rmdir(folder)
  }

  /// Ends the use of the journal; an empty one is removed.
  func finish() { if places.isEmpty { remove() } }

  // MARK: The file

  private func begin(_ settings: JournalSettings) {
    mkdir(folder, 0o777)
    descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    let code = errno
    guard descriptor >= 0 else { return give(up: "\(OutputError.failed(path: path, code: code))") }
    let heading = Self.heading(settings)
    do throws(OutputError) {
      try OutputFile.write(heading, to: descriptor, path: path)
      end = heading.count
    } catch {
      give(up: "\(error)")
    }
  }

  private static func heading(_ settings: JournalSettings) -> [UInt8] {
    var writer = ByteWriter()
    settings.encode(to: &writer)
    var lengths = ByteWriter()
    lengths.fixed(UInt64(writer.bytes.count))
    lengths.fixed(JournalSum(writer.bytes[...]).value)
    return heading + lengths.bytes + writer.bytes
  }

  /// Reads what an earlier run has done, and drops what is no whole record at its end.
  ///
  /// - Returns: Whether there is anything to go on with.
  private func takeOver(_ file: Int32, _ settings: JournalSettings) throws(JournalError) -> Bool {
    var info = stat()
    guard fstat(file, &info) == 0 else { return false }
    let size = Int(info.st_size)
    let start = Self.heading.count
    guard size >= start + JournalRecord.headSize, read(0, start, file) == Self.heading,
      let first = head(at: start, file), first.count <= size - start - JournalRecord.headSize,
      let bytes = read(start + JournalRecord.headSize, first.count, file),
      JournalSum(bytes[...]).value == first.sum,
      let earlier = try? JournalSettings(wireBytes: bytes)
    else { return false }
    let differences = settings.differences(from: earlier)
    guard differences.isEmpty else {
      close(file)
      throw .different(folder: name, differences)
    }
    end = start + JournalRecord.headSize + first.count
    while let next = head(at: end, file), next.count <= size - end - JournalRecord.headSize,
      let bytes = read(end, JournalRecord.headSize + next.count, file),
      let record = JournalRecord(bytes)
    {
      places[record.key] = Place(offset: end, count: bytes.count, content: record.content)
      end += bytes.count
    }
    guard ftruncate(file, off_t(end)) == 0, lseek(file, off_t(end), SEEK_SET) == off_t(end) else {
      throw .unreadable(folder: name)
    }
    return true
  }

  private func head(at offset: Int, _ file: Int32) -> (count: Int, sum: UInt64)? {
    guard let bytes = read(offset, JournalRecord.headSize, file) else { return nil }
    var reader = ByteReader(bytes)
    guard let count = (try? reader.fixed()).flatMap({ Int(exactly: $0) }),
      let sum = try? reader.fixed()
    else { return nil }
    return (count, sum)
  }

  private func read(_ offset: Int, _ count: Int, _ file: Int32) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let step = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress.map { $0 + done }, count - done, off_t(offset + done))
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { return nil }
      done += step
    }
    return bytes
  }
}
