import Testing

@testable import Engine

@Suite struct BatchNormTests {
  private func network(_ rows: Int, _ columns: Int, epsilon: Double = 1e-5) throws -> TestNetwork {
    try TestNetwork(
      [BatchNorm(epsilon: epsilon)], input: [rows, columns], differentiatesInputs: true)
  }

  @Test func outputsHaveMeanZeroAndVarianceOne() throws {
    let network = try network(16, 5, epsilon: 1e-12)
    network.runOnNoise()
    let y = network.session.elements(of: network.output)
    for column in 0..<5 {
      let values = (0..<16).map { y[$0 * 5 + column] }
      #expect(abs(values.reduce(0, +)) < 1e-12)
      #expect(abs(dot(values, values) / 16 - 1) < 1e-10)
    }
  }

  /// Moving or stretching a whole column changes nothing, so the gradient has no part along either.
  @Test func inputGradientsSumToZeroAndAreOrthogonalToTheOutput() throws {
    let network = try network(12, 7, epsilon: 1e-14)
    network.runOnNoise()
    let gradient = network.session.gradient(of: network.input)
    let y = network.session.elements(of: network.output)
    for column in 0..<7 {
      let g = (0..<12).map { gradient[$0 * 7 + column] }
      #expect(abs(g.reduce(0, +)) < 1e-12)
      #expect(abs(dot(g, (0..<12).map { y[$0 * 7 + column] })) < 1e-11)
    }
  }

  @Test(arguments: [(2, 1), (3, 8), (17, 5)])
  func gradientsAgreeWithDifferences(rows: Int, columns: Int) throws {
    let check = try GradientCheck(input: [rows, columns]) { input, graph in
      let z = try Dense(columns, biasInitializer: nil).apply(to: input, in: &graph)
      let normalized = try BatchNorm(epsilon: 0.1).apply(to: z, in: &graph)
      let h = try ActivationLayer(Tanh()).apply(to: normalized, in: &graph)
      return try Dense(2).apply(to: h, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  @Test func runningAveragesFollowTheBatches() throws {
    let network = try network(4, 1)
    network.session.write([1, 2, 3, 6], to: network.input)
    network.session.forward()
    network.session.write([3, 0, 0, 0], to: network.input)
    network.session.forward(isTraining: false)
    // mean 0.9·0 + 0.1·3, variance 0.9·1 + 0.1·14/3
    let expected = (3 - 0.3) / (0.9 + 0.1 * 14 / 3 + 1e-5).squareRoot()
    #expect(abs(network.session.elements(of: network.output)[0] - expected) < 1e-14)
  }

  @Test func evaluationGradientsAgreeWithDifferences() throws {
    let network = try network(4, 3)
    for seed in 1...20 { network.runOnNoise(seed: UInt64(seed)) }
    network.runOnNoise(isTraining: false)
    let gradient = network.session.gradient(of: network.input)
    let x = network.session.elements(of: network.input)
    for i in x.indices {
      func objective(_ offset: Double) -> Double {
        var moved = x
        moved[i] += offset
        network.session.write(moved, to: network.input)
        network.session.forward(isTraining: false)
        return network.session.objective
      }
      #expect(abs((objective(1e-3) - objective(-1e-3)) / 2e-3 - gradient[i]) < 1e-9)
    }
  }

  @Test func oneSampleIsNoBatch() {
    #expect(throws: GraphError.self) { try network(1, 3) }
  }
}
