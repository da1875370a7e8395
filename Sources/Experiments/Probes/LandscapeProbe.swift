import Engine

/// The loss of the batch at parameters θ + x·d, or θ + x·d + y·e, for steps x and y along fixed
/// directions.
struct LandscapeProbe: Probe {
  var gradients: GradientNeeds { [] }

  enum Direction: String, CaseIterable, Sendable {
    /// Random, each unit's part as long as the unit's own weights; biases and scales stay
    /// (Li et al. 2018, filter normalization).
    case random
    /// −∂L/∂θ, so that x is a learning rate.
    case descent
  }

  /// The first direction, and whether there is a second one, which is random.
  var direction: Direction
  var isPlane: Bool
  var lower: Double
  var upper: Double
  var count: Int
  var seed: Int

  private var places: [Double] {
    guard count > 1 else { return [lower] }
    return (0..<count).map { lower + Double($0) / Double(count - 1) * (upper - lower) }
  }

  func axes(of network: Network) -> [Measurement.Axis] {
    (isPlane ? ["x", "y"] : ["x"]).map { .init($0, places.map { .number($0) }) }
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let parameters = network.program.graph.parameters
    let start = parameters.map { session.elements(of: $0.value) }
    let first = parameters.map { step(along: direction, $0, in: session, name: "x") }
    let second = isPlane ? parameters.map { step(along: .random, $0, in: session, name: "y") } : []
    return session.rehearse {
      places.flatMap { x in
        (isPlane ? places : [0]).map { y in
          for (i, parameter) in parameters.enumerated() {
            let moved = start[i].indices.map { k in
              start[i][k] + x * first[i][k] + (isPlane ? y * second[i][k] : 0)
            }
            session.write(moved, to: parameter.value)
          }
          session.forward(step: session.step)
          return session.objective
        }
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .last }

  private func step(
    along direction: Direction, _ parameter: Parameter, in session: Session, name: String
  ) -> [Double] {
    switch direction {
    case .descent: return session.gradient(of: parameter.value).map { -$0 }
    case .random: return randomStep(parameter, in: session, name: name)
    }
  }

  private func randomStep(_ parameter: Parameter, in session: Session, name: String) -> [Double] {
    let weights = session.elements(of: parameter.value)
    guard parameter.kind == .weight else { return weights.map { _ in 0 } }
    var stream = RandomStream(
      seed: UInt64(seed), name: "landscape.\(name).\(parameter.name)")
    var step = weights.map { _ in stream.normal() }
    let columns = parameter.value.shape.columns
    for column in 0..<columns {
      let unit = stride(from: column, to: weights.count, by: columns)
      let length = unit.reduce(0) { $0 + step[$1] * step[$1] }.squareRoot()
      let wanted = unit.reduce(0) { $0 + weights[$1] * weights[$1] }.squareRoot()
      for i in unit { step[i] *= wanted / length }
    }
    return step
  }
}
