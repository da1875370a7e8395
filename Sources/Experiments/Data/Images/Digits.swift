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
    var pixels = [Double](repeating: 0, count: Self.size * Self.size)
    for stroke in DigitStrokes.all[digit] {
      let points = stroke.map(distortion.place)
      for (start, end) in zip(points, points.dropFirst()) {
        Self.draw(from: start, to: end, reach: pen / 2 + 0.5, on: &pixels)
      }
    }
    if noise == 0 { return pixels }
    let disturbances = stream.normals(pixels.count)
    return pixels.indices.map { min(1, max(0, pixels[$0] + noise * disturbances[$0])) }
  }

  /// Leaves ink on the pixels whose centres are nearer than `reach`, up to 1 where it is nearer by 1.
  private static func draw(
    from start: DigitStrokes.Point, to end: DigitStrokes.Point, reach: Double,
    on pixels: inout [Double]
  ) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    for row in places(between: start.y, and: end.y, reach: reach) {
      for column in places(between: start.x, and: end.x, reach: reach) {
        let (x, y) = (Double(column) + 0.5, Double(row) + 0.5)
        let along = length == 0 ? 0 : ((x - start.x) * dx + (y - start.y) * dy) / length
        let share = min(1, max(0, along))
        let (ex, ey) = (x - start.x - share * dx, y - start.y - share * dy)
        let ink = min(1, reach - (ex * ex + ey * ey).squareRoot())
        if ink > pixels[row * size + column] { pixels[row * size + column] = ink }
      }
    }
  }

  /// The rows or columns that a pen may touch on its way.
  private static func places(
    between start: Double, and end: Double, reach: Double
  ) -> Range<Int> {
    let limits = (min(start, end) - reach, max(start, end) + reach)
    let first = min(size, max(0, Int(limits.0.rounded(.down))))
    return first..<max(first, min(size, Int(limits.1.rounded(.up))))
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
