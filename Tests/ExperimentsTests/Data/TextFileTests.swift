import Foundation
import Testing

@testable import Experiments

@Suite struct TextFileTests {
  private func withFile(_ content: String, _ body: (String) throws -> Void) throws {
    try TemporaryBook.with(["a.txt": Array(content.utf8)], body)
  }

  private let yaml = "{text: {file: a.txt, samples: 3, length: 4}}"

  @Test func alphabetIsThatOfTheFile() throws {
    try withFile("cabbage öl\r\nab") { folder in
      let source = try DatasetTests.source(yaml, bookFolder: folder)
      #expect(source.alphabet.map { String(String.UnicodeScalarView($0)) } == "\n abcegl\u{F6}")
      #expect(source.kind == .classes(9))
      #expect(source.files.map(\.path) == ["a.txt"])
      let data = try source.makeDataset()
      #expect(data.features.count == 12 && data.targets.count == 12)
    }
  }

  @Test func aFileThatChangesIsNoticed() throws {
    try withFile("some text") { folder in
      let source = try DatasetTests.source(yaml, bookFolder: folder)
      try "other text".write(toFile: folder + "/a.txt", atomically: true, encoding: .utf8)
      #expect(throws: DataFileError.self) { try source.makeDataset() }
    }
  }

  @Test(arguments: [
    ("b.txt", "no such file"), ("../a.txt", "below the book's folder"),
    ("/etc/passwd", "below the book's folder"), (".", "folder"),
  ])
  func filesThatCannotBeReadAreErrors(path: String, reason: String) throws {
    try withFile("text") { folder in
      let error = #expect(throws: Diagnostics.self) {
        try DatasetTests.source(
          "{text: {file: \(path), samples: 3, length: 2}}", bookFolder: folder)
      }
      #expect(error?.all.count == 1 && error?.all.first?.message.contains(reason) == true)
    }
  }

  /// A link may rename a file of the book, but not bring in one from elsewhere.
  @Test func linksDoNotLeadOutOfTheBook() throws {
    try withFile("some text") { folder in
      let files = FileManager.default
      let inside = "{text: {file: inside.txt, samples: 3, length: 2}}"
      try files.createSymbolicLink(atPath: folder + "/inside.txt", withDestinationPath: "a.txt")
      #expect(throws: Never.self) { try DatasetTests.source(inside, bookFolder: folder) }
      try files.createSymbolicLink(
        atPath: folder + "/outside.txt", withDestinationPath: "/etc/passwd")
      try files.createSymbolicLink(atPath: folder + "/etc", withDestinationPath: "/etc")
      for path in ["outside.txt", "etc/passwd"] {
        let yaml = "{text: {file: \(path), samples: 3, length: 2}}"
        let error = #expect(throws: Diagnostics.self) {
          try DatasetTests.source(yaml, bookFolder: folder)
        }
        #expect(error?.all.first?.message.contains("leads out of the book's folder") == true)
      }
    }
  }

  @Test func aShortTextIsAnError() throws {
    try withFile("abcd") { folder in
      #expect(throws: Diagnostics.self) { try DatasetTests.source(yaml, bookFolder: folder) }
    }
  }

  /// Results of a run belong to the content of the files it read.
  @Test func theKeyOfARunHoldsTheHashOfItsFiles() throws {
    func key(_ content: String) throws -> ContentKey {
      try TemporaryBook.with(["a.txt": Array(content.utf8)]) { folder in
        let directive = ExperimentDirective(
          name: "a", position: SourcePosition(file: "a.md", line: 1, column: 1),
          body: DirectiveSource(
            text: """
              data: \(yaml)
              model: [one-hot, {rnn: 2, return: all}, {dense: 3}]
              loss: softmax-cross-entropy
              record: loss
              """, file: "a.md", line: 2, column: 1), bookFolder: folder)
        return try PlannedExperiment(directive).jobs()[0].inputs.key
      }
    }
    #expect(try key("abcabc") == key("abcabc"))
    #expect(try key("abcabc") != key("abcacb"))
  }
}
