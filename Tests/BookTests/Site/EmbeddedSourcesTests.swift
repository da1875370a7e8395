import Experiments
import Foundation
import Testing

@testable import Book

/// What is not embedded could change without making any result or page stale.
@Suite struct EmbeddedSourcesTests {
  /// The command line decides nothing that is kept; the others hold no code of the program.
  private static let others: Set = [
    "tutor", "EmbedFiles", "EmbedFilesPlugin",
    "CCMarkGFM",
  ]

  @Test func everySourceThatComputesOrDrawsIsEmbedded() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../..").standardizedFileURL
    let sources = root.appending(path: "Sources")
    let ofPages = Set(EmbeddedFiles.all.map(\.path.description))
    let targets = try FileManager.default.contentsOfDirectory(atPath: sources.path)
      .filter { !Self.others.contains($0) && !$0.hasPrefix(".") }
    #expect(targets.count == 6)
    for target in targets {
      let folder = sources.appending(path: target).path
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".swift") }
      #expect(!files.isEmpty)
      for file in files {
        let path = "Sources/\(target)/\(file)"
        let isKnown = ofPages.contains(path) || SourceFingerprint.source(ofFile: path) != nil
        #expect(isKnown, "\(path)")
      }
    }
  }
}
