import Foundation
import Testing

@testable import Experiments

struct SealedTableTests {
  private let log = WarningLog()

  private func table(in folder: borrowing TemporaryFolder, key: String = "a book") -> SealedTable {
    SealedTable(log.store(in: folder.path), name: "pages", key: ContentKey(of: key))
  }

  @Test func eachPieceComesBackByItsName() throws {
    let folder = try TemporaryFolder()
    let table = table(in: folder)
    #expect(table.bytes(of: "one") == nil)
    table.write([.init("one", [1, 2, 3]), .init("none", []), .init("两", [255])])
    #expect(table.bytes(of: "one") == [1, 2, 3])
    #expect(table.bytes(of: "none") == [])
    #expect(table.bytes(of: "两") == [255])
    #expect(table.bytes(of: "two") == nil)
    #expect(log.all.isEmpty)
  }

  @Test func aPieceIsReplacedAndTheOthersStay() throws {
    let folder = try TemporaryFolder()
    let table = table(in: folder)
    table.write([.init("one", [1]), .init("two", [2, 2]), .init("three", [3])])
    table.replace([.init("two", [9, 9, 9]), .init("four", [4])])
    #expect(table.bytes(of: "one") == [1])
    #expect(table.bytes(of: "two") == [9, 9, 9])
    #expect(table.bytes(of: "three") == [3])
    #expect(table.bytes(of: "four") == nil)
  }

  @Test func anotherKeyFindsNothing() throws {
    let folder = try TemporaryFolder()
    let table = table(in: folder)
    table.write([.init("one", [1])])
    #expect(self.table(in: folder, key: "another book").bytes(of: "one") == nil)
    #expect(log.all.isEmpty)
  }

  /// Whatever byte is damaged, no piece is ever another one than what was written.
  @Test func noDamageGoesUnnoticed() throws {
    let folder = try TemporaryFolder()
    let table = table(in: folder)
    let url = URL(fileURLWithPath: "\(folder.path)/table-pages")
    let pieces: [String: [UInt8]] = ["one": [1, 2, 3], "two": [4, 5]]
    table.write(pieces.sorted { $0.key < $1.key }.map { .init($0.key, $0.value) })
    let intact = try Data(contentsOf: url)
    for index in intact.indices {
      var damaged = intact
      damaged[index] ^= 0x41
      try damaged.write(to: url)
      let found = pieces.keys.map { ($0, table.bytes(of: $0)) }
      #expect(found.allSatisfy { $1 == nil || $1 == pieces[$0] }, "byte \(index)")
      #expect(found.contains { $1 == nil }, "byte \(index)")
    }
    for length in 0..<intact.count {
      try intact.prefix(length).write(to: url)
      #expect(table.bytes(of: "two") == nil, "\(length) bytes")
    }
    #expect(!log.all.isEmpty)
  }
}
