import Engine

/// Gaussian clouds around centres drawn from N(0, spread²), one for each class.
public struct Blobs: DatasetSource {
  public var samples: Int
  public var features: Int
  public var classes: Int
  /// Standard deviation of the centres, in units of a cloud's own.
  public var spread: Double
  public var seed: Int

  public var sampleShape: Shape { [features] }
  public var kind: Dataset.Targets { .classes(classes) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "blobs")
    let centres = stream.normals(classes * features).map { spread * $0 }
    let targets = (0..<samples).map { _ in stream.below(classes) }
    var points = stream.normals(samples * features)
    for (sample, target) in targets.enumerated() {
      for i in 0..<features { points[sample * features + i] += centres[target * features + i] }
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: points, kind: kind,
      targets: targets.map(Double.init))
  }
}
