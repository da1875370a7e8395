import Testing

@testable import Experiments

struct SourceFingerprintTests {
  private let sources = [
    (path: "Sources/Engine/Dense.swift", text: "dense"),
    (path: "Sources/Experiments/Probes/New/Rank.swift", text: "rank"),
    (path: "Sources/Experiments/Vocabulary.swift", text: "words"),
    (path: "Sources/Experiments/Cache/SHA256.swift", text: "hash"),
    (path: "Sources/Experiments/Diagnostics/Diagnostic.swift", text: "wrong"),
  ]

  @Test func foldersCountUnlessTheyAreExcluded() {
    #expect(
      SourceFingerprint(sources).files.map(\.path) == [
        "Sources/Engine/Dense.swift",
        "Sources/Experiments/Probes/New/Rank.swift",
        "Sources/Experiments/Vocabulary.swift",
      ])
  }

  @Test func onlyCodeThatComputesChangesTheKey() {
    let key = SourceFingerprint(sources).key
    for index in sources.indices {
      var changed = sources
      changed[index].text += " "
      #expect((SourceFingerprint(changed).key == key) == (index >= 3))
    }
    #expect(SourceFingerprint(sources.reversed()).key == key)
  }

  @Test func theProgramKnowsItsOwnSources() throws {
    let current = SourceFingerprint.current
    #expect(current.files.contains { $0.path == "Sources/Experiments/Results/Measurement.swift" })
    #expect(current.files.contains { $0.path.hasPrefix("Sources/Engine/") })
    #expect(!current.files.contains { $0.path.hasPrefix("Sources/Experiments/Cache/") })
    let text = try #require(
      SourceFingerprint.source(ofFile: "Sources/Experiments/Cache/SourceFingerprint.swift"))
    #expect(text.contains("struct SourceFingerprint"))
    #expect(SourceFingerprint.source(ofFile: "Sources/Nothing.swift") == nil)
    #expect(
      SourceFingerprint.sourcePaths.contains("Sources/Experiments/Cache/SourceFingerprint.swift"))
  }

  @Test func everyExcludedFolderIsWrittenAsAFolder() {
    for folder in SourceFingerprint.excludedFolders {
      #expect(folder.hasPrefix("Sources/Experiments/") && folder.hasSuffix("/"))
    }
  }
}
