import Engine

/// Random binary patterns, one for each class; a sample is its pattern with some of the bits flipped.
public struct Prototypes: DatasetSource {
  public var samples: Int
  public var features: Int
  public var classes: Int
  /// Probability of a 1 in a pattern.
  public var density: Double
  /// Probability that a bit of a sample is flipped.
  public var flips: Double
  public var seed: Int

  public var sampleShape: Shape { [features] }
  public var kind: Dataset.Targets { .classes(classes) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "prototypes")
    let patterns = (0..<classes * features).map { _ in stream.bernoulli(density) }
    let targets = (0..<samples).map { _ in stream.below(classes) }
    let bits = targets.flatMap { target in
      (0..<features).map { bit in
        patterns[target * features + bit] != stream.bernoulli(flips)
      }
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: bits.map { $0 ? 1 : 0 },
      kind: kind, targets: targets.map(Double.init))
  }
}
