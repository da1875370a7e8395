import Engine

/// Tell in which order two rare symbols came (Hochreiter & Schmidhuber 1997, task 6a).
///
/// A sequence of distractors a, b, c, d holds one X or Y in its second tenth and another in its fifth
/// tenth; the four classes are XX, XY, YX and YY.
public struct TemporalOrder: DatasetSource {
  public var samples: Int
  public var length: Int
  public var seed: Int

  public var sampleShape: Shape { [length] }
  public var kind: Dataset.Targets { .classes(4) }
  public var sampleCount: Int { samples }
  public var time: Dataset.Time { .inputs }
  /// X, Y and four distractors.
  public var symbolCount: Int? { 6 }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "temporal-order")
    let tenth = length / 10
    var features: [Double] = []
    var targets: [Double] = []
    for _ in 0..<samples {
      var sequence = (0..<length).map { _ in 2 + stream.below(4) }
      let first = stream.below(2)
      let second = stream.below(2)
      sequence[tenth + stream.below(tenth)] = first
      sequence[4 * tenth + stream.below(tenth)] = second
      features += sequence.map(Double.init)
      targets.append(Double(2 * first + second))
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: features, kind: kind,
      targets: targets)
  }
}
