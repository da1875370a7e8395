import Engine

/// Square images of noise with a faint horizontal bar, whose row is the class.
///
/// Pixels are N(0, 1), those of the bar N(`brightness`, 1): a single pixel tells little, a row all of it.
public struct BarImages: DatasetSource {
  public var samples: Int
  public var size: Int
  /// How many of the rows, from the top, may have the bar.
  public var classes: Int
  public var brightness: Double
  public var seed: Int

  public var sampleShape: Shape { [size, size, 1] }
  public var kind: Dataset.Targets { .classes(classes) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "bars")
    let targets = (0..<samples).map { _ in stream.below(classes) }
    var pixels = stream.normals(samples * size * size)
    for (sample, target) in targets.enumerated() {
      let row = (sample * size + target) * size
      for pixel in row..<row + size { pixels[pixel] += brightness }
    }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: pixels, kind: kind,
      targets: targets.map(Double.init))
  }
}
