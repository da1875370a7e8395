import Testing

@testable import Engine

@Suite struct InitializerTests {
  private func matrix(_ initializer: any Initializer, _ rows: Int, _ columns: Int) -> [[Double]] {
    var stream = RandomStream(seed: 1, name: "test")
    let values = initializer.values(
      shape: [rows, columns], fan: Fan(input: rows, output: columns), from: &stream)
    return (0..<rows).map { Array(values[$0 * columns..<($0 + 1) * columns]) }
  }

  @Test(arguments: [(1, 1), (5, 5), (40, 40), (7, 3), (3, 7)])
  func orthogonalMatricesHaveOrthonormalRowsOrColumns(rows: Int, columns: Int) {
    let w = matrix(OrthogonalInitializer(gain: 2), rows, columns)
    let vectors =
      columns > rows ? w : (0..<columns).map { column in w.map { $0[column] } }
    for (i, a) in vectors.enumerated() {
      for (j, b) in vectors.enumerated() {
        #expect(abs(dot(a, b) - (i == j ? 4 : 0)) < 1e-13)
      }
    }
  }

  @Test func signsAreBothAndOfOneSize() {
    let elements = matrix(SignInitializer(magnitude: 0.25), 100, 50).joined()
    let positive = elements.count { $0 == 0.25 }
    #expect(positive + elements.count { $0 == -0.25 } == 5000)
    #expect((2300...2700).contains(positive))
  }

  @Test func identityHandsOn() {
    #expect(matrix(IdentityInitializer(gain: 3), 2, 3) == [[3, 0, 0], [0, 3, 0]])
  }

  @Test(arguments: [
    ("he", HeInitializer(.normal) as any Initializer, 2.0 / 300),
    ("xavier", XavierInitializer(.uniform), 2.0 / 500),
    ("lecun", ScaledInitializer(.normal, gain: 1), 1.0 / 300),
    ("classic", ScaledInitializer.classicUniform, 1.0 / 900),
  ])
  func variances(name: String, initializer: any Initializer, expected: Double) {
    let elements = matrix(initializer, 300, 200).joined()
    let variance = elements.reduce(0) { $0 + $1 * $1 } / Double(elements.count)
    #expect(abs(variance / expected - 1) < 0.05)
  }

  static let activations: [any Activation] = [Sigmoid(), Tanh(), ReLU(), SELU()]

  @Test(arguments: activations.indices)
  func calibrationGivesUnitVarianceInEveryLayer(index: Int) throws {
    let layer = Dense(20, activation: Self.activations[index], initializer: LSUVInitializer())
    let network = try TestNetwork([any Layer](repeating: layer, count: 8), input: [64, 20])
    network.session.write(noise(64 * 20).map { 5 * $0 }, to: network.input)
    network.session.calibrate()
    network.session.forward()
    for layer in network.graph.layers {
      let z = network.session.elements(of: layer.preactivation)
      let mean = z.reduce(0, +) / Double(z.count)
      let variance = z.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(z.count)
      #expect(abs(variance - 1) <= 0.1)
    }
  }

  /// The gradient that a linear network with orthogonal weights sends back keeps its length.
  @Test func orthogonalLinearNetworksAreIsometries() throws {
    let layer = Dense(12, initializer: OrthogonalInitializer(), biasInitializer: nil)
    let network = try TestNetwork(
      [any Layer](repeating: layer, count: 200), input: [3, 12], differentiatesInputs: true)
    network.runOnNoise()
    let top = network.session.gradientNorm(of: network.output)
    let bottom = network.session.gradientNorm(of: network.input)
    #expect(abs(bottom / top - 1) < 1e-12)
  }
}
