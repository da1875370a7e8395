import Engine

/// How the ten digits are written by hand, as strokes in the unit square with y pointing down.
enum DigitStrokes {
  struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
  }

  /// For each digit, its strokes, each a line from point to point.
  static let all: [[[Point]]] = [
    [arc(0.5, 0.5, 0.28, 0.40, from: -90, to: 270)],
    [line((0.32, 0.28), (0.55, 0.10), (0.55, 0.90))],
    [
      arc(0.5, 0.32, 0.25, 0.22, from: -170, to: 30)
        + line((0.70, 0.45), (0.25, 0.90), (0.78, 0.90))
    ],
    [
      arc(0.47, 0.30, 0.25, 0.20, from: -150, to: 90)
        + arc(0.47, 0.70, 0.29, 0.20, from: -90, to: 150)
    ],
    [line((0.60, 0.10), (0.22, 0.62), (0.80, 0.62)), line((0.62, 0.38), (0.62, 0.92))],
    [
      line((0.74, 0.11), (0.32, 0.11), (0.28, 0.46))
        + arc(0.46, 0.65, 0.28, 0.25, from: -125, to: 145)
    ],
    [
      line((0.66, 0.10), (0.46, 0.28), (0.31, 0.50))
        + arc(0.50, 0.67, 0.24, 0.23, from: -170, to: 190)
    ],
    [line((0.22, 0.12), (0.78, 0.12), (0.42, 0.91))],
    [
      arc(0.5, 0.30, 0.21, 0.20, from: 90, to: 450),
      arc(0.5, 0.70, 0.25, 0.21, from: -90, to: 270),
    ],
    [
      arc(0.50, 0.33, 0.24, 0.23, from: 10, to: 370)
        + line((0.74, 0.37), (0.70, 0.62), (0.58, 0.91))
    ],
  ]

  private static func line(_ points: (Double, Double)...) -> [Point] {
    points.map { Point(x: $0.0, y: $0.1) }
  }

  /// A part of an ellipse; angles in degrees, 0 pointing right and 90 down.
  private static func arc(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, from start: Double, to end: Double
  ) -> [Point] {
    (0...16).map { i in
      let angle = (start + (end - start) * Double(i) / 16) * .pi / 180
      return Point(
        x: x + width * PortableMath.cos(angle), y: y + height * PortableMath.sin(angle))
    }
  }
}
