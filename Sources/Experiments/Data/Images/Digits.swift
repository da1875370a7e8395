import Engine

/// Drawn digits, 16 × 16 pixels from 0 (paper) to 1 (ink), in ten classes.
///
/// The strokes of a digit are turned, sheared, scaled and shifted at random, drawn with a pen of random
/// width, and noise is added to the pixels. The distortions are drawn uniformly: ±15°, ±0.25 of shear, 0.8
/// to 1.1 of size in either direction, ±1.5 pixels of shift, pens of 1.1 to 2 pixels. What noise takes out
/// of the range of ink is cut off, so that a pixel can be read as a probability.
public struct Digits: DatasetSource {
  public var samples: Int
  /// Standard deviation of the noise of a pixel.
  public var noise: Double
  /// How much of the distortion is applied: 0 always draws the same.
  public var distortion: Double
  public var seed: Int

  static let size = 16

  public var sampleShape: Shape { [Self.size, Self.size, 1] }
  public var kind: Dataset.Targets { .classes(10) }
  public var sampleCount: Int { samples }

  public func makeDataset() -> Dataset {
    var stream = RandomStream(seed: UInt64(seed), name: "digits")
    let targets = (0..<samples).map { _ in stream.below(10) }
    let pixels = targets.flatMap { image(of: $0, &stream) }
    return Dataset(
      sampleShape: sampleShape, sampleCount: samples, features: pixels, kind: kind,
      targets: targets.map(Double.init))
  }

  private func image(of digit: Int, _ stream: inout RandomStream) -> [Double] {
    let distortion = Distortion(amount: distortion, from: &stream)
    let pen = 1.5 + self.distortion * stream.uniform(in: -0.4..<0.5)
    let strokes = DigitStrokes.all[digit].map { $0.map(distortion.place) }
    var pixels: [Double] = []
    for row in 0..<Self.size {
      for column in 0..<Self.size {
        let centre = DigitStrokes.Point(x: Double(column) + 0.5, y: Double(row) + 0.5)
        let distance = strokes.map { Self.distance(centre, to: $0) }.min() ?? .infinity
        let ink = min(1, max(0, pen / 2 + 0.5 - distance))
        pixels.append(noise == 0 ? ink : min(1, max(0, ink + noise * stream.normal())))
      }
    }
    return pixels
  }

  /// The distance of a point to the nearest of the segments of a line.
  private static func distance(_ p: DigitStrokes.Point, to line: [DigitStrokes.Point]) -> Double {
    zip(line, line.dropFirst()).map { start, end in
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = dx * dx + dy * dy
      let along = length == 0 ? 0 : ((p.x - start.x) * dx + (p.y - start.y) * dy) / length
      let share = min(1, max(0, along))
      let (ex, ey) = (p.x - start.x - share * dx, p.y - start.y - share * dy)
      return (ex * ex + ey * ey).squareRoot()
    }.min() ?? .infinity
  }

  /// From the unit square to pixels: turn, shear and scale about the centre, then shift.
  private struct Distortion {
    private let matrix: (Double, Double, Double, Double)
    private let shift: (Double, Double)

    init(amount: Double, from stream: inout RandomStream) {
      let angle = amount * stream.uniform(in: -1..<1) * 15 * .pi / 180
      let shear = amount * stream.uniform(in: -0.25..<0.25)
      let width = 1 + amount * stream.uniform(in: -0.2..<0.1)
      let height = 1 + amount * stream.uniform(in: -0.2..<0.1)
      shift = (amount * stream.uniform(in: -1.5..<1.5), amount * stream.uniform(in: -1.5..<1.5))
      let (sine, cosine) = (PortableMath.sin(angle), PortableMath.cos(angle))
      matrix = (
        cosine * width, (cosine * shear - sine) * height, sine * width,
        (sine * shear + cosine) * height
      )
    }

    func place(_ point: DigitStrokes.Point) -> DigitStrokes.Point {
      let extent = Double(Digits.size - 2)
      let (x, y) = ((point.x - 0.5) * extent, (point.y - 0.5) * extent)
      let centre = Double(Digits.size) / 2
      return DigitStrokes.Point(
        x: matrix.0 * x + matrix.1 * y + shift.0 + centre,
        y: matrix.2 * x + matrix.3 * y + shift.1 + centre)
    }
  }
}
