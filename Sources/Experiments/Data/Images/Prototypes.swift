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
    let patterns = stream.bits(classes * features, probability: density)
    let targets = (0..<samples).map { _ in stream.below(classes) }
    var bits = stream.bits(samples * features, probability: flips)
    for (sample, target) in targets.enumerated() {
      for i in 0..<features where patterns[target * features + i] == 1 {
        bits[sample * features + i] = 1 - bits[sample * features + i]
      }
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: bits,
      kind: kind, targets: targets.map(Double.init))
  }
}
