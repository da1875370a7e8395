import Testing

@testable import Book

/// What `tutor run` says of a run that stopped being finite.
@Suite struct ExperimentReportTests {
  private func report(_ settings: String) throws -> ExperimentReport {
    let book = try TemporaryBook([
      "01-a.md": """
      # A

      ```experiment e
      data: {table: [[1], [2]], targets: [1, 2]}
      model: [{dense: 1, bias: false, init: zeros}]
      loss: mse
      expect: diverges
      \(settings)
      ```
      """
    ])
    var options = BuildOptions()
    options.book = book.folder
    return try BookBuild(options).runExperiment("e")
  }

  private static let swept = """
    optimizer: {sgd: {rate: 0.1}}
    steps: 100
    sweep: {optimizer.sgd.rate: [0.1, 1000000]}
    record: {loss: every 50}
    """

  @Test func divergenceIsToldWithItsRunAndItsStep() throws {
    let lines = try report(Self.swept).text.split(separator: "\n").map(String.init)
    #expect(lines.first == "e")
    let told = try #require(lines.first { $0.hasPrefix("diverged: ") })
    #expect(told.hasPrefix("diverged: rate=1000000 at step "))
    #expect(told.hasSuffix(", where dense1 was no longer finite") || told.contains("loss"))
    #expect(lines.count { $0.hasPrefix("diverged") } == 1)
    // Neither the value it began with nor what the other run came to is said to be its end.
    let series = try #require(lines.last { $0.contains("rate=1000000  ") })
    #expect(series.hasSuffix("→ NaN") && series.contains("×"))
    #expect(lines.contains { $0.hasPrefix("loss") && $0.contains("NaN at 1 of 2") })
  }

  @Test func otherProgramsAreToldToo() throws {
    let report = try report(Self.swept)
    #expect(report.json.contains("\"divergence\":{\"axes\":[{\"name\":\"rate\""))
    #expect(report.csv.split(separator: "\n").count { $0.hasPrefix("divergence,") } == 1)
  }

  @Test func aSingleRunThatDivergesIsNoNumber() throws {
    let text = try report(
      "optimizer: {sgd: {rate: 1000000}}\nsteps: 100\nrecord: {loss: last}"
    ).text
    #expect(text.contains("diverged: at step "))
    #expect(text.contains("loss  NaN"))
  }

  @Test func nothingIsSaidOfRunsThatEnd() throws {
    let report = try report(
      "optimizer: {sgd: {rate: 0.1}}\nsteps: 100\nrecord: {loss: every 50}")
    #expect(!report.text.contains("diverged") && !report.json.contains("divergence"))
  }
}
