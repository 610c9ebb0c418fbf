import HanLexicon
import HanTestSupport
import Testing

@Suite("Rows by hash")
struct HashedRowsTests {
  @Test("every row is found again, others are zeros", arguments: [0, 1, 12, 1000])
  func rows(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    let hashes = (0..<count).map { _ in UInt64.random(in: 0...UInt64.max, using: &generator) }
    var builder = HashedRowsBuilder()
    for (number, hash) in hashes.enumerated() {
      builder.set(hash, number % 8, to: Int8(truncatingIfNeeded: number))
      builder.set(hash, 3, to: -7)
    }
    let rows = try Self.open(builder)
    for (number, hash) in hashes.enumerated() {
      let row = rows.row(of: hash)
      #expect(row[3] == -7)
      if number % 8 != 3 { #expect(row[number % 8] == Int8(truncatingIfNeeded: number)) }
      #expect(rows.row(of: hash ^ 1 << 40) == .zero)
    }
    #expect(rows.row(of: 42) == .zero)
  }

  @Test("sections of other sizes are refused")
  func damaged() throws {
    for (tags, rows) in [(16, 64), (16, 127), (12, 96), (0, 0)] {
      var container = ContainerBuilder()
      container.add("tags", [UInt8](repeating: 0, count: tags))
      container.add("rows", [UInt8](repeating: 0, count: rows))
      let file = try ModelContainer(TableBytes(container.build()))
      #expect(throws: ContainerError.self) {
        try HashedRows(file, tags: "tags", rows: "rows")
      }
    }
  }

  private static func open(_ builder: HashedRowsBuilder) throws -> HashedRows {
    var container = ContainerBuilder()
    builder.add(to: &container, tags: "tags", rows: "rows")
    return try HashedRows(
      ModelContainer(TableBytes(container.build())), tags: "tags", rows: "rows")
  }
}
