@testable import Engine

/// Compares the gradients of a program with central differences, in `Double`.
struct GradientCheck {
  let session: Session
  let program: Program

  /// A layer stack with a random linear loss on top, inputs drawn from N(0, 1).
  init(
    input shape: Shape, sampleAxis: Int = 0, seed: UInt64 = 1,
    _ build: (Value, inout Graph) throws -> Value
  ) throws {
    var graph = Graph()
    let input = graph.input("input", shape: shape, sampleAxis: sampleAxis)
    let output = try build(input, &graph)
    let objective = try LinearLoss.random.apply(to: output, target: nil, in: &graph)
    self.init(graph, objective: objective, seed: seed)
    fill(input, seed: seed)
  }

  init(_ graph: Graph, objective: Value, seed: UInt64 = 1) {
    program = Program(graph, objective: objective)
    session = Session(program, precision: .double, seed: seed)
  }

  /// Writes N(0, 1) numbers to an input.
  func fill(_ input: Value, seed: UInt64 = 1) {
    var stream = RandomStream(seed: seed, name: "gradient-check")
    session.write((0..<input.shape.count).map { _ in stream.normal() }, to: input)
  }

  /// The largest relative error over all parameters, or over at most `limit` elements of each.
  func largestError(limit: Int = 40) -> Double {
    session.forward()
    session.backward()
    return program.graph.parameters.map { error(of: $0.value, limit: limit) }.max() ?? .nan
  }

  /// max |analytic − numeric| over max |gradient| of one parameter, or over 10⁻³ of the largest
  /// gradient of all where that is more: some gradients are 0 but for rounding.
  private func error(of parameter: Value, limit: Int) -> Double {
    session.forward()
    session.backward()
    let analytic = session.gradient(of: parameter)
    let start = session.elements(of: parameter)
    let largest =
      program.graph.parameters.flatMap { session.gradient(of: $0.value) }
      .map(\.magnitude).max() ?? 0
    let scale = max(analytic.map(\.magnitude).max() ?? 0, 1e-3 * largest, 1e-8)
    let stride = max(1, analytic.count / limit)
    var worst = 0.0
    for i in Swift.stride(from: 0, to: analytic.count, by: stride) {
      let numeric = derivative(of: parameter, element: i, start: start)
      worst = max(worst, (numeric - analytic[i]).magnitude / scale)
    }
    session.write(start, to: parameter)
    return worst
  }

  /// Fourth-order central difference of the objective.
  private func derivative(of parameter: Value, element: Int, start: [Double]) -> Double {
    let step = 1e-3 * max(1e-1, start[element].magnitude)
    func objective(_ offset: Double) -> Double {
      var moved = start
      moved[element] += offset * step
      session.write(moved, to: parameter)
      session.forward()
      return session.objective
    }
    return (8 * (objective(1) - objective(-1)) - (objective(2) - objective(-2))) / (12 * step)
  }
}
