import Bytes
import Experiments
import Foundation

/// What is kept of a chapter's page, so that an edit of its prose needs nothing else of the book.
struct PageRecord: Sendable {
  /// The chapter's frame, by content.
  var frame: String
  /// The chapter's number in the book.
  var number: Int?
  /// All of the page but what is made from the text.
  var surroundings: PageContext
  var pieces: ChapterPieces

  init(of chapter: Chapter, surroundings: PageContext, pieces: ChapterPieces) {
    number = chapter.number
    frame = ChapterFrame(chapter).key.hex
    self.surroundings = surroundings
    self.pieces = pieces
  }
}

/// What there is much of is kept as bytes: a book of a thousand pages keeps as many records, and each names dozens
/// of chapters around its own.
extension PageRecord: Storable {
  private static let version: UInt64 = 2

  /// What there is little of, and may be more of one day.
  private struct Rest: Codable {
    var number: Int?
    var surroundings: PageContext
    var glossary: Glossary?
  }

  var storedBytes: [UInt8] {
    var rest = Rest(number: number, surroundings: surroundings, glossary: pieces.glossary)
    rest.surroundings.chapters = []
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var writer = ByteWriter()
    writer.append(Self.version)
    writer.append(frame)
    // Strings and numbers of a page are always valid JSON.
    writer.append(String(decoding: (try? encoder.encode(rest)) ?? Data(), as: UTF8.self))
    writer.append(surroundings.chapters) { writer, chapter in
      writer.append(chapter.number)
      writer.append(chapter.title)
      writer.append(chapter.address)
      writer.append(UInt8(chapter.isCurrent ? 1 : 0))
    }
    pieces.write(to: &writer)
    return writer.bytes
  }

  init(storedBytes: [UInt8]) throws {
    var reader = ByteReader(storedBytes)
    guard try reader.number() == Self.version else { throw StoredBytesError.unknownVersion }
    frame = try reader.text()
    let rest = try JSONDecoder().decode(Rest.self, from: Data(try reader.text().utf8))
    number = rest.number
    surroundings = rest.surroundings
    surroundings.chapters = try reader.list(elementSize: 25) { reader throws(StoredBytesError) in
      PageContext.Chapter(
        number: try reader.text(), title: try reader.text(), address: try reader.text(),
        isCurrent: try reader.byte() == 1)
    }
    pieces = try ChapterPieces(from: &reader, glossary: rest.glossary)
    try reader.expectEnd()
  }
}
