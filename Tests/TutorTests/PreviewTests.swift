import Foundation
import Testing

@testable import tutor

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The preview as an author's browser meets it.
@Suite(.serialized) struct PreviewTests {
  /// `tutor serve` of a book, until the test is over.
  private final class Preview {
    let folder: String
    let process = Process()
    private let output = Pipe()
    private(set) var address = ""

    init(_ chapter: String) throws {
      folder = NSTemporaryDirectory() + "preview-" + UUID().uuidString
      try FileManager.default.createDirectory(
        atPath: folder + "/chapters", withIntermediateDirectories: true)
      try save(chapter)
      process.executableURL = CommandLineTests.program
      process.arguments = ["serve", "--book", folder]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      address = try line().split(separator: " ").first.map(String.init) ?? ""
    }

    deinit {
      process.terminate()
      process.waitUntilExit()
      try? FileManager.default.removeItem(atPath: folder)
    }

    func save(_ chapter: String) throws {
      try Data(chapter.utf8).write(to: URL(fileURLWithPath: folder + "/chapters/01-a.md"))
    }

    /// The next line it prints.
    func line() throws -> String {
      var bytes: [UInt8] = []
      while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    func get(_ path: String) async throws -> String {
      let url = try #require(URL(string: address + path))
      return String(decoding: try await URLSession.shared.data(from: url).0, as: UTF8.self)
    }

    /// The process that builds: the only child.
    func builder() throws -> pid_t {
      let id = process.processIdentifier
      var children = ""
      for task in try FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task") {
        children +=
          (try? String(contentsOfFile: "/proc/\(id)/task/\(task)/children", encoding: .utf8)) ?? ""
      }
      return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
    }

    /// Asks until the answer holds something, or for half a minute.
    func until(_ path: String, contains text: String) async throws -> String {
      var answer = ""
      for _ in 0..<600 {
        answer = try await get(path)
        if answer.contains(text) { return answer }
        try await Task.sleep(for: .milliseconds(50))
      }
      Issue.record("'\(text)' never came: \(answer)")
      return answer
    }
  }

  private static let long = """
    # A

    Computing for long.

    ```experiment long
    data: {spirals: {samples: 512}}
    model: [{dense: 64, activation: tanh, repeat: 10}, {dense: 1}]
    loss: binary-cross-entropy
    steps: 10000000
    record: {loss: last}
    ```
    """

  /// Whatever ends the process that builds: a trap, a fault of memory, the system that needs its memory.
  @Test(arguments: [SIGILL, SIGSEGV, SIGKILL])
  func outlivesTheEndOfABuild(_ signal: Int32) async throws {
    let preview = try Preview("# A\n\nFirst words.\n")
    _ = try await preview.until("01-a.html", contains: "First words.")
    try preview.save(Self.long)
    try await Task.sleep(for: .milliseconds(1500))
    let builder = try preview.builder()
    kill(builder, signal)
    let state = try await preview.until(".tutor/state?after=0", contains: "sudden end")
    #expect(state.contains("signal \(signal)"), "\(state)")
    #expect(try await preview.get("01-a.html").contains("First words."), "the last good page stays")
    #expect(try preview.builder() != builder)

    try preview.save("# A\n\nLast words.\n")
    let page = try await preview.until("01-a.html", contains: "Last words.")
    #expect(page.contains("preview.js"))
    _ = try await preview.until(".tutor/state?after=0", contains: "{\"version\":")
    #expect(try await !preview.get(".tutor/state?after=0").contains("sudden end"))
  }

  @Test func aBookThatWasWrongFromTheStartSaysSoOnAPage() async throws {
    let preview = try Preview("No title.\n")
    _ = try await preview.until(".tutor/state?after=0", contains: "the chapter has no title")
    #expect(try await preview.get("").contains("preview.js"))
    try preview.save("# A\n\nWords.\n")
    _ = try await preview.until("01-a.html", contains: "Words.")
  }

  @Test func anExperimentsDataIsWatchedToo() async throws {
    let preview = try Preview("# A\n")
    let data = URL(fileURLWithPath: preview.folder + "/points.csv")
    func write(_ rows: Int) throws {
      try Data(("x,y\n" + (0..<rows).map { "\($0),\($0)\n" }.joined()).utf8).write(to: data)
    }
    try write(10)
    try preview.save(
      """
      # A

      [The data](../points.csv).

      ```experiment e
      data: {csv: {file: points.csv, target: y}}
      model: [{dense: 1}]
      loss: mse
      steps: 1
      record: loss
      ```
      """)
    _ = try await preview.until("points.csv", contains: "9,9")
    try await Task.sleep(for: .milliseconds(500))
    try write(20)
    _ = try await preview.until("points.csv", contains: "19,19")
  }

  /// Nothing is left running, whichever way the server ends.
  @Test(arguments: [SIGTERM, SIGINT, SIGKILL])
  func theBuildsEndWithTheServer(_ signal: Int32) async throws {
    let preview = try Preview("# A\n")
    _ = try await preview.until("01-a.html", contains: "<h1")
    try preview.save(Self.long)
    try await Task.sleep(for: .milliseconds(1000))
    let builder = try preview.builder()
    kill(preview.process.processIdentifier, signal)
    for _ in 0..<100 where kill(builder, 0) == 0 { try await Task.sleep(for: .milliseconds(50)) }
    #expect(kill(builder, 0) != 0)
  }

  @Test func newsComesThroughAPipeAsItWas() throws {
    let all: [PreviewNews] = [
      .made([:]), .made(["a.html": Array("<p>é</p>".utf8), "b c.html": []]), .placed, .published,
      .done(line: "2 pages", warnings: ""), .reads(["data/a.csv", ""]),
      .wrong(message: "a\nb", shown: "\u{1B}[1ma"),
    ]
    for news in all { #expect(try PreviewNews(storedBytes: news.storedBytes) == news) }
    #expect(throws: (any Error).self) { try PreviewNews(storedBytes: [9]) }
    #expect(throws: (any Error).self) { try PreviewNews(storedBytes: [0, 1]) }
  }
}
