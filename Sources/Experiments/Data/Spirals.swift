import Engine

/// Two interleaved spiral arms in [−1, 1]², one for each class.
///
/// Points are spread evenly over the area of an arm: angle θ = √u·turns·2π with u ~ U(0.02, 1), radius
/// θ/(turns·2π), plus Gaussian noise in both coordinates.
public struct Spirals: DatasetSource {
  public var samples: Int
  public var turns: Double
  public var noise: Double
  public var seed: Int

  public var sampleShape: Shape { [2] }
  public var kind: Dataset.Targets { .binary }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "spirals")
    var features: [Double] = []
    var targets: [Double] = []
    for sample in 0..<samples {
      let angle = stream.uniform(in: 0.02..<1).squareRoot() * turns * 2 * .pi
      let arm: Double = sample % 2 == 0 ? 1 : -1
      let radius = arm * angle / (turns * 2 * .pi)
      features.append(radius * PortableMath.cos(angle) + noise * stream.normal())
      features.append(radius * PortableMath.sin(angle) + noise * stream.normal())
      targets.append(sample % 2 == 0 ? 0 : 1)
    }
    let ordered = Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: features, kind: kind,
      targets: targets)
    return ordered.shuffled(by: &stream)
  }
}
