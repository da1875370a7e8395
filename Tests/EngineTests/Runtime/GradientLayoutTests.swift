import Testing

@testable import Engine

@Suite struct GradientLayoutTests {
  private func network(depth: Int, _ retention: GradientRetention) throws -> (Program, Value) {
    let block = Residual([Dense(16, activation: Tanh()), LayerNorm(), Dense(16)])
    var graph = Graph()
    let input = graph.input("input", shape: [64, 16])
    let output = try Stack([Residual](repeating: block, count: depth) + [Dense(3)])
      .apply(to: input, in: &graph)
    let objective = try LinearLoss.random.apply(to: output, target: nil, in: &graph)
    let program = Program(
      graph, objective: objective, update: UpdateRecipe(), retention: retention)
    return (program, input)
  }

  @Test func sharedPlacesChangeNoGradient() throws {
    func gradients(_ retention: GradientRetention) throws -> [[Double]] {
      let (program, input) = try network(depth: 5, retention)
      let session = Session(program, precision: .double, seed: 1)
      session.write(noise(input.shape.count), to: input)
      for step in 0..<2 {
        session.forward(step: step)
        session.backward()
      }
      return program.graph.parameters.map { session.gradient(of: $0.value) }
    }
    let kept = try gradients(.all)
    let shared = try gradients(.only([]))
    #expect(kept == shared)
  }

  @Test func deeperNetworksTakeNoMoreMemoryForGradients() throws {
    func sharedCount(depth: Int) throws -> Int {
      let (program, _) = try network(depth: depth, .all)
      return GradientLayout(program.backwardSteps) { $0.shape == [64, 16] }.count
    }
    #expect(try sharedCount(depth: 3) == sharedCount(depth: 100))
    let (kept, shared) = (try network(depth: 100, .all).0, try network(depth: 100, .only([])).0)
    #expect(shared.memoryByteCount(in: .float) * 3 < kept.memoryByteCount(in: .float) * 2)
  }

  @Test func onlyWhatIsKeptCanBeRead() throws {
    var (program, _) = try network(depth: 2, .only([]))
    let layer = program.graph.layers[0]
    #expect(!Session(program, precision: .float, seed: 0).hasGradient(layer.preactivation))
    (program, _) = try network(depth: 2, .only([layer.preactivation]))
    let session = Session(program, precision: .float, seed: 0)
    #expect(session.hasGradient(layer.preactivation) && !session.hasGradient(layer.output))
    #expect(session.hasGradient(layer.weights))
  }
}
