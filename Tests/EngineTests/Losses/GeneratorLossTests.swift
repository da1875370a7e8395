import Testing

@testable import Engine

@Suite struct GeneratorLossTests {
  @Test(arguments: GeneratorLoss.allCases)
  func gradientsAreRight(loss: GeneratorLoss) throws {
    var graph = Graph(namePrefix: "generator-")
    let input = graph.input("noise", shape: [7, 3])
    let samples = try Dense(2, activation: Tanh()).apply(to: input, in: &graph)
    let critic: [any Layer] = [
      Dense(4, activation: PReLU(start: 0.3)), BatchNorm(),
      Residual([Dense(4, activation: Tanh())]),
      Dense(1),
    ]
    let (scores, copy) = try graph.applyFrozen(critic, to: samples)
    let objective = try loss.apply(to: scores, in: &graph)
    let check = GradientCheck(graph, objective: objective)
    #expect(graph.parameters.map(\.name) == ["generator-dense1.weights", "generator-dense1.bias"])
    #expect(graph.layers.count == 1 && graph.blocks.isEmpty)
    var alone = Graph()
    let critics = alone.input("input", shape: [7, 2])
    _ = try Stack(critic).apply(to: critics, in: &alone)
    #expect(copy.map(\.shape) == alone.parameters.map(\.value.shape))
    for value in copy { check.fill(value) }
    check.fill(input)
    #expect(check.largestError() < 1e-6)
  }

  /// The same scores, one of which the critic is sure to be false.
  @Test func onlyMinimaxForgetsWhatTheCriticIsSureOf() throws {
    func gradients(_ loss: GeneratorLoss) throws -> [Double] {
      var graph = Graph()
      let input = graph.input("scores", shape: [2, 1])
      let unit = Dense(1, initializer: ConstantInitializer(1), biasInitializer: nil)
      let scores = try unit.apply(to: input, in: &graph)
      let objective = try loss.apply(to: scores, in: &graph)
      let session = Session(Program(graph, objective: objective), precision: .double, seed: 1)
      session.write([-30, 0], to: input)
      session.forward()
      session.backward()
      return session.gradient(of: scores)
    }
    let (sure, unsure) = (try gradients(.minimax)[0], try gradients(.minimax)[1])
    #expect(abs(sure) < 1e-13 && abs(unsure + 0.25) < 1e-15)
    #expect(try abs(gradients(.nonSaturating)[0] + 0.5) < 1e-12)
    #expect(try gradients(.wasserstein) == [-0.5, -0.5])
  }
}
