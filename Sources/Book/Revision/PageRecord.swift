import Experiments
import Foundation

/// What is kept of a chapter's page, so that an edit of its prose needs nothing else of the book.
struct PageRecord: Codable, Sendable {
  /// The chapter's frame, by content.
  var frame: String
  /// The chapter's number in the book.
  var number: Int?
  /// All of the page but what is made from the text.
  var surroundings: PageContext
  var pieces: ChapterPieces
  /// The chapter's part of the search index.
  var searched: String

  init(
    of chapter: Chapter, surroundings: PageContext, pieces: ChapterPieces, searched: String
  ) {
    number = chapter.number
    frame = ChapterFrame(chapter).key.hex
    self.surroundings = surroundings
    self.pieces = pieces
    self.searched = searched
  }
}

extension PageRecord: Storable {
  var storedBytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Strings and numbers of a page are always valid JSON.
    return (try? encoder.encode(self)).map(Array.init) ?? []
  }

  init(storedBytes: [UInt8]) throws {
    self = try JSONDecoder().decode(PageRecord.self, from: Data(storedBytes))
  }
}
