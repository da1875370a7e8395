import Engine

@testable import Experiments

/// A network read from YAML, run for one step on its data in `Double`.
struct NetworkCheck {
  let network: Network
  let session: Session

  init(_ yaml: String, seed: UInt64 = 1) throws {
    let run = try PlannedExperimentTests.plan(yaml + "\nprecision: double").points[0].run
    network = run.network
    session = Session(network.program, precision: .double, seed: seed)
    let dataset = try run.source.makeDataset()
    session.attach(dataset.features, to: network.input)
    if let target = network.target { session.attach(dataset.targets, to: target) }
    session.load(Array(0..<run.batch)[...])
    session.calibrate()
    session.forward()
    session.backward()
  }

  /// The first of several contexts that the experiment can be planned in.
  init(firstOf contexts: [String]) throws {
    for context in contexts.dropLast() {
      if let check = try? NetworkCheck(context) {
        self = check
        return
      }
    }
    try self.init(contexts[contexts.count - 1])
  }

  /// The largest error of a derivative along a direction in the space of one parameter, relative to
  /// the length of its gradient, or to a thousandth of the longest of all where that is more.
  func largestGradientError() -> Double {
    let parameters = network.program.graph.parameters.map(\.value)
    let gradients = parameters.map(session.gradient)
    let longest = gradients.map(length).max() ?? 0
    return zip(parameters, gradients).map { parameter, gradient in
      let direction = gradient.indices.map { PortableMath.sin(1 + 7 * Double($0)) }
      let analytic = zip(gradient, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let numeric = derivative(of: parameter, along: direction)
      return abs(numeric - analytic) / (max(length(gradient), 1e-3 * longest) * length(direction))
    }.max() ?? .nan
  }

  /// Fourth-order central difference of the objective.
  private func derivative(of parameter: Value, along direction: [Double]) -> Double {
    let start = session.elements(of: parameter)
    let step = 1e-4
    func objective(_ offset: Double) -> Double {
      session.write(zip(start, direction).map { $0 + offset * step * $1 }, to: parameter)
      session.forward()
      return session.objective
    }
    let difference = 8 * (objective(1) - objective(-1)) - (objective(2) - objective(-2))
    session.write(start, to: parameter)
    return difference / (12 * step)
  }

  private func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
