import Testing

@testable import Engine

@Suite struct SharedRepetitionTests {
  /// Layers of every kind of parameter that hand on the shape they read.
  private static let layers: [(layer: any Layer, shape: Shape, sampleAxis: Int)] = [
    (Dense(3, activation: Tanh()), [5, 3], 0),
    (Stack([Dense(3), BatchNorm(), ActivationLayer(Sigmoid())]), [5, 3], 0),
    (Stack([Dense(4, activation: PReLU(start: 0.3)), Dense(3)]), [5, 3], 0),
    (Stack([LayerNorm(), Dense(3, activation: Tanh())]), [5, 3], 0),
    (Residual([Dense(3, activation: Tanh())], scale: .learned(from: 0.5)), [5, 3], 0),
    (Convolution(2, size: 3, stride: 1, padding: 1, activation: Tanh()), [2, 4, 4, 2], 0),
    (RNN(3, settings: RecurrentSettings(returns: .all)), [4, 2, 3], 1),
    (LSTM(3, settings: RecurrentSettings(returns: .all)), [4, 2, 3], 1),
    (GRU(3, settings: RecurrentSettings(returns: .all)), [4, 2, 3], 1),
    (SharedRepetition(Dense(3, activation: Tanh()), count: 2), [5, 3], 0),
  ]

  @Test(arguments: layers.indices)
  func gradientsAreSumsOverAllRepetitions(index: Int) throws {
    let (layer, shape, sampleAxis) = Self.layers[index]
    let check = try GradientCheck(input: shape, sampleAxis: sampleAxis) { input, graph in
      try SharedRepetition(layer, count: 3).apply(to: input, in: &graph)
    }
    var single = Graph()
    let input = single.input("input", shape: shape, sampleAxis: sampleAxis)
    _ = try layer.apply(to: input, in: &single)
    #expect(check.program.graph.parameters.map(\.name) == single.parameters.map(\.name))
    #expect(check.program.graph.layers.count == 3 * single.layers.count)
    #expect(check.largestError() < 1e-6)
  }

  /// x_t = w·x_{t−1}: ∂x_t/∂w = t·x_0·w^{t−1} (Pascanu, Mikolov & Bengio 2013, section 2.2).
  @Test(arguments: [0.9, 1, 1.1])
  func linearRecursionHasTheDerivativeOfAPower(weight: Double) throws {
    let unit = Dense(1, initializer: ConstantInitializer(weight), biasInitializer: nil)
    let network = try TestNetwork(
      [SharedRepetition(unit, count: 50)], input: [1, 1], loss: LinearLoss.sum)
    network.session.write([0.5], to: network.input)
    network.session.forward()
    network.session.backward()
    let value = try #require(network.parameter("dense1.weights"))
    var power = 1.0
    for _ in 0..<49 { power *= weight }
    #expect(abs(network.session.gradient(of: value)[0] / (50 * 0.5 * power) - 1) < 1e-13)
    #expect(network.graph.parameters.count == 1)
  }

  @Test func freezingOneRepetitionFreezesAll() throws {
    let layers: [any Layer] = [SharedRepetition(Dense(3, activation: Tanh()), count: 4), Dense(1)]
    var recipe = UpdateRecipe()
    recipe.frozen = .numbers([3])
    let network = try TestNetwork(layers, input: [5, 3], update: recipe)
    network.runOnNoise()
    let before = network.graph.parameters.map { network.session.elements(of: $0.value) }
    network.session.update(rate: 0.1, step: 0)
    let after = network.graph.parameters.map { network.session.elements(of: $0.value) }
    #expect(before[..<2] == after[..<2])
    #expect(before[2] != after[2])
  }

  @Test func layersThatChangeTheShapeCannotShare() throws {
    #expect(throws: GraphError.self) {
      try TestNetwork([SharedRepetition(Dense(4), count: 2)], input: [5, 3])
    }
  }
}
