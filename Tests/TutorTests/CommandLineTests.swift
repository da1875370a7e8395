import Foundation
import Testing

/// Runs the program as a user does.
@Suite struct CommandLineTests {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program stands beside the tests.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "tutor")

  static func tutor(_ arguments: String..., in folder: String) throws -> Outcome {
    try tutor(arguments: arguments, in: folder)
  }

  static func tutor(arguments: [String], in folder: String) throws -> Outcome {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: complaints, as: UTF8.self))
  }

  /// A folder with a book of one chapter, removed after `body`.
  static func withBook(_ chapter: String, _ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "tutor-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/chapters", withIntermediateDirectories: true)
    try Data(chapter.utf8).write(to: URL(fileURLWithPath: folder + "/chapters/01-a.md"))
    try body(folder)
  }

  static let chapter = """
    # A

    ```experiment chain
    data: {ones: {samples: 1, features: 1}}
    model: [{dense: 1, repeat: 10, bias: false}]
    init: {constant: 0.5}
    loss: sum
    record: {delta-norm: first}
    ```

    """

  @Test func buildsAndSaysWhatItDid() throws {
    try Self.withBook(Self.chapter) { folder in
      let first = try Self.tutor("build", in: folder)
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output.contains("1 run (1 computed, 0 cached)"))
      let second = try Self.tutor("build", in: folder)
      #expect(second.output.contains("(0 written) · 1 run (0 computed, 1 cached)"))
    }
  }

  @Test func mistakesEndWithStatusOneAndTheirPlace() throws {
    try Self.withBook(Self.chapter.replacing("loss: sum", with: "loss: sun")) { folder in
      let outcome = try Self.tutor("build", in: folder)
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("chapters/01-a.md:7:7: error:"))
      #expect(outcome.errors.contains("did you mean 'sum'?"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/site"))
    }
  }

  /// A link may bring in another chapter of the book, but no file from elsewhere.
  @Test func chaptersDoNotComeFromOutsideOfTheBook() throws {
    try Self.withBook(Self.chapter) { folder in
      let outside = folder + "-outside.md"
      defer { try? FileManager.default.removeItem(atPath: outside) }
      try Data("# Outside\n".utf8).write(to: URL(fileURLWithPath: outside))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/chapters/02-b.md", withDestinationPath: outside)
      let outcome = try Self.tutor("check", in: folder)
      #expect(outcome.status == 1)
      #expect(
        outcome.errors.contains("chapters/02-b.md:1:1: error: this file is a link that leads out"))
    }
  }

  @Test func runPrintsNumbers() throws {
    try Self.withBook(Self.chapter) { folder in
      let text = try Self.tutor("run", "chain", in: folder)
      #expect(text.output.contains("delta-norm"))
      let json = try Self.tutor("run", "chain", "--json", in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
      #expect((object as? [String: Any])?["experiment"] as? String == "chain")
      let unknown = try Self.tutor("run", "chian", in: folder)
      #expect(unknown.status == 1)
      #expect(unknown.errors.contains("did you mean 'chain'?"))
    }
  }

  /// How fast, is for the benchmarks themselves.
  @Test(arguments: [
    (["charts", "--points", "1000"], 4), (["gemm", "--budget", "0.001"], 12),
  ])
  func benchmarksPrintALineOfJSONEach(_ arguments: [String], lines count: Int) throws {
    let outcome = try Self.tutor(arguments: ["bench"] + arguments + ["--json"], in: "/tmp")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == count)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let numbers = (object ?? [:]).values.compactMap { $0 as? Double }
      #expect(!numbers.isEmpty && numbers.allSatisfy { $0 > 0 })
    }
    let plain = try Self.tutor(arguments: ["bench"] + arguments, in: "/tmp")
    #expect(plain.output.split(separator: "\n").count >= count)
  }

  @Test func listsChecksAndCleans() throws {
    try Self.withBook(Self.chapter) { folder in
      #expect(try Self.tutor("list", in: folder).output.hasPrefix("chain  1 runs"))
      #expect(try Self.tutor("check", in: folder).status == 0)
      #expect(try Self.tutor("build", in: folder).status == 0)
      #expect(try Self.tutor("clean", in: folder).output.hasPrefix("removed"))
      let again = try Self.tutor("build", "--no-cache", in: folder)
      #expect(again.output.contains("1 computed"))
    }
  }

  @Test(arguments: [
    ["-j1"], ["-j", "1"], ["--jobs=1"], ["-j1", "-oout"], ["-o", "out", "-n", "-j2"],
  ])
  func valuesMayStandBehindTheLetter(_ options: [String]) throws {
    try Self.withBook(Self.chapter) { folder in
      let status = try Self.tutor(arguments: ["build"] + options, in: folder).status
      #expect(status == 0)
      let isBuilt = FileManager.default.fileExists(atPath: folder + "/out/index.html")
      #expect(isBuilt == options.contains("-oout"))
    }
    #expect(try Self.tutor("build", "-j0", in: NSTemporaryDirectory()).status == 64)
    #expect(try Self.tutor("serve", "-px", in: NSTemporaryDirectory()).status == 64)
  }

  @Test func wrongUseIsStatus64() throws {
    #expect(try Self.tutor("bild", in: NSTemporaryDirectory()).status == 64)
    #expect(try Self.tutor("build", "-j", "0", in: NSTemporaryDirectory()).status == 64)
    #expect(try Self.tutor("--help", in: NSTemporaryDirectory()).status == 0)
  }
}
