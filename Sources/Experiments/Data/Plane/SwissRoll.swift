import Engine

/// A rolled-up strip seen from its side, about as wide as the unit circle; the target is how far along
/// the strip a point lies, from 0 to 1.
///
/// Angle θ = 1.5π·(1 + 2u) with u ~ U(0, 1), point θ·(cos θ, sin θ)/4.5π, with Gaussian noise.
public struct SwissRoll: DatasetSource {
  public var samples: Int
  public var noise: Double
  public var seed: Int

  public var sampleShape: Shape { [2] }
  public var kind: Dataset.Targets { .real(1) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "swiss-roll")
    return .points(samples, kind) { _ in
      let place = stream.uniform()
      let angle = 1.5 * .pi * (1 + 2 * place)
      let radius = angle / (4.5 * .pi)
      return Dataset.Point(
        radius * PortableMath.cos(angle) + noise * stream.normal(),
        radius * PortableMath.sin(angle) + noise * stream.normal(), target: place)
    }
  }
}
