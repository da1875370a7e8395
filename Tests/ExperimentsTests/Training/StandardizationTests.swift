import Engine
import Foundation
import Testing

@testable import Experiments

@Suite struct StandardizationTests {
  private let data = Dataset(
    sampleShape: [2], sampleCount: 5, features: [1, 7, 3, 7, 5, 7, 100, 8, -100, 9], kind: .real(1),
    targets: [10, 20, 30, 40, 50])

  @Test func statisticsComeFromTheTrainingPartAlone() {
    let scaled = data.standardized(.features, over: 3)
    let deviation = (8.0 / 3).squareRoot()
    let expected = [1, 3, 5, 100, -100].map { ($0 - 3) / deviation }
    for (sample, value) in expected.enumerated() {
      #expect(abs(scaled.features[2 * sample] - value) < 1e-12)
    }
    // A constant column becomes 0, and what differs from it later stays finite.
    #expect([1, 3, 5, 7, 9].map { scaled.features[$0] } == [0, 0, 0, 1, 2])
    #expect(scaled.targets == data.targets)
  }

  @Test func targetsAreScaledOnlyIfAll() {
    let scaled = data.standardized(.all, over: 5)
    #expect(abs(scaled.targets.reduce(0, +)) < 1e-12)
    #expect(abs(scaled.targets.reduce(0) { $0 + $1 * $1 } / 5 - 1) < 1e-12)
    #expect(data.standardized(.none, over: 5).features == data.features)
  }

  @Test func almostEqualNumbersAreNotBlownUp() {
    let equal = Dataset(
      sampleShape: [1], sampleCount: 3, features: [0.1, 0.1, 0.1], kind: .none, targets: [])
    #expect(equal.standardized(.features, over: 3).features == [0, 0, 0])
  }

  /// Squares of such numbers are infinite, or 0.
  @Test(arguments: [1e300, 1e200, 1e-200, 1e-300, 1.7e308, .leastNonzeroMagnitude])
  func numbersOfAnySizeAreScaled(unit: Double) {
    // Halves of the smallest number are 0.
    let numbers: [Double] = unit > 1e-300 ? [-1, 0.5, 0.25, -0.5] : [-3, 2, 1, -2]
    let large = Dataset(
      sampleShape: [1], sampleCount: 4, features: numbers.map { $0 * unit }, kind: .none,
      targets: [])
    let small = Dataset(
      sampleShape: [1], sampleCount: 4, features: numbers, kind: .none, targets: [])
    let pairs = zip(
      large.standardized(.features, over: 4).features,
      small.standardized(.features, over: 4).features)
    for (found, expected) in pairs { #expect(abs(found - expected) < 1e-12) }
  }

  /// Areas and years as they are send the loss to infinity.
  @Test(arguments: [("false", false), ("true", true), ("all", true)])
  func unscaledPricesAreLearned(setting: String, isFinite: Bool) throws {
    let rows = (0..<40).map { "\(40 + 3 * $0),\(1950 + $0),\(Double(100_000 + 5000 * $0) / 1e5)" }
    let text = "area,year,price\n" + rows.joined(separator: "\n")
    try TemporaryBook.with(["h.csv": Array(text.utf8)]) { folder in
      let experiment = try PlannedExperiment(
        ExperimentDirective(
          name: "test", position: SourcePosition(file: "c.md", line: 1, column: 1),
          body: DirectiveSource(
            text: """
              data: {csv: {file: h.csv, target: price, standardize: \(setting)}}
              model: [{dense: 16, activation: relu}, {dense: 1}]
              loss: mse
              optimizer: {sgd: {rate: 0.01}}
              hold-out: 8
              steps: 200
              record: {loss: last, held-out-loss: last}
              """, file: "c.md", line: 2, column: 1), bookFolder: folder))
      let result = try experiment.jobs()[0].work(CancellationCheck())
      let losses = result.metrics.map { $0.measurement.values[0] }
      #expect(losses.allSatisfy { $0.isFinite && $0 < 1 } == isFinite, "\(losses)")
    }
  }

  @Test func classesAreNotScaled() throws {
    try TemporaryBook.with(["h.csv": Array("x,y\n1,a\n2,b\n".utf8)]) { folder in
      let error = #expect(throws: Diagnostics.self) {
        try DatasetTests.source(
          "{csv: {file: h.csv, target: y, standardize: all}}", bookFolder: folder)
      }
      #expect(error?.all.first?.message.contains("also scales targets") == true)
    }
  }
}
