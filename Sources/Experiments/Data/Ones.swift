import Engine

/// Every feature is 1 and there is nothing to learn: the input of closed forms.
public struct Ones: DatasetSource {
  public var samples: Int
  public var features: Int

  public var sampleShape: Shape { [features] }
  public var kind: Dataset.Targets { .none }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    Dataset(
      sampleShape: sampleShape, sampleCount: samples,
      features: [Double](repeating: 1, count: samples * features), kind: kind, targets: [])
  }
}
