import Engine

/// A probe of a critic: the first half of its batch is real, the second generated.
protocol CriticProbe: Probe {}

extension CriticProbe {
  public var gradients: GradientNeeds { [] }

  public func objection(to network: Network) -> String? {
    network.isCritic ? nil : "it is for the model of adversarial training, which judges samples"
  }
}

/// Mean score of real samples minus mean score of generated ones.
///
/// For a critic of slope at most 1 that has learned all it can it is the Wasserstein distance of the
/// two distributions (Arjovsky, Chintala & Bottou 2017); for one of slope at most K, K times it.
struct WassersteinEstimateProbe: CriticProbe {
  func axes(of network: Network) -> [Measurement.Axis] { [] }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let scores = session.elements(of: network.output)
    let half = scores.count / 2
    let (real, generated) = (scores[..<half], scores[half...])
    return [(real.reduce(0, +) - generated.reduce(0, +)) / Double(half)]
  }
}

/// Samples themselves, real or generated, as the critic sees them at a step.
struct SamplesProbe: CriticProbe {
  enum Source: Sendable {
    case data
    case generator
  }

  var source: Source
  /// At most so many.
  var limit: Int

  func axes(of network: Network) -> [Measurement.Axis] {
    let shape = network.input.shape
    let samples = shape.dimensions[0]
    return [
      .init("sample", (1...min(limit, samples / 2)).map { .number(Double($0)) }),
      .init("coordinate", Self.coordinates(shape.count / samples)),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let shape = network.input.shape
    let samples = shape.dimensions[0]
    let start = source == .data ? 0 : shape.count / 2
    let count = min(limit, samples / 2) * (shape.count / samples)
    return Array(session.elements(of: network.input)[start..<start + count])
  }

  func defaultCadence(steps: Int) -> Cadence {
    source == .data || steps == 0 ? .first : .steps([0, steps])
  }

  /// x, y, z in space, else numbers.
  private static func coordinates(_ count: Int) -> [Measurement.Label] {
    count <= 3
      ? ["x", "y", "z"].prefix(count).map { Measurement.Label.text($0) }
      : (1...count).map { Measurement.Label.number(Double($0)) }
  }
}
