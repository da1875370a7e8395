import Testing

@testable import Engine

@Suite struct FrozenLayersTests {
  /// Whether each of three layers moves in a few steps, whatever else changes parameters.
  private func moves(_ frozen: FrozenLayers, _ optimizer: Optimizer) throws -> [Bool] {
    var graph = Graph()
    let input = graph.input("input", shape: [4, 3])
    var value = input
    for _ in 0..<3 { value = try Dense(2, activation: Tanh()).apply(to: value, in: &graph) }
    let objective = try LinearLoss.sum.apply(to: value, target: nil, in: &graph)
    var recipe = UpdateRecipe(
      optimizer, regularizations: [Regularization(l2: 0.1, decay: 0.1, maxNorm: 0.2)],
      clipping: .norm(1), weightBound: 0.3)
    recipe.frozen = frozen
    let session = Session(
      Program(graph, objective: objective, update: recipe), precision: .double, seed: 1)
    session.write((0..<12).map { Double($0) / 12 }, to: input)
    let weights = graph.layers.map(\.weights)
    let before = weights.map(session.elements)
    for step in 0..<3 {
      session.forward(step: step)
      session.backward()
      session.update(rate: 0.1, step: step)
    }
    return zip(weights.map(session.elements), before).map { $0 != $1 }
  }

  @Test(arguments: [Optimizer.sgd, .momentum(), .adam()])
  func frozenLayersStayAsTheyAre(optimizer: Optimizer) throws {
    #expect(try moves(.none, optimizer) == [true, true, true])
    #expect(try moves(.numbers([2]), optimizer) == [true, false, true])
    #expect(try moves(.hidden, optimizer) == [false, false, true])
  }
}
