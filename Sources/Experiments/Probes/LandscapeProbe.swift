import Engine

/// The loss of the batch, or the length of its gradient, at parameters other than the ones training
/// has reached: along a line θ + x·d, or on a plane θ + x·d + y·e.
struct LandscapeProbe: Probe {
  var gradients: GradientNeeds { [] }

  enum Subject: Sendable {
    case loss
    /// ‖∂L/∂θ‖ over all parameters, with the gradient of penalties, before clipping.
    case gradientNorm
  }

  enum Direction: Sendable {
    /// Random, each unit's part as long as the unit's own weights; biases and scales stay
    /// (Li et al. 2018, filter normalization).
    case random
    /// −∂L/∂θ, so that x is a learning rate.
    case descent
    /// One number alone, and x is its value itself.
    case parameter(ParameterElement)
  }

  /// A direction and the steps to take along it, evenly spread.
  struct Line: Sendable {
    var direction: Direction
    var lower: Double
    var upper: Double
    var count: Int

    var places: [Double] {
      guard count > 1 else { return [lower] }
      return (0..<count).map { lower + Double($0) / Double(count - 1) * (upper - lower) }
    }
  }

  var subject: Subject
  /// One line, or two for a plane.
  var lines: [Line]
  /// Seed of random directions.
  var seed: Int

  private static let axisNames = ["x", "y"]

  func axes(of network: Network) -> [Measurement.Axis] {
    zip(Self.axisNames, lines).map { name, line in
      .init(name, line.places.map { .number($0) })
    }
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let parameters = network.program.graph.parameters
    let start = parameters.map { session.elements(of: $0.value) }
    let moves = zip(Self.axisNames, lines).map { name, line in
      move(along: line.direction, parameters, from: start, in: session, name: name)
    }
    return session.rehearse {
      lines[0].places.flatMap { x in
        (lines.count > 1 ? lines[1].places : [0]).map { y in
          var moved = start
          for (move, distance) in zip(moves, [x, y]) { move(&moved, distance) }
          for (parameter, elements) in zip(parameters, moved) {
            session.write(elements, to: parameter.value)
          }
          session.forward(step: session.step)
          return height(in: session)
        }
      }
    }
  }

  func defaultCadence(steps: Int) -> Cadence { .last }

  func objection(to network: Network) -> String? {
    for case .parameter(let element) in lines.map(\.direction) {
      if let objection = element.objection(to: network) { return objection }
    }
    return nil
  }

  private func height(in session: Session) -> Double {
    switch subject {
    case .loss: return session.objective
    case .gradientNorm:
      session.backward()
      return session.clippingReport().norm
    }
  }

  /// What changes the elements of all parameters, one list for each.
  private typealias Move = (_ elements: inout [[Double]], _ distance: Double) -> Void

  private func move(
    along direction: Direction, _ parameters: [Parameter], from start: [[Double]],
    in session: Session, name: String
  ) -> Move {
    if case .parameter(let element) = direction {
      guard let i = parameters.firstIndex(where: { $0.name == element.name }) else {
        return { _, _ in }
      }
      return { elements, value in elements[i][element.index] = value }
    }
    let steps = zip(parameters, start).map { parameter, weights in
      if case .descent = direction { return session.gradient(of: parameter.value).map { -$0 } }
      return randomStep(parameter, from: weights, name: name)
    }
    return { elements, distance in
      for (i, step) in steps.enumerated() {
        for k in step.indices { elements[i][k] += distance * step[k] }
      }
    }
  }

  private func randomStep(_ parameter: Parameter, from weights: [Double], name: String) -> [Double]
  {
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
