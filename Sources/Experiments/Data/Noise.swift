import Engine

/// Independent N(0, 1) features and nothing to learn: the input of measurements at initialisation.
public struct Noise: DatasetSource {
  public var samples: Int
  public var features: Int
  public var seed: Int

  public var sampleShape: Shape { [features] }
  public var kind: Dataset.Targets { .none }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "noise")
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples,
      features: stream.normals(samples * features), kind: kind, targets: [])
  }
}
