import Engine

/// What the hidden layers of a run learn without targets before it trains.
public struct LayerwisePretraining: Sendable {
  /// Under this name a run with the key `pretrain` reports its reconstruction errors.
  static let metricName = "pretraining-error"

  /// nil for a run without it among others that have it.
  public var settings: Pretraining?

  /// Each epoch of each hidden layer, counted from 1.
  func axes(of network: Network) -> [Measurement.Axis] {
    func axis(_ name: String, _ count: Int) -> Measurement.Axis {
      .init(name, (0..<count).map { .number(Double($0 + 1)) })
    }
    return [
      axis("epoch", settings?.epochs ?? 0),
      axis("layer", settings == nil ? 0 : network.layers.count - 1),
    ]
  }

  /// Puts what the hidden layers learn from the samples in place of their initial weights and
  /// biases.
  ///
  /// - Returns: The mean squared reconstruction error of each epoch and layer.
  /// - Throws: What `check` throws; `PretrainingError` if the samples do not suit the visible units.
  func apply(
    to session: Session, of network: Network, samples: Dataset, precision: Precision, seed: Int,
    check: () throws -> Void
  ) throws -> NamedMeasurement {
    let axes = axes(of: network)
    guard let settings else {
      return NamedMeasurement(Self.metricName, Measurement(axes: axes, values: []))
    }
    let features = try checked(samples, for: settings.visible)
    let hidden = network.layers.dropLast()
    let learned = try settings.layers(
      units: hidden.map(\.weights.shape.columns), samples: features,
      width: samples.sampleShape.count, precision: precision, seed: UInt64(seed), check: check)
    for (layer, start) in zip(hidden, learned) {
      session.write(start.machine.weights, to: layer.weights)
      if let bias = layer.bias { session.write(start.machine.hiddenBias, to: bias) }
    }
    let errors = (0..<settings.epochs).flatMap { epoch in learned.map { $0.errors[epoch] } }
    return NamedMeasurement(Self.metricName, Measurement(axes: axes, values: errors))
  }

  private func checked(_ dataset: Dataset, for visible: VisibleUnits) throws -> [Double] {
    guard visible == .gaussian || dataset.features.allSatisfy({ $0 >= 0 && $0 <= 1 }) else {
      throw PretrainingError.samplesAreNoProbabilities
    }
    return dataset.features
  }
}

/// Why layers cannot learn from some samples.
enum PretrainingError: Error, CustomStringConvertible {
  case samplesAreNoProbabilities

  var description: String {
    "bernoulli visible units take numbers from 0 to 1, and the data has others; "
      + "write visible: gaussian under 'pretrain'"
  }
}
