import Testing

@testable import Engine

@Suite struct RegularizationTests {
  /// A network whose loss has no gradient at all: only the regularization moves it.
  private func network(
    _ regularizations: [Regularization], bias: Double = 0.5
  ) throws -> TestNetwork {
    let network = try TestNetwork(
      [
        Dense(3, biasInitializer: ConstantInitializer(bias)),
        Dense(2, biasInitializer: ConstantInitializer(bias)),
      ], input: [2, 4], loss: LinearLoss(cotangent: ConstantInitializer(0)),
      update: UpdateRecipe(regularizations: regularizations))
    network.runOnNoise()
    return network
  }

  private func run(_ network: TestNetwork, steps: Int, rate: Double) {
    for step in 0..<steps {
      network.session.forward(step: step)
      network.session.backward()
      network.session.update(rate: rate, step: step)
    }
  }

  @Test func squaredPenaltyShrinksByAPower() throws {
    let network = try network([Regularization(l2: 0.01)])
    let weights = network.graph.layers[0].weights
    let start = network.session.elements(of: weights)
    run(network, steps: 50, rate: 0.1)
    var factor = 1.0
    for _ in 0..<50 { factor *= 1 - 2 * 0.1 * 0.01 }
    for (w, s) in zip(network.session.elements(of: weights), start) {
      #expect(abs(w - factor * s) < 1e-14)
    }
    #expect(network.session.elements(of: network.graph.parameters[1].value) == [0.5, 0.5, 0.5])
  }

  @Test func decayShrinksPastTheOptimizer() throws {
    let network = try TestNetwork(
      [Dense(3, biasInitializer: nil)], input: [2, 4],
      loss: LinearLoss(cotangent: ConstantInitializer(0)),
      update: UpdateRecipe(.adam(), regularizations: [Regularization(decay: 0.5)]))
    network.runOnNoise()
    let weights = network.graph.layers[0].weights
    let start = network.session.elements(of: weights)
    network.session.update(rate: 0.1, step: 0)
    for (w, s) in zip(network.session.elements(of: weights), start) {
      #expect(abs(w - 0.95 * s) < 1e-15)
    }
  }

  @Test func linearPenaltyMovesTowardsZeroAtConstantSpeed() throws {
    let network = try network([Regularization(l1: 0.01)])
    let weights = network.graph.layers[0].weights
    let start = network.session.elements(of: weights)
    network.session.update(rate: 1, step: 0)
    for (w, s) in zip(network.session.elements(of: weights), start) {
      #expect(abs(w - (s - (s > 0 ? 0.01 : -0.01))) < 1e-15)
    }
  }

  @Test(arguments: [
    (Regularization(l1: 0.1, l2: 0.01), ["dense1.weights", "dense2.weights"]),
    (Regularization(l1: 0.1, l2: 0.01, layers: NamePattern("*2")), ["dense2.weights"]),
    (
      Regularization(l1: 0.1, l2: 0.01, layers: NamePattern("dense1"), kinds: [.bias]),
      ["dense1.bias"]
    ),
  ])
  func penaltyIsThatOfTheParametersInScope(
    regularization: Regularization, names: [String]
  ) throws {
    let network = try network([regularization])
    let scope = network.graph.parameters.filter { names.contains($0.name) }
    var penalty = 0.0
    for w in scope.flatMap({ network.session.elements(of: $0.value) }) {
      penalty += 0.1 * w.magnitude + 0.01 * w * w
    }
    #expect(penalty > 0)
    #expect(abs(network.session.penalty - penalty) < 1e-13)
  }

  /// Columns with the norms 0.56, 0.65 and 0.73.
  private struct Ramp: Initializer {
    func values(shape: Shape, fan: Fan, from stream: inout RandomStream) -> [Double] {
      (0..<shape.count).map { 0.05 * Double($0) }
    }
  }

  @Test func normsOfUnitsAreLimited() throws {
    let network = try TestNetwork(
      [Dense(3, initializer: Ramp())], input: [2, 4],
      loss: LinearLoss(cotangent: ConstantInitializer(0)),
      update: UpdateRecipe(regularizations: [Regularization(maxNorm: 0.7)]))
    network.runOnNoise()
    let weights = network.graph.layers[0].weights
    func columnNorms() -> [Double] {
      let w = network.session.elements(of: weights)
      return (0..<3).map { column in norm((0..<4).map { w[$0 * 3 + column] }) }
    }
    let start = columnNorms()
    #expect(start.contains { $0 > 0.7 } && start.contains { $0 < 0.7 })
    network.session.update(rate: 0.1, step: 0)
    for (now, before) in zip(columnNorms(), start) { #expect(abs(now - min(before, 0.7)) < 1e-14) }
  }

  @Test(arguments: [
    ("*", "dense1", true), ("dense*", "dense12", true), ("dense*", "conv1", false),
    ("*2", "dense12", true), ("*2", "dense21", false), ("d*e*1", "dense1", true),
    ("d*x*1", "dense1", false), ("dense1", "dense1", true), ("dense1", "dense11", false),
    ("dense1*1", "dense1", false),
  ])
  func patterns(pattern: String, name: String, matches: Bool) {
    #expect(NamePattern(pattern).matches(name) == matches)
  }
}
