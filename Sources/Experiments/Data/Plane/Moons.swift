import Engine

/// Two interleaved half circles, one for each class, with Gaussian noise in both coordinates.
public struct Moons: DatasetSource {
  public var samples: Int
  public var noise: Double
  public var seed: Int

  public var sampleShape: Shape { [2] }
  public var kind: Dataset.Targets { .binary }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "moons")
    return .points(samples, kind) { sample in
      let angle = stream.uniform() * .pi
      let isLower = sample % 2 == 1
      let x = PortableMath.cos(angle)
      let y = PortableMath.sin(angle)
      return Dataset.Point(
        (isLower ? 1 - x : x) - 0.5 + noise * stream.normal(),
        (isLower ? 0.5 - y : y) - 0.25 + noise * stream.normal(), target: isLower ? 1 : 0)
    }
  }
}
