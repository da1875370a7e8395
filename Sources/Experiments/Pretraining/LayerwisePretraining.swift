import Engine

/// What the hidden layers of a run learn without targets before it trains.
public struct LayerwisePretraining: Sendable {
  /// Under this name a run with the key `pretrain` reports its reconstruction errors.
  static let errorName = "pretraining-error"

  /// nil for a run without it among others that have it.
  public var settings: Pretraining?
  public var records: Set<PretrainingRecord> = []

  /// What a run reports: its errors, and what else it is asked for.
  func metrics(of network: Network) -> [(name: String, axes: [Measurement.Axis])] {
    func axis(_ name: String, _ count: Int) -> Measurement.Axis {
      .init(name, (0..<count).map { .number(Double($0 + 1)) })
    }
    let progress = [
      axis("epoch", settings?.epochs ?? 0),
      axis("layer", settings == nil ? 0 : network.layers.count - 1),
    ]
    let width = network.input.shape.dimensions.dropFirst().reduce(1, *)
    let samples =
      [axis("sample", settings == nil ? 0 : PretrainingRecord.pictureCount)]
      + PictureExtent(numbers: width).axes
    let source = Measurement.Axis("source", [.text("original"), .text("reconstruction")])
    var metrics: [(name: String, axes: [Measurement.Axis])] = [
      (name: Self.errorName, axes: progress)
    ]
    for record in PretrainingRecord.allCases where records.contains(record) {
      switch record {
      case .freeEnergy, .logLikelihood: metrics.append((record.metricName, progress))
      case .samples: metrics.append((record.metricName, samples))
      case .reconstructions: metrics.append((record.metricName, [source] + samples))
      }
    }
    return metrics
  }

  /// Puts what the hidden layers learn from the samples in place of their initial weights and
  /// biases.
  ///
  /// - Returns: One measurement for each of `metrics`.
  /// - Throws: What `check` throws; `PretrainingError` if the samples do not suit the visible units.
  func apply(
    to session: Session, of network: Network, samples: Dataset, precision: Precision,
    subnormals: Subnormals, seed: Int, check: () throws -> Void
  ) throws -> [NamedMeasurement] {
    let metrics = metrics(of: network)
    guard let settings else {
      return metrics.map { NamedMeasurement($0.name, Measurement(axes: $0.axes, values: [])) }
    }
    let features = try checked(samples, for: settings.visible)
    let hidden = network.layers.dropLast()
    var observer = PretrainingObserver(
      records, samples: features, width: samples.sampleShape.count, seed: UInt64(seed))
    let learned = try settings.layers(
      units: hidden.map(\.weights.shape.columns), samples: features,
      width: samples.sampleShape.count, precision: precision, subnormals: subnormals,
      seed: UInt64(seed), check: check,
      observe: records.isEmpty ? nil : { observer.observe(layer: $0, $1) })
    for (layer, start) in zip(hidden, learned) {
      session.write(start.machine.weights, to: layer.weights)
      if let bias = layer.bias { session.write(start.machine.hiddenBias, to: bias) }
    }
    func byEpoch(_ values: [[Double]]) -> [Double] {
      (0..<settings.epochs).flatMap { epoch in values.map { $0[epoch] } }
    }
    let recorded = PretrainingRecord.allCases.filter(records.contains).map { record in
      switch record {
      case .freeEnergy: byEpoch(observer.freeEnergies)
      case .logLikelihood: byEpoch(observer.logLikelihoods)
      case .samples: observer.samples
      case .reconstructions: observer.reconstructions
      }
    }
    return zip(metrics, [byEpoch(learned.map(\.errors))] + recorded).map {
      NamedMeasurement($0.name, Measurement(axes: $0.axes, values: $1))
    }
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
