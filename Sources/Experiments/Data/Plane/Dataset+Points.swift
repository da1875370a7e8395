import Engine

extension Dataset {
  /// A sample in the plane with one target.
  struct Point {
    var x: Double
    var y: Double
    var target: Double

    init(_ x: Double, _ y: Double, target: Double) {
      self.x = x
      self.y = y
      self.target = target
    }
  }

  /// Points of the plane, each drawn by its number.
  static func points(_ count: Int, _ kind: Targets, _ draw: (Int) -> Point) -> Dataset {
    let points = (0..<count).map(draw)
    return Dataset(
      sampleShape: [2], sampleCount: count, features: points.flatMap { [$0.x, $0.y] }, kind: kind,
      targets: points.map(\.target))
  }
}
