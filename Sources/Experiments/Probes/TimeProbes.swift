import Engine

/// A probe with one number for each time step of each recurrent layer, both counted from 1.
protocol TimeProbe: Probe {
  /// What it looks at in a layer; nil if the layer has no such thing.
  func value(of recurrence: RecurrenceRecord) -> Value?

  func measure(_ value: Value, in session: Session) -> [Double]
}

extension TimeProbe {
  public func axes(of network: Network) -> [Measurement.Axis] {
    let steps = network.input.shape.dimensions[0]
    return [network.recurrentLayerAxis, .init("time", (1...steps).map { .number(Double($0)) })]
  }

  public func measure(_ session: Session, of network: Network) -> [Double] {
    network.recurrentLayers.flatMap { layer in
      value(of: layer.recurrence).map { measure($0, in: session) }
        ?? Measurement.missing(count: layer.recurrence.hidden.shape.dimensions[0])
    }
  }

  public func defaultCadence(steps: Int) -> Cadence { .logarithmic(count: 10) }

  public var gradients: GradientNeeds { .states }

  public func objection(to network: Network) -> String? {
    network.recurrentLayers.contains { value(of: $0.recurrence) != nil }
      ? nil : "the model has no layer that keeps it (rnn, lstm or gru)"
  }
}

/// ‖∂L/∂h_t‖, the total derivative through all later time steps: how much of the error arrives at time t.
struct HiddenGradientProbe: TimeProbe {
  func value(of recurrence: RecurrenceRecord) -> Value? { recurrence.hidden }

  func measure(_ value: Value, in session: Session) -> [Double] {
    session.gradient(of: value).norms(ofRows: value.shape.dimensions[0])
  }
}

/// ‖∂L/∂c_t‖ of an LSTM's cells: the path that has no matrix in it.
struct CellGradientProbe: TimeProbe {
  func value(of recurrence: RecurrenceRecord) -> Value? { recurrence.cells }

  func measure(_ value: Value, in session: Session) -> [Double] {
    session.gradient(of: value).norms(ofRows: value.shape.dimensions[0])
  }
}

/// ‖h_t‖ at each time step.
struct HiddenNormProbe: TimeProbe {
  func value(of recurrence: RecurrenceRecord) -> Value? { recurrence.hidden }

  func measure(_ value: Value, in session: Session) -> [Double] {
    session.elements(of: value).norms(ofRows: value.shape.dimensions[0])
  }
}

extension Network {
  /// The recurrent layers with their numbers among all layers.
  var recurrentLayers: [(number: Int, recurrence: RecurrenceRecord)] {
    layers.enumerated().compactMap { i, layer in layer.recurrence.map { (i + 1, $0) } }
  }

  var recurrentLayerAxis: Measurement.Axis {
    .init("layer", recurrentLayers.map { .number(Double($0.number)) })
  }
}

extension Measurement {
  static func missing(count: Int) -> [Double] { [Double](repeating: missing, count: count) }
}
