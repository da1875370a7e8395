import Experiments
import Foundation

/// Notices that a chapter or a file beside it was saved, added or removed.
///
/// Asks the file system many times a second, which works on every kind of disk and for every way an editor
/// saves.
struct ChapterWatcher {
  let folder: String
  private var known: [String: FileStatus?]

  init(folder: String) {
    self.folder = folder
    known = Self.files(in: folder)
  }

  /// Whether anything has changed since the last question.
  mutating func hasChanged() -> Bool {
    let now = Self.files(in: folder)
    defer { known = now }
    return now != known
  }

  private static func files(in folder: String) -> [String: FileStatus?] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.filter { !$0.hasPrefix(".") }.map {
        ($0, FileStatus(ofFile: "\(folder)/\($0)"))
      })
  }
}
