/// The first page: what the book is, and its chapters.
struct BookIndex: Hashable, Sendable {
  struct Chapter: Hashable, Sendable {
    var number: String
    var title: String
    var description: String
    var address: String
  }

  var titleHTML: String
  var leadHTML: String
  var chapters: [Chapter]
}
