import HanCore

/// A file of tables: named sections of bytes, each at a multiple of 64 bytes, so that a mapped or
/// embedded file is used as it is, without parsing or copying.
///
/// Layout, all numbers little endian: 8 bytes magic, 4 bytes version, 4 bytes section count,
/// 8 bytes checksum of all that follows, then for each section 16 bytes name (ASCII, padded with
/// NULs), 8 bytes offset, 8 bytes length; then the sections.
package struct ModelContainer: Sendable {
  /// What the first bytes say.
  package static let magic: [UInt8] = Array("HANTEXT\u{1}".utf8)
  /// The version of the layout and of the sections' meaning.
  package static let version: UInt32 = 1
  static let headerSize = 24
  static let entrySize = 32
  static let alignment = 64

  private let storage: TableBytes
  private let sections: [String: Range<Int>]

  /// Reads the table of sections.
  ///
  /// - Parameters:
  ///   - storage: The bytes of the file.
  ///   - verifies: Whether to compare the checksum, which reads the whole file.
  /// - Throws: ``ContainerError``.
  /// - Complexity: O(sections), plus O(*n*) when the checksum is verified.
  package init(_ storage: TableBytes, verifies: Bool = true) throws(ContainerError) {
    let bytes = storage
    guard bytes.count >= Self.headerSize, (0..<8).allSatisfy({ bytes[$0] == Self.magic[$0] }) else {
      throw .foreign
    }
    let version = UInt32(truncatingIfNeeded: bytes.integer(at: 8, size: 4))
    guard version == Self.version else { throw .version(found: version) }
    let count = Int(bytes.integer(at: 12, size: 4))
    guard count <= 1024, bytes.count >= Self.headerSize + count * Self.entrySize else {
      throw .damaged("its table of sections is cut off")
    }
    if verifies, bytes.checksum(from: Self.headerSize) != bytes.integer(at: 16, size: 8) {
      throw .damaged("its checksum is wrong")
    }
    var sections: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = Self.headerSize + index * Self.entrySize
      let name = String(
        decoding: (0..<16).map { bytes[entry + $0] }.prefix { $0 != 0 }, as: UTF8.self)
      let offset = bytes.integer(at: entry + 16, size: 8)
      let length = bytes.integer(at: entry + 24, size: 8)
      guard offset <= UInt64(bytes.count), length <= UInt64(bytes.count) - offset,
        offset % UInt64(Self.alignment) == 0
      else { throw .damaged("section “\(name)” lies outside of it") }
      sections[name] = Int(offset)..<Int(offset + length)
    }
    self.storage = storage
    self.sections = sections
  }

  /// The bytes of a section.
  ///
  /// - Throws: ``ContainerError/missing(_:)``.
  package func section(_ name: String) throws(ContainerError) -> TableBytes {
    guard let range = sections[name] else { throw .missing(name) }
    return storage.slice(range)
  }

  /// The checksum the file carries: it tells versions of tables apart.
  package var fingerprint: UInt64 { storage.integer(at: 16, size: 8) }
}

/// Why a file of tables cannot be used.
package enum ContainerError: Error, Hashable, Sendable {
  /// It is no file of tables.
  case foreign
  /// It is of another version.
  case version(found: UInt32)
  /// It is not whole.
  case damaged(String)
  /// It lacks a section.
  case missing(String)
}

extension ContainerError: CustomStringConvertible {
  /// What is wrong and what to do about it.
  package var description: String {
    switch self {
    case .foreign: "this is no model of HanText (help: make one with hantext-train)"
    case .version(let found):
      "the model has version \(found), this program reads \(ModelContainer.version) (help: make "
        + "it again with this version's hantext-train)"
    case .damaged(let cause): "the model is damaged: \(cause) (help: copy or make it again)"
    case .missing(let section): "the model has no section “\(section)” (help: make it again)"
    }
  }
}

/// Builds a file of tables.
package struct ContainerBuilder: Sendable {
  private var sections: [(name: String, bytes: [UInt8])] = []

  /// Creates a builder without sections.
  package init() {}

  /// Adds a section.
  ///
  /// - Precondition: the name has 1 to 16 bytes and is new.
  package mutating func add(_ name: String, _ bytes: [UInt8]) {
    precondition((1...16).contains(name.utf8.count) && !sections.contains { $0.name == name })
    sections.append((name, bytes))
  }

  /// Adds a section of fixed-width integers, little endian.
  package mutating func add<T: FixedWidthInteger>(_ name: String, _ values: [T]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * MemoryLayout<T>.size)
    for value in values { withUnsafeBytes(of: value.littleEndian) { bytes += $0 } }
    add(name, bytes)
  }

  /// The bytes of the file; the same sections give the same bytes.
  package func build() -> [UInt8] {
    let unit = ModelContainer.alignment
    var body: [UInt8] = []
    var table: [UInt8] = []
    let start = ModelContainer.headerSize + sections.count * ModelContainer.entrySize
    body += [UInt8](repeating: 0, count: (unit - start % unit) % unit)
    for section in sections {
      let name = Array(section.name.utf8)
      table += name + [UInt8](repeating: 0, count: 16 - name.count)
      table += Self.bytes(UInt64(start + body.count)) + Self.bytes(UInt64(section.bytes.count))
      body += section.bytes
      body += [UInt8](repeating: 0, count: (unit - body.count % unit + unit - start % unit) % unit)
    }
    let rest = table + body
    return ModelContainer.magic + Self.bytes(ModelContainer.version)
      + Self.bytes(UInt32(sections.count)) + Self.bytes(TableBytes(rest).checksum(from: 0)) + rest
  }

  private static func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
