import Engine

/// Add two numbers that are marked in a long sequence (Hochreiter & Schmidhuber 1997, task 4).
///
/// Each time step has a number from U(0, 1) and a marker, which is 1 at one random step in either half
/// and 0 elsewhere; the target is the sum of the two marked numbers. Always answering 1 has a squared
/// error of 1/6: less is memory.
public struct AddingProblem: DatasetSource {
  public var samples: Int
  public var length: Int
  public var seed: Int

  public var sampleShape: Shape { [length, 2] }
  public var kind: Dataset.Targets { .real(1) }
  public var sampleCount: Int { samples }
  public var time: Dataset.Time { .inputs }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "adding")
    var features = [Double](repeating: 0, count: samples * length * 2)
    var targets: [Double] = []
    for sample in 0..<samples {
      let marked = [
        stream.below(length / 2), length / 2 + stream.below(length - length / 2),
      ]
      let numbers = stream.uniforms(length)
      let start = sample * length * 2
      for step in 0..<length { features[start + 2 * step] = numbers[step] }
      for step in marked { features[start + 2 * step + 1] = 1 }
      targets.append(numbers[marked[0]] + numbers[marked[1]])
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: features, kind: kind,
      targets: targets)
  }
}
