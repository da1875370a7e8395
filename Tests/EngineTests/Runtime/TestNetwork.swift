@testable import Engine

/// A stack of layers with a loss on top and a session to run it.
struct TestNetwork {
  let graph: Graph
  let input: Value
  let target: Value?
  let output: Value
  let session: Session

  init(
    _ layers: [any Layer], input shape: Shape, loss: any Loss = LinearLoss.random,
    update: UpdateRecipe = UpdateRecipe(), precision: Precision = .double, seed: UInt64 = 1,
    differentiatesInputs: Bool = false
  ) throws {
    var graph = Graph()
    input = graph.input("input", shape: shape)
    output = try Stack(layers).apply(to: input, in: &graph)
    target = try loss.targetShape(for: output.shape).map { graph.input("target", shape: $0) }
    let objective = try loss.apply(to: output, target: target, in: &graph)
    self.graph = graph
    let program = Program(
      graph, objective: objective, update: update, differentiatesInputs: differentiatesInputs)
    session = Session(program, precision: precision, seed: seed)
  }

  /// Fills the input with numbers from N(0, 1) and runs both passes.
  func runOnNoise(seed: UInt64 = 1, isTraining: Bool = true) {
    session.write(noise(input.shape.count, seed: seed), to: input)
    session.forward(isTraining: isTraining)
    session.backward()
  }

  func parameter(_ name: String) -> Value? {
    graph.parameters.first { $0.name == name }?.value
  }
}

/// `count` numbers from N(0, 1).
func noise(_ count: Int, seed: UInt64 = 1) -> [Double] {
  var stream = RandomStream(seed: seed, name: "noise")
  return (0..<count).map { _ in stream.normal() }
}

func dot(_ a: [Double], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
}

func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }
