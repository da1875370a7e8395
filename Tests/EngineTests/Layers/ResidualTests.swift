import Testing

@testable import Engine

@Suite struct ResidualTests {
  static let branch: [any Layer] = [Dense(6, activation: Tanh()), Dense(4)]
  static let blocks: [Residual] = [
    Residual(branch), Residual(branch, scale: .constant(0.3)),
    Residual(branch, scale: .learned(from: 0.7)),
    Residual(branch, shortcut: .projection(XavierInitializer(.uniform)), activation: Tanh()),
    Residual(branch, shortcut: .layers([Dense(4), LayerNorm()]), initialScale: 0.5),
  ]

  @Test(arguments: blocks.indices)
  func gradientsAgreeWithDifferences(index: Int) throws {
    let block = Self.blocks[index]
    let check = try GradientCheck(input: [3, 4]) { input, graph in
      try Stack([Dense(4), block, block]).apply(to: input, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  @Test func learnedScaleStartsAsTheIdentity() throws {
    let network = try TestNetwork(
      [Stack([Residual](repeating: Residual(Self.branch, scale: .learned(from: 0)), count: 50))],
      input: [3, 4], differentiatesInputs: true)
    network.runOnNoise()
    let x = network.session.elements(of: network.input)
    #expect(network.session.elements(of: network.output) == x)
    let atTop = network.session.gradient(of: network.output)
    #expect(network.session.gradient(of: network.input) == atTop)
  }

  @Test func initialScaleConcernsTheLastLayerOfTheBranch() throws {
    func weights(_ scale: Double) throws -> [[Double]] {
      let network = try TestNetwork([Residual(Self.branch, initialScale: scale)], input: [3, 4])
      return network.graph.layers.map { network.session.elements(of: $0.weights) }
    }
    // Each from a session of its own: equal only if drawn from the same streams.
    let scaled = try weights(0)
    #expect(scaled[0].contains { $0 != 0 })
    #expect(scaled[1].allSatisfy { $0 == 0 })
  }

  @Test func aThousandLayersRun() throws {
    let block = Residual(
      [Dense(8, activation: ReLU(), biasInitializer: nil), Dense(8, biasInitializer: nil)],
      scale: .constant(1 / 500.0.squareRoot()))
    let network = try TestNetwork([Stack([Residual](repeating: block, count: 500))], input: [4, 8])
    network.runOnNoise()
    #expect(network.graph.layers.count == 1000)
    #expect(network.session.gradientNorm(of: network.graph.layers[0].weights).isFinite)
    #expect(network.session.gradientNorm(of: network.graph.layers[0].weights) > 0)
  }

  @Test func branchAndShortcutMustAgree() {
    #expect(throws: GraphError.self) { try TestNetwork([Residual([Dense(5)])], input: [3, 4]) }
  }
}
