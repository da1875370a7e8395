import Testing

@testable import Engine

@Suite struct LayerNormTests {
  @Test(arguments: [(1, 2), (3, 8), (5, 13)])
  func gradientsAgreeWithDifferences(rows: Int, columns: Int) throws {
    let check = try GradientCheck(input: [rows, columns]) { input, graph in
      let z = try Dense(columns).apply(to: input, in: &graph)
      let normalized = try LayerNorm(epsilon: 0.1).apply(to: z, in: &graph)
      return try Dense(2, activation: Tanh()).apply(to: normalized, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  @Test func samplesAreNormalizedByThemselves() throws {
    let network = try TestNetwork([LayerNorm(epsilon: 1e-14)], input: [3, 10])
    network.runOnNoise()
    let y = network.session.elements(of: network.output)
    for row in 0..<3 {
      let values = Array(y[row * 10..<row * 10 + 10])
      #expect(abs(values.reduce(0, +)) < 1e-12)
      #expect(abs(dot(values, values) / 10 - 1) < 1e-12)
    }
  }
}
