import Foundation
import Testing

/// Compares texts with the files of Tests/ChartsTests/Snapshots.
///
/// A missing file is written when `ACCEPT_SNAPSHOTS=1`, and the test still fails once, saying so.
/// A changed text is saved as NAME-changed beside the file; with `ACCEPT_SNAPSHOTS=1` it replaces it.
enum Snapshot {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")

  private static var accepts: Bool {
    ProcessInfo.processInfo.environment["ACCEPT_SNAPSHOTS"] == "1"
  }

  static func check(
    _ text: String, _ name: String, _ kind: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent("\(name).\(kind)")
    let changed = folder.appendingPathComponent("\(name)-changed.\(kind)")
    guard let known = try? String(contentsOf: file, encoding: .utf8) else {
      if accepts { try text.write(to: file, atomically: true, encoding: .utf8) }
      Issue.record(
        "no snapshot \(name).\(kind)\(accepts ? "; written now" : "; ACCEPT_SNAPSHOTS=1 writes it")",
        sourceLocation: location)
      return
    }
    if known == text {
      try? FileManager.default.removeItem(at: changed)
    } else if accepts {
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("snapshot \(name).\(kind) replaced", sourceLocation: location)
    } else {
      try text.write(to: changed, atomically: true, encoding: .utf8)
      Issue.record(
        "\(name).\(kind) has changed: compare it with \(name)-changed.\(kind)",
        sourceLocation: location)
    }
  }
}
