import Engine

/// Every trainable number itself, or those of the parameters whose names match a pattern: the path
/// of a small network over its loss landscape, or the learned slopes of PReLUs (`prelu*`).
struct ParameterValueProbe: Probe {
  var gradients: GradientNeeds { [] }

  /// Of names such as `dense1.weights`.
  var pattern: NamePattern

  /// More numbers than anybody can look at.
  static let largestCount = 1000

  func axes(of network: Network) -> [Measurement.Axis] {
    [.init("parameter", parameters(of: network).flatMap(\.elementLabels).map { .text($0) })]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    parameters(of: network).flatMap { session.elements(of: $0.value) }
  }

  func objection(to network: Network) -> String? {
    let count = parameters(of: network).reduce(0) { $0 + $1.value.shape.count }
    guard count <= Self.largestCount else {
      return "'\(pattern)' means \(count) numbers, and at most \(Self.largestCount) are recorded; "
        + "choose some with 'of', as in {parameter-value: last, of: dense1.bias}"
    }
    let names = network.program.graph.parameters.map(\.name)
    return count > 0
      ? nil
      : "no parameter has a name like '\(pattern)'; they are '\(names.first ?? "none")' to "
        + "'\(names.last ?? "none")'"
  }

  private func parameters(of network: Network) -> [Parameter] {
    network.program.graph.parameters.filter { pattern.matches($0.name) }
  }
}

/// Two trainable numbers over time: a path over the plane that `loss-on-plane` shows.
struct ParameterPathProbe: Probe {
  var gradients: GradientNeeds { [] }

  var x: ParameterElement
  var y: ParameterElement

  func axes(of network: Network) -> [Measurement.Axis] {
    [.init("coordinate", [.text("x"), .text("y")])]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let parameters = network.program.graph.parameters
    return [x, y].map { element in
      parameters.first { $0.name == element.name }
        .map { session.elements(of: $0.value)[element.index] } ?? Measurement.missing
    }
  }

  func objection(to network: Network) -> String? {
    x.objection(to: network) ?? y.objection(to: network)
  }
}
