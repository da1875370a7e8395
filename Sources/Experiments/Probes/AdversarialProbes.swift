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

/// The samples of the critic's batch themselves.
struct PointCloudProbe: CriticProbe {
  /// At most so many of each kind.
  var limit: Int

  func axes(of network: Network) -> [Measurement.Axis] {
    let shape = network.input.shape
    let samples = shape.dimensions[0]
    return [
      .init("source", [.text("real"), .text("generated")]),
      .init("point", (1...min(limit, samples / 2)).map { .number(Double($0)) }),
      .init("feature", (1...shape.count / samples).map { .number(Double($0)) }),
    ]
  }

  func measure(_ session: Session, of network: Network) -> [Double] {
    let shape = network.input.shape
    let half = shape.count / 2
    let elements = session.elements(of: network.input)
    let wanted = min(limit, shape.dimensions[0] / 2) * (shape.count / shape.dimensions[0])
    return Array(elements[..<wanted] + elements[half..<half + wanted])
  }

  func defaultCadence(steps: Int) -> Cadence { steps == 0 ? .first : .steps([0, steps]) }
}
