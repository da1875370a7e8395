import Engine

/// Two circles around the origin, one for each class: radius 1 outside, `factor` inside, with Gaussian
/// noise in both coordinates.
public struct Circles: DatasetSource {
  public var samples: Int
  public var factor: Double
  public var noise: Double
  public var seed: Int

  public var sampleShape: Shape { [2] }
  public var kind: Dataset.Targets { .binary }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "circles")
    return .points(samples, kind) { sample in
      let angle = stream.uniform() * 2 * .pi
      let isInner = sample % 2 == 1
      let radius = isInner ? factor : 1
      return Dataset.Point(
        radius * PortableMath.cos(angle) + noise * stream.normal(),
        radius * PortableMath.sin(angle) + noise * stream.normal(), target: isInner ? 1 : 0)
    }
  }
}
