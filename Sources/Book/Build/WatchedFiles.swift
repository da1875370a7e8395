import Experiments

/// The files whose changes a preview shows: those below the chapters' folder, but for what editors leave, and those
/// that experiments take their samples from.
public struct WatchedFiles: Sendable {
  private let options: BuildOptions
  /// Below the book's folder.
  public var data: [String] = []

  public init(_ options: BuildOptions) { self.options = options }

  /// What the system says of each of them now, by path; nil for one that it says nothing of.
  public func status() -> [String: FileStatus?] {
    let folder = options.chaptersPath
    let chapters = (try? ChapterFolder.paths(below: folder)) ?? []
    let paths = chapters.map { "\(folder)/\($0)" } + data.map(options.path)
    return Dictionary(
      paths.map { ($0, FileStatus(ofFile: $0)) }, uniquingKeysWith: { first, _ in first })
  }
}
