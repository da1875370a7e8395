import Book
import Experiments

/// Notices that a chapter, a file beside it or an experiment's data was saved, added or removed.
///
/// Asks the file system many times a second, which works on every kind of disk and for every way an editor
/// saves.
struct ChapterWatcher {
  private var files: WatchedFiles
  private var known: [String: FileStatus?]

  init(_ files: WatchedFiles) {
    self.files = files
    known = files.status()
  }

  /// Watches these files of experiments from now on.
  mutating func watch(data: [String]) {
    guard data != files.data else { return }
    files.data = data
    // What has changed in others since they were last looked at is still to be noticed.
    for (path, status) in files.status() where known[path] == nil { known[path] = status }
  }

  /// Whether anything has changed since the last question.
  mutating func hasChanged() -> Bool {
    let now = files.status()
    defer { known = now }
    return now != known
  }
}
