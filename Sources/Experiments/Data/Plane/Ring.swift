import Engine

/// Narrow Gaussian clouds on a circle, one for each class: what a generator is asked to imitate, and
/// where it is seen at once which of the clouds it has forgotten.
public struct Ring: DatasetSource {
  public var samples: Int
  public var modes: Int
  public var radius: Double
  public var deviation: Double
  public var seed: Int

  public var sampleShape: Shape { [2] }
  public var kind: Dataset.Targets { .classes(modes) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "ring")
    return .points(samples, kind) { _ in
      let mode = stream.below(modes)
      let angle = Double(mode) / Double(modes) * 2 * .pi
      return Dataset.Point(
        radius * PortableMath.cos(angle) + deviation * stream.normal(),
        radius * PortableMath.sin(angle) + deviation * stream.normal(), target: Double(mode))
    }
  }
}
