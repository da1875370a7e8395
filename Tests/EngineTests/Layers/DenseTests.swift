import Testing

@testable import Engine

/// Batch, inputs, units: 1, primes, and numbers around the width of a vector.
private let shapes: [(Int, Int, Int)] = [
  (1, 1, 1), (1, 7, 3), (5, 1, 13), (3, 17, 1), (8, 16, 32), (31, 9, 33), (2, 64, 15),
]

@Suite struct DenseTests {
  @Test(arguments: shapes)
  func gradientsAgreeWithDifferences(batch: Int, inputs: Int, units: Int) throws {
    let check = try GradientCheck(input: [batch, inputs]) { input, graph in
      let hidden = try Dense(units, activation: Tanh()).apply(to: input, in: &graph)
      return try Dense(units, activation: Sigmoid()).apply(to: hidden, in: &graph)
    }
    #expect(check.largestError() < 1e-6)
  }

  /// Each layer's weights multiply the output, so that ⟨W, ∂L/∂W⟩ is the same for all: Σ r·y.
  @Test(arguments: [1, 2, 20])
  func weightsAndTheirGradientsHaveOneProductInBiasFreeReLUNetworks(depth: Int) throws {
    let layer = Dense(
      16, activation: ReLU(), initializer: HeInitializer(.normal), biasInitializer: nil)
    let network = try TestNetwork([any Layer](repeating: layer, count: depth), input: [4, 16])
    network.runOnNoise()
    let objective = network.session.objective
    for layer in network.graph.layers {
      let product = dot(
        network.session.elements(of: layer.weights), network.session.gradient(of: layer.weights))
      #expect(abs(product / objective - 1) < 1e-10)
    }
  }

  @Test func rejectsZeroUnits() {
    var graph = Graph()
    let input = graph.input("input", shape: [1, 1])
    #expect(throws: GraphError.self) { try Dense(0).apply(to: input, in: &graph) }
  }

  @Test func initialValuesDoNotDependOnOtherLayers() throws {
    func firstWeights(depth: Int) throws -> [Double] {
      var graph = Graph()
      var value = graph.input("input", shape: [1, 4])
      for _ in 0..<depth { value = try Dense(4).apply(to: value, in: &graph) }
      let objective = try LinearLoss.sum.apply(to: value, target: nil, in: &graph)
      let session = Session(Program(graph, objective: objective), precision: .double, seed: 3)
      return session.elements(of: graph.layers[0].weights)
    }
    let shallow = try firstWeights(depth: 1)
    let deep = try firstWeights(depth: 9)
    #expect(shallow == deep)
  }
}
