import Bytes
import Experiments

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

/// Kept as bytes: a book of a thousand pages keeps as many records, and each names dozens of chapters around
/// its own.
extension PageRecord: Storable {
  private static let version: UInt64 = 4

  /// The record as it is kept under the name of the chapter's file.
  func piece(of chapter: Chapter) -> SealedTable.Piece {
    SealedTable.Piece(chapter.file, storedBytes)
  }

  var storedBytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(Self.version)
    writer.append(frame)
    // Chapters are numbered from 1.
    writer.append(number ?? 0)
    surroundings.write(to: &writer)
    pieces.write(to: &writer)
    return writer.bytes
  }

  init(storedBytes: [UInt8]) throws(StoredBytesError) {
    var reader = ByteReader(storedBytes)
    guard try reader.number() == Self.version else { throw .unknownVersion }
    frame = try reader.text()
    let number = try reader.integer()
    self.number = number == 0 ? nil : number
    surroundings = try PageContext(from: &reader)
    pieces = try ChapterPieces(from: &reader)
    try reader.expectEnd()
  }
}
