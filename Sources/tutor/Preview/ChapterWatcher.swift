import Foundation

/// Notices that a chapter or a file beside it was saved, added or removed.
///
/// Asks the file system a few times a second, which works on every kind of disk and for every way an editor
/// saves.
struct ChapterWatcher {
  let folder: String
  private var known: [String: Stamp]

  private struct Stamp: Hashable {
    var modified: Date?
    var size: Int?
  }

  init(folder: String) {
    self.folder = folder
    known = Self.stamps(in: folder)
  }

  /// Whether anything has changed since the last question.
  mutating func hasChanged() -> Bool {
    let now = Self.stamps(in: folder)
    defer { known = now }
    return now != known
  }

  private static func stamps(in folder: String) -> [String: Stamp] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(
      uniqueKeysWithValues: names.filter { !$0.hasPrefix(".") }.map { name in
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
        return (
          name,
          Stamp(
            modified: attributes?[.modificationDate] as? Date, size: attributes?[.size] as? Int)
        )
      })
  }
}
