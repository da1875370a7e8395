import Testing

@testable import Experiments

/// The cliff of Pascanu, Mikolov & Bengio 2013 (figure 6): x_t = w·σ(x_{t−1}) + b, x_0 = 0.5, and
/// E = (σ(x_50) − 0.7)².
@Suite struct CliffTests {
  private func cliff(_ settings: String) throws -> ExperimentResult {
    try PlannedExperimentTests.run(
      """
      data: {table: [[0.5]], targets: [0.7]}
      model:
        - stack: [{activation: sigmoid}, {dense: 1, init: {constant: 5}, bias: {constant: -2.62}}]
          repeat: 50
          shared: true
        - {activation: sigmoid}
      loss: mse
      precision: double
      \(settings)
      """)
  }

  @Test func descentIsThrownOffTheCliff() throws {
    let result = try cliff(
      "optimizer: {sgd: 0.1}\nsteps: 500\nrecord: [{parameter-path: every 1, x: dense1.weights, y: dense1.bias}, {loss: last}]"
    )
    let path = result.metrics[0].measurement.values
    #expect(path[..<2] == [5, -2.62])
    #expect(abs(path[path.count - 2] - 119) < 1 && abs(path[path.count - 1] - 181) < 1)
    var longest = 0.0
    for i in stride(from: 2, to: path.count, by: 2) {
      longest = max(longest, abs(path[i] - path[i - 2]), abs(path[i + 1] - path[i - 1]))
    }
    #expect(longest > 100)
    #expect(abs(result.metrics[1].measurement.values[0] - 0.09) < 1e-12)
  }

  @Test func clippingKeepsDescentOnTheCliff() throws {
    let result = try cliff(
      """
      optimizer: {sgd: 0.1}
      clip: {norm: 0.1}
      steps: 500
      record: [{parameter-value: every 1}, {loss: last}]
      """)
    let path = result.metrics[0].measurement.values
    for i in stride(from: 2, to: path.count, by: 2) {
      let (dw, db) = (path[i] - path[i - 2], path[i + 1] - path[i - 1])
      #expect((dw * dw + db * db).squareRoot() < 0.01)
    }
    #expect(result.metrics[1].measurement.values[0] < 1e-3)
  }

  /// Steepest places along lines of constant w.
  @Test(arguments: [
    (5.0, -2.61244, -2.61224, 6773.12, -2.61234), (6, -3.2358, -3.2338, 1.84995e7, -3.234756),
  ])
  func slopesOfTheCliff(
    weight: Double, lower: Double, upper: Double, slope: Double, place: Double
  ) throws {
    let result = try cliff(
      """
      record:
        - gradient-norm-on-plane: first
          x: {parameter: dense1.weights, from: \(weight), points: 1}
          y: {parameter: dense1.bias, from: \(lower), to: \(upper), points: 501}
      """)
    let measurement = result.metrics[0].measurement
    #expect(measurement.axes.map(\.name) == ["seed", "step", "x", "y"])
    let steepest = measurement.values.indices.max {
      measurement.values[$0] < measurement.values[$1]
    }
    let i = try #require(steepest)
    #expect(abs(measurement.values[i] / slope - 1) < 1e-3)
    guard case .number(let bias) = measurement.axes[3].labels[i] else { return }
    #expect(abs(bias - place) < 1e-5)
  }

  /// Up to w = 4 there is one fixed point for every b. The slope is largest at its edge; the number is
  /// from the recursion of both derivatives, computed apart.
  @Test func farFromTheCliffTheSlopeIsGentle() throws {
    let result = try cliff(
      """
      record:
        - gradient-norm-on-plane: first
          x: {parameter: dense1.weights, from: 4, points: 1}
          y: {parameter: dense1.bias, from: -2.1, to: -1.9, points: 501}
      """)
    let largest = result.metrics[0].measurement.values.max() ?? .nan
    #expect(abs(largest / 6.23483 - 1) < 1e-4)
  }
}
